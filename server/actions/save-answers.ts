// Keeps what a patient just answered. The open part becomes a response at its last open screen; private answers go to
// their sealed part, and leave no other trace.
import { heldBack } from '../core/conversation/flags.ts'
import { conclude, type Conclusion } from '../core/conclude.ts'
import type { Answers } from '../core/question.ts'
import { openStanding, phoneUse, saidOfPhone, saidOfSharing } from '../core/sitting.ts'
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { claimDraft, draftPlace, endOtherDrafts, insertDraft, type DraftBody } from '../db/drafts.ts'
import { claimEnd, markStarted } from '../db/interview-states.ts'
import { recordHelp } from '../db/invitations.ts'
import { cancelAsking } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { privateTextAfter } from './ask-privately.ts'
import { conclusionWrites, unreadWrites } from './conclusion-writes.ts'
import { callWrites, flaggedNow } from './flag-answers.ts'
import { mergedWith } from './merge-drafts.ts'
import { interviewIn, stageOf, type Sitting } from './sitting.ts'
import { isSealed, privateWrites } from './save-privately.ts'

export interface Saving {
  /** Accepted ones (core/interview-accept.ts), laid over those kept before. */
  readonly answers: Answers
  readonly mode: 'page' | 'sms' | 'kiosk'
  /** As the channel knew it; another open save in between makes this one stale. */
  readonly revision: number
  /** The patient's switch; undefined: untouched. */
  readonly shared?: boolean
  /** The sentence about sharing stood on the screen, and nothing was picked: on, for whoever never said no. */
  readonly met?: boolean
  readonly language?: string
  /** False: keep only, as autosave does; true: end the open part when nothing open is left to ask. */
  readonly complete: boolean
  /** The channel's own writes, in the same commit. */
  readonly also?: readonly Write[]
}

type Saver = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'newId' | 'newToken'>

/** The sitting as it stands afterwards. Throws `Problem('stale')` when somebody saved in between, or the open part is
 *  over, and `bad_request` for a private answer where none may be given. */
export async function saveAnswers(deps: Saver, sitting: Sitting, saving: Saving): Promise<Sitting> {
  const given = Object.entries(saving.answers)
  const closed = given.filter(([item]) => isSealed(sitting.interview, item))
  if (closed.length > 0 && (sitting.assisted || !sitting.mayPrivate)) throw new Problem('bad_request')
  if (closed.length > 0 && sitting.stage === 'open') throw new Problem('stale')
  const next = laidOver(deps, sitting, saving)
  const openSaid = closed.length < given.length || given.length === 0
  if (sitting.stage !== 'open' && openSaid && given.length > 0) throw new Problem('stale')
  const writes = openSaid && sitting.stage === 'open' ? await openWrites(deps, sitting, next, saving) : null
  const place = { language: next.language, mode: saving.mode, at: deps.now() }
  const said = closed.length > 0 ? privateOf(next) : {}
  const part = await privateWrites(deps, next, said, place)
  const also = saving.also ?? []
  await commit(deps, [...(writes?.writes ?? []), ...part.writes, ...also])
  const { invitation } = next
  const after: Sitting = {
    ...next,
    part: part.kept,
    ...(writes ? { own: writes.own, revision: writes.own.revision } : {}),
    invitation: { ...invitation, state: writes?.ends ? 'completed' : writes ? 'started' : invitation.state },
  }
  return { ...after, stage: stageOf(after) }
}

/** What a changed mind hides is not kept. */
const privateOf = ({ interview, answers }: Sitting): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([item]) => isSealed(interview, item)))

/** The sitting with what was said laid over what stood, before anything is written. */
function laidOver({ surveys }: Saver, sitting: Sitting, saving: Saving): Sitting {
  const language = saving.language ?? sitting.language
  const fresh = Object.keys(saving.answers)
  const begun = sitting.begun ?? (fresh.length > 0 ? saving.mode : null)
  const given = { ...sitting.answers, ...saving.answers }
  const interview = interviewIn(surveys, { ...sitting, begun, answers: given }, language)
  const picked = saving.shared ?? saidOfSharing(saving.answers)
  const sharing = picked ?? sitting.sharing ?? (saving.met === true ? true : null)
  const answers = interview.keep(given, sitting.invitation.facts)
  const others = (items: readonly string[]) => items.filter((item) => !fresh.includes(item))
  return {
    ...sitting,
    invitation: { ...sitting.invitation, help: sitting.assisted?.help ?? sitting.invitation.help },
    mode: saving.mode,
    begun,
    language,
    interview,
    answers,
    sharing,
    switched: picked ?? sitting.switched,
    shared: sharing === true,
    unsubmitted: saving.complete ? others(sitting.unsubmitted) : [...others(sitting.unsubmitted), ...fresh],
    unshared: sharing === true ? others(sitting.unshared) : [...others(sitting.unshared), ...fresh],
    phone: phoneUse(sitting.patient.phoneKind, saidOfPhone(answers) ?? sitting.patient.phoneSaid),
  }
}

/** All that the open part's save leaves; at its last open screen, the response. */
async function openWrites(deps: Saver, before: Sitting, next: Sitting, saving: Saving) {
  const { db, newId, now } = deps
  const { invitation, interview, answers, unsubmitted, assisted, holder } = next
  const [claim, at] = [newId(), now()]
  const left = openStanding(interview, answers, invitation.facts, unsubmitted).screen
  const ends = saving.complete && left === null
  const draft = await draftRow(deps, before, next, { claim, at, done: ends, sent: saving.complete })
  const counted = ends ? await mergedWith(deps, next) : { ...next, makers: holder.makers }
  // What a text says beside an answer is heard before it comes here.
  const heard = saving.complete && saving.mode !== 'sms' ? flaggedNow(before, saving.answers) : []
  const { makers } = counted
  const how = { mode: saving.mode, language: next.language, at, complete: true, makers }
  const writes: Write[] = [
    before.own
      ? claimDraft(db, { ...draft, seen: before.own.claim, revision: saving.revision + 1 })
      : insertDraft(db, draft),
    ...(before.own ? [mustHaveClaimed(db, 'draft', claim)] : []),
    ...(ends
      ? [claimEnd(db, { id: invitation.id, claim, at }), mustHaveClaimed(db, 'invitation', claim)]
      : []),
    ...(!ends && before.invitation.state !== 'started' ? [markStarted(db, invitation.id, at)] : []),
    // Whoever ends it alone goes on alone: nothing waits for whoever opens the link.
    ...(assisted || (ends && invitation.help) ? [recordHelp(db, invitation.id, assisted?.help ?? null)] : []),
    ...(ends
      ? [
          ...endOtherDrafts(db, { id: invitation.id, holder: draft.holder, claim }),
          ...(await conclusionWrites(deps, counted, concludeOpen(deps.surveys, counted), how)),
          ...(await unreadWrites(deps, counted)),
          cancelAsking(db, invitation.id, at),
        ]
      : []),
    ...(ends ? await privateTextAfter(deps, next) : []),
    ...(await callWrites(deps, before, heard)),
    savedNote(deps, next, { at, mode: saving.mode, ends: ends ? 'completed' : null }),
  ]
  const own = {
    holder: draft.holder,
    proven: draft.proven === 1,
    first: draft.first === 1,
    done: ends,
    revision: draft.revision,
    claim,
    bodySealed: draft.answers_sealed,
    language: draft.language,
    beganAt: draft.began_at,
    sentAt: draft.sent_at,
  }
  if (holder.id === null) throw new Problem('broken')
  return { writes, own, ends }
}

interface Kept {
  readonly claim: string
  readonly at: string
  readonly done: boolean
  readonly sent: boolean
}

async function draftRow({ sealer }: Saver, { own }: Sitting, next: Sitting, { claim, at, done, sent }: Kept) {
  const { invitation, interview, holder, unshared, unsubmitted, sharing, switched, mode, begun } = next
  const id = holder.id ?? ''
  const isOpen = (item: string) => !isSealed(interview, item)
  const body: DraftBody = {
    answers: Object.fromEntries(Object.entries(next.answers).filter(([item]) => isOpen(item))),
    // A private item's name here would tell that it was asked and answered.
    unshared: unshared.filter(isOpen),
    unsubmitted: unsubmitted.filter(isOpen),
    sharing,
    switched,
    mode,
    begun,
    makers: holder.makers,
  }
  return {
    invitation_id: invitation.id,
    holder: id,
    proven: holder.proven ? 1 : 0,
    first: own ? (own.first ? 1 : 0) : next.mayPrivate ? 1 : 0,
    done: done ? 1 : 0,
    revision: (own?.revision ?? 0) + 1,
    claim,
    answers_sealed: await sealer.seal(
      'draft',
      'answers_sealed',
      draftPlace(invitation.id, id),
      JSON.stringify(body),
    ),
    language: next.language,
    shared: sharing === true ? 1 : 0,
    began_at: own?.beganAt ?? at,
    at,
    sent_at: sent ? at : (own?.sentAt ?? null),
  } as const
}

/** What the open part comes to; nothing private is among its answers. */
export function concludeOpen(surveys: Deps['surveys'], sitting: Sitting): Conclusion {
  const { invitation, interview, answers, sharing, standing, caseManager } = sitting
  const open = Object.fromEntries(Object.entries(answers).filter(([item]) => !isSealed(interview, item)))
  const unshared = [...sitting.unshared, ...heldBack(interview, open, caseManager)]
  const goals = { asked: sitting.goals, standing }
  const scoring = surveys.scoring(invitation.surveyId, invitation.surveyVersion)
  return conclude({
    interview,
    scoring,
    answers: open,
    facts: invitation.facts,
    unshared,
    sharing,
    goals,
  })
}

export function savedNote(
  { db, newId }: Pick<Deps, 'db' | 'newId'>,
  { invitation, assisted, holder }: Pick<Sitting, 'invitation' | 'assisted' | 'holder'>,
  {
    at,
    mode,
    ends,
  }: { readonly at: string; readonly mode: string; readonly ends: 'completed' | 'partial' | null },
): Write {
  return audit(db, {
    id: newId(),
    at,
    actor: { kind: 'patient', id: invitation.patientId },
    action: ends ? `response.${ends}` : 'draft.saved',
    subject: 'invitation',
    subjectId: invitation.id,
    detail: {
      mode,
      ...(holder.makers.length > 0 ? { makers: holder.makers.join(' ') } : {}),
      ...(assisted ? { helped: assisted.help.kind, helper: assisted.help.staffId } : {}),
    },
  })
}

async function commit({ db }: Pick<Deps, 'db'>, writes: readonly Write[]): Promise<void> {
  try {
    await db.commit(writes)
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
}
