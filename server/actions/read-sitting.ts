// Reads everything a patient's channel may know of one interview: questions, answers so far, names, the goal.
import { interviewByText } from '../core/conversation/by-text.ts'
import type { StandingGoal } from '../core/goals.ts'
import type { Assisted } from '../core/help.ts'
import { languageFor } from '../core/language.ts'
import type { Interview } from '../core/interview.ts'
import type { Answers } from '../core/question.ts'
import { withoutInvitingWords } from '../core/unstaffed.ts'
import { localDate } from '../core/outreach/window.ts'
import { firstName, phoneUse, saidOfPhone, whoReads, type PhoneUse, type Reads } from '../core/sitting.ts'
import { assignmentsOf } from '../db/assignments.ts'
import { findDraft, type DraftBody } from '../db/drafts.ts'
import { goalsOf, type StoredGoal } from '../db/goals.ts'
import { ANSWERABLE, findInvitation, findInvitationByToken, type Invitation } from '../db/invitations.ts'
import { readProgram } from '../db/program.ts'
import { sealedDrafts } from '../db/sealed-drafts.ts'
import { aroundInvitation, type Around } from '../db/sittings.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'
import type { Surveys } from '../surveys.ts'
import { factsOf, type AskedInvitation } from './sealed-facts.ts'

export interface Sitting {
  readonly invitation: AskedInvitation
  readonly patient: {
    readonly id: string
    readonly language: string
    readonly phoneKind: Around['phoneKind']
    readonly phoneSaid: Around['phoneSaid']
    /** Null until the patient met the sentence about sharing. */
    readonly sharing: boolean | null
    readonly contactId: string | null
  }
  /** First name of the worker the questions are about; null: nobody is named. */
  readonly caseManager: string | null
  /** As the assignments stand today. */
  readonly reads: Reads
  readonly program: string
  /** Somebody reads words that need a person at once. */
  readonly staffed: boolean
  /** What it asks about, first to last. */
  readonly goals: readonly SittingGoal[]
  /** What stands now, asked about or not. */
  readonly standing: readonly StandingGoal[]
  readonly language: string
  readonly interview: Interview
  /** Kept so far, sealed drafts included: for patients' channels only. */
  readonly answers: Answers
  /** Items answered while sharing was off. */
  readonly unshared: readonly string[]
  /** Items kept by autosave alone. */
  readonly unsubmitted: readonly string[]
  /** How the last answer came. */
  readonly mode: DraftBody['mode']
  /** How the first answer came; null: none came yet. */
  readonly begun: DraftBody['mode'] | null
  /** As this sitting leaves it; null: the sentence was not met. */
  readonly sharing: boolean | null
  readonly shared: boolean
  /** Null: nobody sits beside the patient, as far as the front desk knows. */
  readonly assisted: Assisted | null
  readonly phone: PhoneUse
  /** Stored with sealed answers, for groups of 11 and more. */
  readonly record: Pick<Around, 'region' | 'enrolledOn' | 'timeZones'> & {
    readonly discipline: NonNullable<Around['worker']>['discipline']
  }
}

export interface SittingGoal extends StandingGoal {
  readonly words: string
  readonly nickname: string | null
  readonly language: string
}

type Reader = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now'>

/** Null: unknown, used, expired or stopped, which nobody can tell apart. */
export async function readSittingByToken(deps: Reader, token: string): Promise<Sitting | null> {
  return sittingOf(deps, await findInvitationByToken(deps.db, await hashToken(token)))
}

export async function readSitting(deps: Reader, invitationId: string): Promise<Sitting | null> {
  return sittingOf(deps, await findInvitation(deps.db, invitationId))
}

/** One that was answered to its end, for what is offered afterwards; it holds no answers. */
export async function readCompleted(deps: Reader, token: string): Promise<Sitting | null> {
  const invitation = await findInvitationByToken(deps.db, await hashToken(token))
  return invitation?.state === 'completed' ? assemble(deps, invitation) : null
}

function sittingOf(deps: Reader, invitation: Invitation | null): Promise<Sitting | null> {
  const open = invitation && ANSWERABLE.some((state) => state === invitation.state)
  if (!open || invitation.expiresAt <= deps.now()) return Promise.resolve(null)
  return assemble(deps, invitation)
}

/** Also one that may no longer be answered, when what was answered in time is to be kept. */
export async function assemble(deps: Reader, stored: Invitation): Promise<Sitting | null> {
  const { db, sealer, surveys } = deps
  const invitation = { ...stored, facts: await factsOf(deps, stored) }
  const [around, program, draft, sealed, goals, assignments] = await Promise.all([
    aroundInvitation(db, invitation.id),
    readProgram(db),
    findDraft(db, invitation.id),
    sealedDrafts(db, invitation.id),
    goalsOf(db, invitation.patientId, invitation.goalIds),
    assignmentsOf(db, invitation.patientId),
  ])
  if (!around) return null
  await surveys.ready(invitation.surveyId, invitation.surveyVersion)
  const body: DraftBody = draft
    ? JSON.parse(await sealer.open('draft', 'answers_sealed', invitation.id, draft.bodySealed))
    : { answers: {}, unshared: [], unsubmitted: [], sharing: around.sharing, mode: 'page' }
  const answers = { ...body.answers, ...sealed.answers }
  const language = speakable(surveys, invitation, draft?.language ?? around.language)
  const { worker, region, enrolledOn, timeZones } = around
  const today = localDate(deps.now(), timeZones)
  const current = assignments.filter(
    ({ from_on, to_on }) => from_on <= today && (to_on === null || to_on >= today),
  )
  const name = worker && invitation.aboutStaffId ? worker.nameSealed : null
  const asked = invitation.goalIds.flatMap((id) => goals.find((goal) => goal.id === id) ?? [])
  const sitting = {
    invitation,
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
    staffed: program.safetyStaffed,
    goals: await Promise.all(asked.map((goal) => openGoal(deps, goal))),
    standing: goals.filter(
      ({ enrolmentId, endedAt }) => enrolmentId === invitation.enrolmentId && endedAt === null,
    ),
    language,
    answers,
    unshared: body.unshared,
    unsubmitted: [...body.unsubmitted, ...sealed.unsubmitted],
    mode: body.mode,
    begun: body.begun ?? (Object.keys(body.answers).length > 0 ? body.mode : null),
    sharing: body.sharing,
    shared: body.sharing === true,
    assisted: null,
    phone: phoneUse(around.phoneKind, saidOfPhone(answers) ?? around.phoneSaid),
    record: { region, enrolledOn, timeZones, discipline: worker?.discipline ?? null },
  }
  return { ...sitting, interview: interviewIn(surveys, sitting, language) }
}

/** What was begun by text goes on as the short interview that texts hold, also on a page or a tablet. */
export function interviewIn(
  surveys: Pick<Surveys, 'interview'>,
  sitting: Omit<Sitting, 'interview'>,
  language: string,
): Interview {
  const { invitation, begun, answers, staffed } = sitting
  const survey = surveys.interview(invitation.surveyId, invitation.surveyVersion, language)
  const whole = staffed ? survey : withoutInvitingWords(survey, answers)
  return begun === 'sms' ? interviewByText(whole, textPhoneOf(sitting), answers) : whole
}

export const textPhoneOf = ({ patient, caseManager }: Pick<Sitting, 'patient' | 'caseManager'>) => ({
  kind: patient.phoneKind,
  said: patient.phoneSaid,
  named: caseManager !== null,
})

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

/** The language asked for where this version of the survey has it, else its first. */
export function speakable(
  surveys: Surveys,
  { surveyId, surveyVersion }: Pick<Invitation, 'surveyId' | 'surveyVersion'>,
  language: string,
): string {
  const spoken = surveys.spoken(surveyId, surveyVersion)
  return languageFor(spoken, language) ?? 'en'
}
