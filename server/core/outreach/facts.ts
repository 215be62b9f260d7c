// What an interview may know besides answers, worked out from the patient's own course when the invitation is made.
import { MOST_GOALS } from '../goals.ts'
import type { InterviewFacts } from '../question.ts'
import { trustMonth, type Occasion } from './schedule.ts'

export interface Course {
  readonly enrolledOn: string
  readonly rotation: number
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

export function factsFor(occasion: Occasion, course: Course): InterviewFacts {
  const always = {
    hasGoal: flag(course.goals > 0),
    goals: Math.min(course.goals, MOST_GOALS) as 0 | 1 | 2 | 3,
    unnamed: flag(!course.named),
    left: flag(course.left),
  }
  if (occasion.survey !== 'pulse') {
    return { trust: flag(asksTrust(occasion)), pulse: 0, verdictDue: 0, homeVisitDue: 0, ...always }
  }
  const pulse = course.pulsesBefore + 1
  const { lastVerdictPulse } = course
  const month = monthsApart(course.enrolledOn, occasion.dueOn)
  return {
    trust: flag(trustMonth(occasion.dueOn.slice(0, 7), course.rotation)),
    pulse,
    verdictDue: flag(lastVerdictPulse === null || pulse - lastVerdictPulse >= VERDICT_EVERY_PULSES),
    homeVisitDue: flag(!course.homeVisitAsked && HOME_VISIT_MONTHS.includes(month)),
    ...always,
  }
}

/** Besides the pulses of trust months: each milestone, and the first survey after graduation. */
function asksTrust({ survey, key }: Occasion): boolean {
  return survey === 'milestone' || key === 'after:3m'
}

function monthsApart(from: string, to: string): number {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(to) - months(from)
}

function flag(is: boolean): 0 | 1 {
  return is ? 1 : 0
}
