// Keeps what a patient just answered; when nothing is left to ask, the interview becomes a response.
import { conclude, type Conclusion } from '../core/conclude.ts'
import { heldBack } from '../core/conversation/flags.ts'
import { localDate } from '../core/outreach/window.ts'
import type { Answers } from '../core/question.ts'
import { phoneUse, saidOfPhone, saidOfSharing, standing } from '../core/sitting.ts'
import { unreadWords } from '../core/unread-words.ts'
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { putDraft, type DraftBody } from '../db/drafts.ts'
import { recordHelp } from '../db/invitations.ts'
import { claimRevision } from '../db/revisions.ts'
import { cancelAsking } from '../db/outbox.ts'
import { deleteSealedDrafts, insertSealedAnswer } from '../db/sealed-drafts.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { privateTextAfter } from './ask-privately.ts'
import { conclusionWrites, sealedPlace } from './conclusion-writes.ts'
import { personWrites } from './ask-for-person.ts'
import { callWrites, flaggedNow } from './flag-answers.ts'
import { interviewIn, type Sitting } from './read-sitting.ts'

export interface Saving {
  /** Accepted ones (core/interview-accept.ts), laid over those kept before. */
  readonly answers: Answers
  readonly mode: 'page' | 'sms' | 'kiosk'
  /** As the channel knew it; another save in between makes this one stale. */
  readonly revision: number
  /** The patient's switch; undefined: untouched. */
  readonly shared?: boolean
  readonly language?: string
  /** False: keep only, as autosave does; true: end the interview when nothing is left to ask. */
  readonly complete: boolean
  /** The channel's own writes, in the same commit. */
  readonly also?: readonly Write[]
}

type Saver = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

/** The sitting as it stands afterwards. Throws `Problem('stale')` when somebody saved in between, and `bad_request`
 *  for a sealed answer given with a helper beside the patient. */
export async function saveAnswers(deps: Saver, sitting: Sitting, saving: Saving): Promise<Sitting> {
  const language = saving.language ?? sitting.language
  const fresh = Object.keys(saving.answers)
  const begun = sitting.begun ?? (fresh.length > 0 ? saving.mode : null)
  const given = { ...sitting.answers, ...saving.answers }
  const interview = interviewIn(deps.surveys, { ...sitting, begun, answers: given }, language)
  const sharing = saving.shared ?? saidOfSharing(saving.answers) ?? sitting.sharing
  const answers = interview.keep(given, sitting.invitation.facts)
  const { assisted } = sitting
  const isSealed = (item: string) => interview.questions.some((q) => q.id === item && q.readers === 'sealed')
  if (assisted && fresh.some(isSealed)) throw new Problem('bad_request')
  const others = (items: readonly string[]) => items.filter((item) => !fresh.includes(item))
  const unsubmitted = saving.complete
    ? others(sitting.unsubmitted)
    : [...others(sitting.unsubmitted), ...fresh]
  const next: Sitting = {
    ...sitting,
    invitation: { ...sitting.invitation, help: assisted?.help ?? sitting.invitation.help },
    mode: saving.mode,
    begun,
    language,
    interview,
    answers,
    sharing,
    shared: sharing === true,
    unsubmitted,
    unshared: sharing === true ? others(sitting.unshared) : [...others(sitting.unshared), ...fresh],
    phone: phoneUse(sitting.patient.phoneKind, saidOfPhone(answers) ?? sitting.patient.phoneSaid),
  }
  const { screen } = standing(interview, answers, sitting.invitation.facts, unsubmitted)
  const ends = saving.complete && screen === null
  const later = saving.complete ? await privateTextAfter(deps, next) : []
  // What a text says beside an answer is heard before it comes here.
  const heard = saving.complete && saving.mode !== 'sms' ? flaggedNow(sitting, saving.answers) : []
  const also = [...(saving.also ?? []), ...later, ...(await callWrites(deps, sitting, heard))]
  await end(deps, next, { ...saving, also }, ends ? 'completed' : null)
  const state = ends ? 'completed' : 'started'
  return { ...next, invitation: { ...next.invitation, revision: saving.revision + 1, state } }
}

/** What was sent before an invitation expired is kept as a partial response; what was never sent is not. */
export async function closePartial(deps: Saver, sitting: Sitting): Promise<void> {
  const { mode, invitation, unsubmitted } = sitting
  const sent = Object.entries(sitting.answers).filter(([item]) => !unsubmitted.includes(item))
  await end(
    deps,
    { ...sitting, answers: Object.fromEntries(sent) },
    { answers: {}, mode, revision: invitation.revision, complete: false },
    'partial',
  )
}

async function end(deps: Saver, sitting: Sitting, saving: Saving, ends: 'completed' | 'partial' | null) {
  const { db, newId, now, surveys } = deps
  const { invitation, assisted } = sitting
  const [claim, at] = [newId(), now()]
  const how = { mode: saving.mode, language: sitting.language, at, complete: ends === 'completed' }
  const kept = ends
    ? [
        ...(await conclusionWrites(deps, sitting, conclusionOf(surveys, sitting), how)),
        ...(await unreadWrites(deps, sitting)),
      ]
    : await draftWrites(deps, sitting, saving, at)
  const writes: Write[] = [
    claimRevision(db, { id: invitation.id, revision: saving.revision, claim, at, ends }),
    mustHaveClaimed(db, 'invitation', claim),
    ...(assisted ? [recordHelp(db, invitation.id, assisted.help)] : []),
    ...kept,
    ...(ends ? [cancelAsking(db, invitation.id, at)] : []),
    ...(saving.also ?? []),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'patient', id: invitation.patientId },
      action: ends ? `response.${ends}` : 'draft.saved',
      subject: 'invitation',
      subjectId: invitation.id,
      detail: {
        mode: saving.mode,
        ...(assisted ? { helped: assisted.help.kind, helper: assisted.help.staffId } : {}),
      },
    }),
  ]
  try {
    await db.commit(writes)
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
}

/** What no case manager may read waits for somebody else: an interview, one call. */
async function unreadWrites(deps: Saver, sitting: Sitting): Promise<Write[]> {
  const { patientId, aboutStaffId, facts } = sitting.invitation
  const words = unreadWords({ ...sitting, facts })
  if (words.length === 0) return []
  return personWrites(deps, { kind: 'words', patientId, aboutStaffId, words: words.join('\n') })
}

function conclusionOf(surveys: Deps['surveys'], sitting: Sitting): Conclusion {
  const { invitation, interview, answers, sharing, standing, caseManager } = sitting
  const unshared = [...sitting.unshared, ...heldBack(interview, answers, caseManager)]
  const goals = { asked: sitting.goals, standing }
  const scoring = surveys.scoring(invitation.surveyId, invitation.surveyVersion)
  return conclude({ interview, scoring, answers, facts: invitation.facts, unshared, sharing, goals })
}

async function draftWrites(deps: Saver, sitting: Sitting, { mode }: Saving, at: string): Promise<Write[]> {
  const { db, sealer, newId } = deps
  const { invitation, interview, unshared, unsubmitted, sharing, language, record, begun } = sitting
  const sealedItems = new Set(interview.questions.filter((q) => q.readers === 'sealed').map(({ id }) => id))
  const all = Object.entries(sitting.answers)
  const body: DraftBody = {
    answers: Object.fromEntries(all.filter(([item]) => !sealedItems.has(item))),
    // A sealed item's name here would tell that it was asked and answered.
    unshared: unshared.filter((item) => !sealedItems.has(item)),
    unsubmitted: unsubmitted.filter((item) => !sealedItems.has(item)),
    sharing,
    mode,
    begun,
  }
  const month = localDate(at, record.timeZones).slice(0, 7)
  const sealed = all.filter(([item]) => sealedItems.has(item))
  return [
    putDraft(db, {
      invitation_id: invitation.id,
      answers_sealed: await sealer.seal('draft', 'answers_sealed', invitation.id, JSON.stringify(body)),
      language,
      shared: sharing === true ? 1 : 0,
      at,
    }),
    deleteSealedDrafts(db, invitation.id),
    ...sealed.map(([item, value]) =>
      insertSealedAnswer(db, {
        ...sealedPlace(invitation, record),
        id: newId(),
        kind: 'draft',
        item,
        value: Number(value),
        language,
        mode,
        month,
        stored_at: at,
        sent: unsubmitted.includes(item) ? 0 : 1,
      }),
    ),
  ]
}
