// What a patient is due to be asked on a date of their own, worked out afresh each time from facts on file.
import { Temporal } from 'temporal-polyfill'
import { DAY_MS, dateAfter, instantAfter } from '../time.ts'

export type ScheduledSurvey = 'baseline' | 'pulse' | 'milestone' | 'after'

/** Why and when a patient is asked; `key` is kept with the invitation and unique within an enrolment. */
export interface Occasion {
  readonly key: string
  readonly survey: ScheduledSurvey
  readonly dueOn: string
}

export interface Schedule {
  readonly pulseEveryMonths: number
  /** One pulse in so many months asks about trust as well: a multiple of `pulseEveryMonths`, three at least. */
  readonly trustEveryMonths: number
  /** No pulse sooner after the baseline, however late the patient was imported. */
  readonly leastDaysAfterBaseline: number
  /** A pulse, or the milestone in its place, missed by more days is not caught up on. */
  readonly catchUpDays: number
  /** In the month of the enrolment that begins then, the milestone is asked and no pulse. */
  readonly milestoneMonth: number
  /** The milestone of graduation, and what follows it, wait this long after a survey that came just before. */
  readonly leastDaysBeforeGraduation: number
  /** Files tell of a graduation weeks later. */
  readonly graduationCatchUpDays: number
  /** In order. */
  readonly afterMonths: readonly number[]
  readonly afterCatchUpDays: number
  readonly answerWithinDays: number
  /** A letter has to be printed and carried first. */
  readonly letterWithinDays: number
  /** Days after the invitation's text on which it is reminded of while it is open: two at most. */
  readonly reminderDays: readonly number[]
  readonly textsPerDay: number
  readonly textsPerWeek: number
  /** Texts that we start and letters, to one patient in a calendar month of their own. */
  readonly burdenPerMonth: number
  /** Dates of the patient's own on which no text that we start leaves. */
  readonly quietDays: readonly string[]
}

/** Of a program that has changed nothing. */
export const SCHEDULE: Schedule = {
  pulseEveryMonths: 1,
  trustEveryMonths: 3,
  leastDaysAfterBaseline: 21,
  catchUpDays: 14,
  milestoneMonth: 6,
  leastDaysBeforeGraduation: 21,
  graduationCatchUpDays: 42,
  afterMonths: [3, 6],
  afterCatchUpDays: 28,
  answerWithinDays: 14,
  letterWithinDays: 28,
  reminderDays: [4, 9],
  textsPerDay: 1,
  textsPerWeek: 3,
  burdenPerMonth: 4,
  quietDays: [],
}

export interface EnrolmentFacts {
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  /** When the patient's next enrolment begins: the surveys of this one stop. Null: it is the last. */
  readonly returnedOn: string | null
  /** Null: no consent to texts in force. */
  readonly consentedOn: string | null
  /** Asked by letters, which need no consent to texts. */
  readonly byLetter?: boolean
  /** The day from which we ask again. */
  readonly pausedUntil: string | null
  /** When the baseline invitation was made; null before. */
  readonly baselineOn: string | null
  /** When the newest invitation of any kind was made. */
  readonly lastAskedOn: string | null
  /** Occasions that have an invitation, whatever became of it. */
  readonly already: ReadonlySet<string>
}

/** At most one occasion: the baseline first of all, then never an older survey beside a newer one. */
export function occasionsDue(facts: EnrolmentFacts, today: string, schedule: Schedule): Occasion[] {
  const from = askableFrom(facts)
  if (from === null || today < from || hasReturned(facts, today)) return []
  const { baselineOn, already } = facts
  if (baselineOn === null) {
    const tooLate = already.has('baseline') || hasLeft(facts, today)
    return tooLate ? [] : [{ key: 'baseline', survey: 'baseline', dueOn: from }]
  }
  const due = slots({ ...facts, baselineOn }, today, schedule).findLast(({ dueOn }) => dueOn <= today)
  if (due === undefined || taken(due, already) || today > due.until) return []
  const { key, survey, dueOn } = due
  return [{ key, survey, dueOn }]
}

/** The first date from today on which something may be due, so that a tick need read only those; null: never. */
export function nextDueOn(facts: EnrolmentFacts, today: string, schedule: Schedule): string | null {
  const from = askableFrom(facts)
  if (from === null) return null
  const at = later(from, today)
  if (hasReturned(facts, at)) return null
  const { baselineOn, already } = facts
  if (baselineOn === null) return already.has('baseline') || hasLeft(facts, at) ? null : at
  if (occasionsDue(facts, at, schedule).length > 0) return at
  const next = slots({ ...facts, baselineOn }, at, schedule).find(
    (slot) => slot.dueOn > at && !taken(slot, already),
  )
  return next === undefined || hasReturned(facts, next.dueOn) ? null : next.dueOn
}

/** Nothing can be due any more, whatever becomes of consent and phone. */
export function isOver(facts: EnrolmentFacts, today: string, schedule: Schedule): boolean {
  const { graduatedOn, baselineOn } = facts
  if (graduatedOn === null || today < graduatedOn) return hasReturned(facts, today)
  return baselineOn === null || hasReturned(facts, today) || graduatedOn < askedIfLeftSince(today, schedule)
}

/** Who left on this day or later may still be asked something `today`. */
export function askedIfLeftSince(today: string, schedule: Schedule): string {
  const { afterMonths, afterCatchUpDays, graduationCatchUpDays } = schedule
  const day = Temporal.PlainDate.from(today)
  if (afterMonths.length === 0) return day.subtract({ days: graduationCatchUpDays }).toString()
  return day
    .subtract({ days: afterCatchUpDays })
    .subtract({ months: Math.max(...afterMonths) })
    .toString()
}

/** The instant after which an invitation made at `at` can no longer be answered. */
export function expiresAt(at: string, by: 'text' | 'letter', schedule: Schedule): string {
  const { answerWithinDays, letterWithinDays } = schedule
  return instantAfter(at, (by === 'letter' ? letterWithinDays : answerWithinDays) * DAY_MS)
}

/** How long the longest-lived link of this schedule can be answered. */
export function longestAnswerDays({ answerWithinDays, letterWithinDays }: Schedule): number {
  return Math.max(answerWithinDays, letterWithinDays)
}

function taken({ key, instead }: Slot, already: ReadonlySet<string>): boolean {
  return already.has(key) || (instead !== null && already.has(instead))
}

function askableFrom({ enrolledOn, consentedOn, byLetter, pausedUntil }: EnrolmentFacts): string | null {
  if (consentedOn === null && !byLetter) return null
  return later(later(enrolledOn, consentedOn ?? enrolledOn), pausedUntil ?? enrolledOn)
}

function hasLeft({ graduatedOn }: EnrolmentFacts, on: string): boolean {
  return graduatedOn !== null && on >= graduatedOn
}

function hasReturned({ returnedOn }: EnrolmentFacts, on: string): boolean {
  return returnedOn !== null && on >= returnedOn
}

interface Slot extends Occasion {
  readonly until: string
  /** The key of the survey whose place it takes: where that one was asked, this one is not. */
  readonly instead: string | null
}
type Begun = EnrolmentFacts & { readonly baselineOn: string }

/** In the order in which they are asked. */
function slots(facts: Begun, today: string, schedule: Schedule): Slot[] {
  return [...monthly(facts, today, schedule), ...sinceGraduation(facts, schedule)]
}

// Months begin on the enrolment's day: imports of one day are still asked over the whole month. The month in which
// the patient graduates has the milestone of graduation instead.
function monthly(facts: Begun, today: string, schedule: Schedule): Slot[] {
  const { enrolledOn, graduatedOn, baselineOn, already } = facts
  const { pulseEveryMonths, milestoneMonth, leastDaysAfterBaseline, catchUpDays } = schedule
  const enrolled = Temporal.PlainDate.from(enrolledOn)
  const monthOn = (month: number) => enrolled.add({ months: month }).toString()
  const months = enrolled.until(today, { largestUnit: 'months' }).months
  const earliest = dateAfter(baselineOn, leastDaysAfterBaseline)
  const first = Math.floor(months / pulseEveryMonths) - 1
  return [0, 1, 2, 3, 4]
    .map((step) => (first + step) * pulseEveryMonths)
    .filter((month) => month >= 1 && monthOn(month) >= earliest)
    .filter((month) => graduatedOn === null || monthOn(month + 1) <= graduatedOn)
    .map((month) => {
      const dueOn = monthOn(month)
      const pulse = `pulse:${dueOn.slice(0, 7)}`
      const milestone = `milestone:${month}m`
      const until = dateAfter(dueOn, catchUpDays)
      // A milestone that moved is not asked a second time, nor a pulse in the month that it had taken before.
      return month === milestoneMonth && !hadAnother(milestone, already)
        ? { key: milestone, survey: 'milestone', dueOn, until, instead: pulse }
        : { key: pulse, survey: 'pulse', dueOn, until, instead: milestone }
    })
}

const hadAnother = (milestone: string, already: ReadonlySet<string>): boolean =>
  [...already].some((key) => key !== milestone && /^milestone:\d+m$/.test(key))

function sinceGraduation({ graduatedOn, lastAskedOn, already }: Begun, schedule: Schedule): Slot[] {
  if (graduatedOn === null) return []
  const { leastDaysBeforeGraduation, graduationCatchUpDays, afterMonths, afterCatchUpDays } = schedule
  const key = 'milestone:graduation'
  const spaced = lastAskedOn === null ? graduatedOn : dateAfter(lastAskedOn, leastDaysBeforeGraduation)
  const dueOf = (key: string, on: string) => (already.has(key) ? on : later(on, spaced))
  const graduation: Slot = {
    key,
    survey: 'milestone',
    dueOn: dueOf(key, graduatedOn),
    until: dateAfter(graduatedOn, graduationCatchUpDays),
    instead: null,
  }
  const after = afterMonths.map((months): Slot => {
    const key = `after:${months}m`
    const on = Temporal.PlainDate.from(graduatedOn).add({ months }).toString()
    return {
      key,
      survey: 'after',
      dueOn: dueOf(key, on),
      until: dateAfter(on, afterCatchUpDays),
      instead: null,
    }
  })
  return [graduation, ...after].filter(({ dueOn, until }) => dueOn <= until)
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
