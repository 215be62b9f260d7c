// Answers of the past, concluded and written by the very functions that conclude a patient's interview.
import { conclusionWrites, type Ended } from '../actions/conclusion-writes.ts'
import type { AskedInvitation } from '../actions/sealed-facts.ts'
import { sealedPartWrites } from '../actions/sealed-part.ts'
import { conclude } from '../core/conclude.ts'
import { quarterOf } from '../core/disclosure/quarters.ts'
import type { GoalChanges } from '../core/goal-changes.ts'
import type { StandingGoal } from '../core/goals.ts'
import type { Answers } from '../core/question.ts'
import { saidOfPhone, saidOfSharing } from '../core/sitting.ts'
import { audit } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import type { Making } from './making.ts'

/** What an invitation needs to know of the one before. */
export interface Course {
  /** What stands in this stay. */
  goals: readonly CourseGoal[]
  sharing: boolean | null
  phoneSaid: 'own' | 'shared' | null
}

export interface CourseGoal extends StandingGoal {
  readonly words: string
  /** The month of the program in which it was first said. */
  readonly since: number
}

export interface PastResponse {
  readonly invitation: AskedInvitation
  readonly patient: Pick<Ended['patient'], 'id' | 'language' | 'phoneKind' | 'contactId'>
  readonly record: Ended['record']
  readonly language: 'en' | 'es'
  readonly answers: Answers
  readonly mode: 'page' | 'sms'
  readonly at: string
  readonly complete: boolean
  readonly programMonth: number
  /** Keeps words from the case manager when first told who would read them. */
  readonly withholds: boolean
}

/** Also brings `course` to where this response leaves it. */
export async function pastResponse(making: Making, course: Course, past: PastResponse): Promise<Write[]> {
  const { deps, ids } = making
  const { invitation, answers, language, at, mode, complete } = past
  const { surveyId, surveyVersion } = invitation
  // A page says who will read before the first answer that may be shared; a text says it at the baseline only.
  const told = mode === 'page' && invitation.aboutStaffId !== null
  const sharing = saidOfSharing(answers) ?? course.sharing ?? (told ? !past.withholds : null)
  const unshared = sharing === true ? [] : Object.keys(answers)
  const conclusion = conclude({
    interview: deps.surveys.interview(surveyId, surveyVersion, language),
    scoring: deps.surveys.scoring(surveyId, surveyVersion),
    answers,
    facts: invitation.facts,
    unshared,
    sharing,
    goals: { asked: askedOf(course, invitation), standing: course.goals },
  })
  const ended: Ended = {
    invitation,
    patient: { ...past.patient, phoneSaid: course.phoneSaid, sharing: course.sharing },
    record: past.record,
  }
  const made: string[] = []
  const newId = () => {
    made.push(ids(at))
    return made.at(-1) ?? ''
  }
  const writes = await conclusionWrites({ ...deps, newId }, ended, conclusion, {
    mode,
    language,
    at,
    complete,
  })
  const privately = await sealedPartWrites(
    { ...deps, newToken: () => ids(at) },
    invitation.id,
    {
      answers: conclusion.sealed,
      proven: mode === 'sms',
      aside: {},
      makers: [],
      mode,
      language,
      at: Object.keys(conclusion.sealed).length > 0 ? at : null,
      place: {
        patientId: invitation.patientId,
        enrolmentId: invitation.enrolmentId,
        surveyId,
        surveyVersion,
        aboutStaffId: invitation.aboutStaffId,
        aboutTeamId: invitation.aboutTeamId,
        discipline: past.record.discipline,
        region: past.record.region,
        enrolledOn: past.record.enrolledOn,
        quarter: quarterOf(invitation.expiresAt, making.zone),
        verdictAsked: answers['Y1'] !== undefined,
      },
    },
    null,
  )
  course.sharing = sharing
  course.phoneSaid = saidOfPhone(answers) ?? course.phoneSaid
  course.goals = goalsAfter(course.goals, conclusion.goals, made, past.programMonth)
  return [
    ...writes,
    ...privately,
    audit(deps.db, {
      id: ids(at),
      at,
      actor: { kind: 'patient', id: invitation.patientId },
      action: complete ? 'response.completed' : 'response.partial',
      subject: 'invitation',
      subjectId: invitation.id,
      detail: { mode },
    }),
  ]
}

export const askedOf = ({ goals }: Course, { goalIds }: Pick<AskedInvitation, 'goalIds'>): CourseGoal[] =>
  goalIds.flatMap((id) => goals.find((goal) => goal.id === id) ?? [])

/** @param made the ids of the commit: its goal versions take the first of them, and the next invitation must name them. */
function goalsAfter(
  before: readonly CourseGoal[],
  { changes, ends }: GoalChanges,
  made: readonly string[],
  programMonth: number,
): CourseGoal[] {
  const said = changes.filter((change) => 'words' in change)
  const ids = made.slice(0, said.length).sort()
  const fresh = said.map(({ words, weight, follows }, at): CourseGoal => {
    const id = ids[at] ?? ''
    const since = before.find((goal) => goal.id === follows?.id)?.since ?? programMonth
    return {
      id,
      threadId: follows?.threadId ?? id,
      version: (follows?.version ?? 0) + 1,
      weight,
      words,
      since,
    }
  })
  return [...before.filter(({ id }) => !ends.includes(id)), ...fresh]
}
