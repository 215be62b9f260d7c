// Answers of the past, concluded and written by the very functions that conclude a patient's interview.
import { conclusionWrites, type Ended } from '../actions/conclusion-writes.ts'
import { conclude } from '../core/conclude.ts'
import type { Answers } from '../core/question.ts'
import { saidOfPhone, saidOfSharing } from '../core/sitting.ts'
import { audit } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import type { Invitation } from '../db/invitations.ts'
import type { Making } from './making.ts'

/** What an invitation needs to know of the one before. */
export interface Course {
  goal: {
    readonly id: string
    readonly threadId: string
    readonly version: number
    readonly words: string
  } | null
  /** The month of the program in which the present goal was first said. */
  goalSince: number
  sharing: boolean | null
  phoneSaid: 'own' | 'shared' | null
}

export interface PastResponse {
  readonly invitation: Invitation
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
  })
  const ended: Ended = {
    invitation,
    patient: { ...past.patient, phoneSaid: course.phoneSaid, sharing: course.sharing },
    goal: course.goal,
    language,
    unshared,
    unsubmitted: [],
    mode,
    sharing,
    phone: 'unknown',
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
  course.sharing = sharing
  course.phoneSaid = saidOfPhone(answers) ?? course.phoneSaid
  const { goal } = conclusion
  if ('words' in goal) {
    // A new goal version takes the first id of its commit: the next invitation must name it.
    const id = made[0] ?? ''
    const before = goal.kind === 'reworded' ? course.goal : null
    course.goal = {
      id,
      threadId: before?.threadId ?? id,
      version: (before?.version ?? 0) + 1,
      words: goal.words,
    }
    if (!before) course.goalSince = past.programMonth
  } else if (goal.kind === 'dropped') course.goal = null
  return [
    ...writes,
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
