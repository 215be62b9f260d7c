// What a patient is due to be asked on a date of their own, worked out afresh each time from facts on file.
import { Temporal } from 'temporal-polyfill'
import { DAY_MS, dateAfter, instantAfter } from '../time.ts'

export type ScheduledSurvey = 'baseline' | 'pulse'

/** Why and when a patient is asked; `key` is kept with the invitation and unique within an enrolment. */
export interface Occasion {
  readonly key: string
  readonly survey: ScheduledSurvey
  readonly dueOn: string
}

export interface Schedule {
  readonly pulseEveryMonths: number
  /** No pulse sooner after the baseline, however late the patient was imported. */
  readonly leastDaysAfterBaseline: number
  /** A pulse missed by more days is not caught up on. */
  readonly catchUpDays: number
  readonly answerWithinDays: number
  readonly textsPerDay: number
  readonly textsPerWeek: number
}

export const SCHEDULE: Schedule = {
  pulseEveryMonths: 1,
  leastDaysAfterBaseline: 21,
  catchUpDays: 14,
  answerWithinDays: 14,
  textsPerDay: 1,
  textsPerWeek: 3,
}

export interface EnrolmentFacts {
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  /** Null: no consent to texts in force. */
  readonly consentedOn: string | null
  /** The day from which we ask again. */
  readonly pausedUntil: string | null
  /** When the baseline invitation was made; null before. */
  readonly baselineOn: string | null
  /** Occasions that have an invitation, whatever became of it. */
  readonly already: ReadonlySet<string>
}

/** At most one occasion: the baseline first of all, then never an older pulse beside a newer one. */
export function occasionsDue(
  facts: EnrolmentFacts,
  today: string,
  schedule: Schedule = SCHEDULE,
): Occasion[] {
  const from = askableFrom(facts)
  if (from === null || today < from || hasLeft(facts, today)) return []
  if (facts.baselineOn === null) {
    return facts.already.has('baseline') ? [] : [{ key: 'baseline', survey: 'baseline', dueOn: from }]
  }
  const due = pulsesAround(facts, facts.baselineOn, today, schedule).findLast(({ dueOn }) => dueOn <= today)
  if (due === undefined || facts.already.has(due.key)) return []
  return today <= dateAfter(due.dueOn, schedule.catchUpDays) ? [due] : []
}

/** The first date from today on which something may be due, so that a tick need read only those; null: never. */
export function nextDueOn(
  facts: EnrolmentFacts,
  today: string,
  schedule: Schedule = SCHEDULE,
): string | null {
  const from = askableFrom(facts)
  if (from === null) return null
  const at = later(from, today)
  if (hasLeft(facts, at)) return null
  if (facts.baselineOn === null) return facts.already.has('baseline') ? null : at
  if (occasionsDue(facts, at, schedule).length > 0) return at
  const next = pulsesAround(facts, facts.baselineOn, at, schedule).find(
    ({ key, dueOn }) => dueOn > at && !facts.already.has(key),
  )
  return next === undefined || hasLeft(facts, next.dueOn) ? null : next.dueOn
}

/** One month of each three, by the patient's rotation group. */
export function trustMonth(month: string, rotation: number): boolean {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return (year * 12 + number - 1) % 3 === rotation
}

/** The instant after which an invitation made at `at` can no longer be answered. */
export function expiresAt(at: string, schedule: Schedule = SCHEDULE): string {
  return instantAfter(at, schedule.answerWithinDays * DAY_MS)
}

function askableFrom({ enrolledOn, consentedOn, pausedUntil }: EnrolmentFacts): string | null {
  if (consentedOn === null) return null
  return later(later(enrolledOn, consentedOn), pausedUntil ?? enrolledOn)
}

function hasLeft({ graduatedOn }: EnrolmentFacts, on: string): boolean {
  return graduatedOn !== null && on >= graduatedOn
}

// Pulses fall on the enrolment's day of the month: imports of one day are still asked over the whole month.
function pulsesAround(
  { enrolledOn }: EnrolmentFacts,
  baselineOn: string,
  today: string,
  { pulseEveryMonths, leastDaysAfterBaseline }: Schedule,
): Occasion[] {
  const enrolled = Temporal.PlainDate.from(enrolledOn)
  const months = enrolled.until(today, { largestUnit: 'months' }).months
  const earliest = dateAfter(baselineOn, leastDaysAfterBaseline)
  const first = Math.floor(months / pulseEveryMonths) - 1
  return [0, 1, 2, 3, 4]
    .map((step) => (first + step) * pulseEveryMonths)
    .filter((month) => month >= 1)
    .map((month) => enrolled.add({ months: month }).toString())
    .filter((dueOn) => dueOn >= earliest)
    .map((dueOn) => ({ key: `pulse:${dueOn.slice(0, 7)}`, survey: 'pulse', dueOn }))
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
