// How close a goal is, month by month, as the patient says; and where we asked and heard nothing.

export interface CourseMonth {
  /** `2026-11` */
  readonly month: string
  /** 1 (not started) to 5 (there); null: no word. */
  readonly value: number | null
  /** Asked, and the time to answer is over. */
  readonly silent: boolean
}

export interface Word {
  readonly month: string
  readonly value: number
}

/** Whole months from `first` to `last`; the latest word of a month counts. */
export function courseOf(
  words: readonly Word[],
  silentMonths: ReadonlySet<string>,
  first: string,
  last: string,
): CourseMonth[] {
  const values = new Map(words.map(({ month, value }) => [month, value]))
  const months: CourseMonth[] = []
  for (let month = first; month <= last; month = monthAfter(month, 1)) {
    const value = values.get(month) ?? null
    months.push({ month, value, silent: value === null && silentMonths.has(month) })
  }
  return months
}

/** @param month `2026-11` @param by may be negative. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + by
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The month of an enrolment that a date falls in, from 1. */
export function monthOfEnrolment(enrolledOn: string, today: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = enrolledOn.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  return Math.max(1, (year - fromYear) * 12 + (month - fromMonth) - (day < fromDay ? 1 : 0) + 1)
}

/** The same day `months` earlier, or that month's last day. */
export function monthsBefore(date: string, months: number): string {
  const month = monthAfter(date.slice(0, 7), -months)
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`
}
