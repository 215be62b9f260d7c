// What an interview may know besides answers, worked out from the patient's own course when the invitation is made.
import { MOST_GOALS } from '../goals.ts'
import type { InterviewFacts } from '../question.ts'
import type { Occasion, Schedule } from './schedule.ts'
import { LEAST_MONTHS_BETWEEN_TRUST, monthNumber, trustMonth } from './trust-months.ts'

export interface Course {
  readonly enrolledOn: string
  /** The patient's place in it: `placeInRotation`. */
  readonly rotation: number
  /** The month of the last pulse that asked about trust; null: none did. */
  readonly lastTrustMonth: string | null
  /** Pulse invitations made before this one in the same enrolment. */
  readonly pulsesBefore: number
  /** Number of the pulse in which a verdict on this goal was last asked; null: never. */
  readonly lastVerdictPulse: number | null
  readonly homeVisitAsked: boolean
  /** How many goals this survey asks about. */
  readonly goals: number
  /** Someone is named as the case manager this invitation asks about. */
  readonly named: boolean
  /** The enrolment has ended by then. */
  readonly left: boolean
}

const VERDICT_EVERY_PULSES = 3
const HOME_VISIT_MONTHS = [2, 3]

export function factsFor(occasion: Occasion, course: Course, schedule: Schedule): InterviewFacts {
  const always = {
    hasGoal: flag(course.goals > 0),
    goals: Math.min(course.goals, MOST_GOALS) as 0 | 1 | 2 | 3,
    unnamed: flag(!course.named),
    left: flag(course.left),
  }
  if (occasion.survey !== 'pulse') {
    return { trust: flag(asksTrust(occasion, schedule)), pulse: 0, verdictDue: 0, homeVisitDue: 0, ...always }
  }
  const pulse = course.pulsesBefore + 1
  const { lastVerdictPulse } = course
  const month = monthNumber(occasion.dueOn) - monthNumber(course.enrolledOn)
  return {
    trust: flag(pulseAsksTrust(occasion.dueOn.slice(0, 7), course, schedule)),
    pulse,
    verdictDue: flag(lastVerdictPulse === null || pulse - lastVerdictPulse >= VERDICT_EVERY_PULSES),
    homeVisitDue: flag(!course.homeVisitAsked && HOME_VISIT_MONTHS.includes(month)),
    ...always,
  }
}

/** Besides the pulses of trust months: each milestone, and the first survey after graduation. */
function asksTrust({ survey, key }: Occasion, { afterMonths }: Schedule): boolean {
  return survey === 'milestone' || key === `after:${afterMonths[0]}m`
}

function pulseAsksTrust(month: string, { rotation, lastTrustMonth }: Course, schedule: Schedule): boolean {
  const since = lastTrustMonth === null ? Infinity : monthNumber(month) - monthNumber(lastTrustMonth)
  return since >= LEAST_MONTHS_BETWEEN_TRUST && trustMonth(month, rotation, schedule)
}

function flag(is: boolean): 0 | 1 {
  return is ? 1 : 0
}
