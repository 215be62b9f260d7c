// What an interview may know besides answers, worked out from the patient's own course when the invitation is made.
import { MOST_GOALS } from '../goals.ts'
import type { InterviewFacts } from '../question.ts'
import { asksStepSize, turnOf } from './calendar-draw.ts'
import type { Occasion, Schedule } from './schedule.ts'
import { LEAST_MONTHS_BETWEEN_TRUST, monthNumber, trustMonth } from './trust-months.ts'

export interface Course {
  readonly enrolmentId: string
  readonly enrolledOn: string
  /** The patient's place in it, drawn by chance: who knows it knows the trust months. */
  readonly rotation: number
  /** The month of the last pulse that asked about trust; null: none did. */
  readonly lastTrustMonth: string | null
  /** Pulse invitations made before this one in the same enrolment. */
  readonly pulsesBefore: number
  /** How many goals this survey asks about. */
  readonly goals: number
  /** Someone is named as the case manager this invitation asks about. */
  readonly named: boolean
  /** The enrolment has ended by then. */
  readonly left: boolean
}

const HOME_VISIT_MONTHS = [2, 3]

export function factsFor(occasion: Occasion, course: Course, schedule: Schedule): InterviewFacts {
  const always = {
    hasGoal: flag(course.goals > 0),
    goals: Math.min(course.goals, MOST_GOALS) as 0 | 1 | 2 | 3,
    unnamed: flag(!course.named),
    left: flag(course.left),
  }
  if (occasion.survey !== 'pulse') {
    const none = { verdictDue: 0, goalStateDue: 0, stepSizeDue: 0, homeVisitDue: 0 } as const
    return { trust: flag(asksTrust(occasion, schedule)), pulse: 0, ...none, ...always }
  }
  const pulse = course.pulsesBefore + 1
  const turn = turnOf(course.enrolmentId, pulse)
  return {
    trust: flag(pulseAsksTrust(occasion.dueOn, course, schedule)),
    pulse,
    verdictDue: flag(turn === 'verdict'),
    goalStateDue: flag(turn === 'goal-state'),
    stepSizeDue: flag(asksStepSize(course.enrolmentId, pulse)),
    homeVisitDue: flag(asksHomeVisit(occasion.dueOn, course, schedule)),
    ...always,
  }
}

/** Besides the pulses of trust months: each milestone, and the first survey after graduation. */
function asksTrust({ survey, key }: Occasion, { afterMonths }: Schedule): boolean {
  return survey === 'milestone' || key === `after:${afterMonths[0]}m`
}

function pulseAsksTrust(dueOn: string, { rotation, lastTrustMonth }: Course, schedule: Schedule): boolean {
  const month = monthNumber(dueOn)
  const since = lastTrustMonth === null ? Infinity : month - monthNumber(lastTrustMonth)
  return since >= LEAST_MONTHS_BETWEEN_TRUST && trustMonth(month, rotation, schedule)
}

/** In the first of its months that is no trust month: so it is asked once, and nothing need be remembered. */
function asksHomeVisit(dueOn: string, { enrolledOn, rotation }: Course, schedule: Schedule): boolean {
  const months = HOME_VISIT_MONTHS.map((month) => monthNumber(enrolledOn) + month)
  return months.find((month) => !trustMonth(month, rotation, schedule)) === monthNumber(dueOn)
}

function flag(is: boolean): 0 | 1 {
  return is ? 1 : 0
}
