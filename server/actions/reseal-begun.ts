// Interviews of an older version that had come to their private questions: their open part ends before those, as it does
// today, so that whoever was answering goes on with what comes next.
import { afterDanger, asksToCall, PRIVATE, SEALED, whatWaits } from '../core/conversation/flow.ts'
import { PRIVATE_LINK } from '../core/outreach/leave.ts'
import { openStanding } from '../core/sitting.ts'
import { awaitNow, conversationAbout, type Conversation } from '../db/conversations.ts'
import { Conflict } from '../db/database.ts'
import { BEFORE, draftsNotLookedAt, markLookedAt } from '../db/drafts.ts'
import { findInvitation, type Invitation } from '../db/invitations.ts'
import { hasText } from '../db/outbox.ts'
import { Problem } from '../problem.ts'
import { assist } from './ask-privately.ts'
import { sittingByText, surveysByText } from './read-scene.ts'
import { assemble } from './read-sitting.ts'
import type { Resealer } from './reseal-answers.ts'
import { saveAnswers } from './save-answers.ts'
import { isSealed } from './save-privately.ts'
import type { Sitting } from './sitting.ts'

const AT_ONCE = 50

/** Looks at each draft of before once; returns how many it looked at now. */
export async function endBegun(deps: Resealer): Promise<number> {
  const { db, newId, log } = deps
  const ids = await draftsNotLookedAt(db, AT_ONCE)
  for (const id of ids) {
    try {
      await endOne(deps, id)
    } catch (error) {
      // A patient saved at this moment, by today's rules. What cannot be read holds up nobody else's.
      const overtaken = error instanceof Conflict || (error instanceof Problem && error.code === 'stale')
      const name = error instanceof Error ? error.name : 'unknown'
      if (!overtaken) log('error', 'reseal.not_ended', { invitationId: id, error: name })
    }
  }
  if (ids.length > 0) await db.commit(ids.map((id) => markLookedAt(db, id, newId())))
  return ids.length
}

async function endOne(deps: Resealer, id: string): Promise<void> {
  const { db, surveys } = deps
  const invitation = await findInvitation(db, id)
  // What is over by now is kept in part, as ever.
  if (invitation?.state !== 'started' || invitation.expiresAt <= deps.now()) return
  const talk = await conversationAbout(db, id)
  const read = await sittingOf(deps, invitation, talk)
  if (!read?.sitting.own) return
  const { interview, answers, unsubmitted, mode, revision, own } = read.sitting
  if (openStanding(interview, answers, read.sitting.invitation.facts, unsubmitted).screen !== null) return
  const sitting = await withHelp(deps, read.sitting)
  const by = read.texted ? surveysByText(surveys, sitting) : surveys
  // Dated by the patient: the hour of this would tell of each that private questions were left.
  const at = own?.sentAt ?? deps.now()
  await saveAnswers({ ...deps, surveys: by, now: () => at }, sitting, {
    answers: {},
    mode,
    revision,
    complete: true,
    // What waited for a private answer waits for whichever is next, and names none.
    also: talk && namesSealed(sitting, talk) ? [awaitNow(db, talk, nameless(talk))] : [],
  })
}

/** Where texts had come to private questions they ask nothing else, whatever a page would. */
async function sittingOf(deps: Resealer, invitation: Invitation, talk: Conversation | null) {
  const texted = talk && (await sittingByText(deps, invitation))
  if (texted && (namesSealed(texted, talk) || whatWaits(talk.awaiting) === PRIVATE))
    return { sitting: texted, texted: true }
  const sitting = await assemble(deps, invitation, { id: BEFORE, proven: false, makers: [] })
  return sitting && { sitting, texted: false }
}

const namesSealed = ({ interview }: Sitting, { awaiting }: Conversation): boolean =>
  isSealed(interview, whatWaits(awaiting))

const nameless = ({ awaiting }: Conversation): string => (asksToCall(awaiting) ? afterDanger(SEALED) : SEALED)

/** What a helper's sitting left out comes to the patient alone: by the text that went then, or as it would today. */
async function withHelp(deps: Resealer, sitting: Sitting): Promise<Sitting> {
  const { id, help, contactId } = sitting.invitation
  if (!help) return sitting
  const told = contactId !== null && (await hasText(deps.db, id, PRIVATE_LINK))
  if (!told) return assist(deps, sitting, help)
  return { ...sitting, mayPrivate: false, assisted: { help, rest: 'text', contactId } }
}
