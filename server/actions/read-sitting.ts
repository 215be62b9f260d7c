// Reads everything a patient's channel may know of one interview: questions, answers so far, names, the goal.
import { localDate } from '../core/outreach/window.ts'
import { answersOf } from '../core/sealed-body.ts'
import { firstName, phoneUse, saidOfPhone, whoReads } from '../core/sitting.ts'
import { assignmentsOf } from '../db/assignments.ts'
import { draftsOf } from '../db/drafts.ts'
import { goalsOf, type StoredGoal } from '../db/goals.ts'
import { ANSWERABLE, findInvitation, type Invitation } from '../db/invitations.ts'
import { readProgram } from '../db/program.ts'
import { aroundInvitation } from '../db/sittings.ts'
import { closedWithLink } from '../db/texts-kept.ts'
import type { Deps } from '../deps.ts'
import { speakable } from '../surveys.ts'
import { begunBefore, BY_PHONE, holderAt, openDraft, withNumber, type Holder } from './holder.ts'
import { factsOf } from './sealed-facts.ts'
import { readSealedPart } from './sealed-part.ts'
import { interviewIn, stageOf, type Sitting, type SittingGoal } from './sitting.ts'

type Reader = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now'>

/** Null: unknown, over, expired or stopped, which nobody can tell apart; over is an interview whose open part somebody
 *  else has ended. */
export async function readSitting(
  deps: Reader,
  invitationId: string,
  holder: Holder = BY_PHONE,
): Promise<Sitting | null> {
  return sittingOf(deps, await findInvitation(deps.db, invitationId), holder)
}

export async function sittingOf(
  deps: Reader,
  invitation: Invitation | null,
  holder: Holder,
): Promise<Sitting | null> {
  if (!invitation || invitation.expiresAt <= deps.now()) return null
  if (ANSWERABLE.some((state) => state === invitation.state)) return assemble(deps, invitation, holder)
  if (invitation.state !== 'completed') return null
  // After a sitting with a helper, and after texts on a phone that others use: alike after each.
  const byText = invitation.help === null && (await closedWithLink(deps.db, invitation.id))
  const waits = invitation.help !== null || byText
  if (holder.id === null && !waits) return null
  const whole = await assemble(deps, invitation, holder)
  const sitting = whole && byText ? asTexted(deps, whole) : whole
  if (sitting === null || sitting.holder.proven || sitting.own?.done) return sitting
  const endedBefore = sitting.part === null && sitting.drafts.length === 0
  if (endedBefore && (holder.before || holder.closing)) return sitting
  return waits ? { ...sitting, stage: 'waiting' } : null
}

/** What the texts of this interview left, and nothing beside them. */
function asTexted({ surveys }: Reader, whole: Sitting): Sitting {
  const texted = { ...whole, begun: 'sms' as const }
  const interview = interviewIn(surveys, texted, whole.language)
  return { ...texted, interview, stage: stageOf({ ...texted, interview }) }
}

/** Also one that may no longer be answered, when what was answered in time is to be kept. */
export async function assemble(
  deps: Reader,
  stored: Invitation,
  asked: Holder = BY_PHONE,
): Promise<Sitting | null> {
  const { db, sealer, surveys } = deps
  const invitation = { ...stored, facts: await factsOf(deps, stored) }
  const known = asked.id !== null
  const [around, program, drafts, part, goals, assignments] = await Promise.all([
    aroundInvitation(db, invitation.id),
    readProgram(db),
    known ? draftsOf(db, invitation.id) : [],
    known ? readSealedPart(deps, invitation.id) : null,
    goalsOf(db, invitation.patientId, invitation.goalIds),
    assignmentsOf(db, invitation.patientId),
  ])
  if (!around) return null
  await surveys.ready(invitation.surveyId, invitation.surveyVersion)
  const { holder: found, own } = holderAt(asked, drafts)
  const holder = withNumber(found, around, deps.now())
  const body = own
    ? await openDraft(deps, invitation.id, own)
    : { answers: {}, unshared: [], unsubmitted: [], sharing: around.sharing, mode: 'page' as const }
  const mayPrivate = known && (holder.proven || (own ? own.first : !begunBefore(drafts, deps.now())))
  // Of two who may answer, neither is told of the other.
  const answers = { ...body.answers, ...(mayPrivate && part ? answersOf(part.body, holder) : {}) }
  const language = speakable(surveys, invitation, own?.language ?? around.language)
  const { worker, region, enrolledOn, timeZones } = around
  const today = localDate(deps.now(), timeZones)
  const current = assignments.filter(
    ({ from_on, to_on }) => from_on <= today && (to_on === null || to_on >= today),
  )
  const name = worker && invitation.aboutStaffId ? worker.nameSealed : null
  const about = invitation.goalIds.flatMap((id) => goals.find((goal) => goal.id === id) ?? [])
  const sitting = {
    invitation,
    holder,
    drafts,
    own,
    revision: own?.revision ?? 0,
    part,
    mayPrivate,
    patient: {
      id: invitation.patientId,
      language: around.language,
      phoneKind: around.phoneKind,
      phoneSaid: around.phoneSaid,
      sharing: around.sharing,
      contactId: invitation.contactId,
    },
    caseManager: name
      ? firstName(await sealer.open('staff', 'name_sealed', invitation.aboutStaffId ?? '', name))
      : null,
    reads: whoReads(
      invitation.aboutStaffId,
      current.map(({ staff_id }) => staff_id),
      invitation.facts.left === 1,
    ),
    program: program.name,
    programTimeZone: program.timeZone,
    staffed: program.safetyStaffed,
    goals: await Promise.all(about.map((goal) => openGoal(deps, goal))),
    standing: goals.filter(
      ({ enrolmentId, endedAt }) => enrolmentId === invitation.enrolmentId && endedAt === null,
    ),
    language,
    answers,
    unshared: body.unshared,
    unsubmitted: body.unsubmitted,
    mode: body.mode,
    begun: body.begun ?? (Object.keys(body.answers).length > 0 ? body.mode : null),
    sharing: body.sharing,
    switched: body.switched ?? null,
    shared: body.sharing === true,
    assisted: null,
    phone: phoneUse(around.phoneKind, saidOfPhone(answers) ?? around.phoneSaid),
    record: { region, enrolledOn, timeZones, discipline: worker?.discipline ?? null },
  }
  const interview = interviewIn(surveys, sitting, language)
  return { ...sitting, interview, stage: stageOf({ ...sitting, interview }) }
}

async function openGoal({ sealer }: Reader, goal: StoredGoal): Promise<SittingGoal> {
  const { id, threadId, version, weight, language, wordsSealed, nicknameSealed } = goal
  return {
    id,
    threadId,
    version,
    weight,
    language,
    words: await sealer.open('goal', 'words_sealed', id, wordsSealed),
    nickname: nicknameSealed ? await sealer.open('goal', 'nickname_sealed', id, nicknameSealed) : null,
  }
}
