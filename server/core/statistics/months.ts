// Calendar months in the program's time zone, as `2026-10`.
import { Temporal } from 'temporal-polyfill'
import { DAY_MS, instantAfter } from '../time.ts'

/** The month that is under way. */
export function presentMonth(now: string, timeZone: string): string {
  return zoned(now, timeZone).toPlainDate().toString().slice(0, 7)
}

/** The last month that is over for patients in every time zone: sums over it move no more. */
export function lastClosedMonth(now: string, timeZone: string): string {
  // Zones lie up to 26 hours apart.
  const safely = zoned(now, timeZone).subtract({ hours: 26 }).toPlainDate().toString().slice(0, 7)
  return monthsUntil(safely, 2)[0] ?? safely
}

/** The last month whose questions nobody can answer any more: how many did moves no more. */
export function lastAnsweredMonth(now: string, timeZone: string, answerWithinDays: number): string {
  return lastClosedMonth(instantAfter(now, -answerWithinDays * DAY_MS), timeZone)
}

/** `count` months in order, the last of them `month`. */
export function monthsUntil(month: string, count: number): string[] {
  const last = Temporal.PlainYearMonth.from(month)
  return Array.from({ length: count }, (_, back) => last.subtract({ months: count - 1 - back }).toString())
}

/** Its first instant and that of the next month, of 24 characters; its first and last date, of 10. */
export function monthBounds(month: string, timeZone: string) {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const next = first.add({ months: 1 })
  const instant = (date: Temporal.PlainDate) =>
    new Date(date.toZonedDateTime(timeZone).epochMilliseconds).toISOString()
  return {
    from: instant(first),
    to: instant(next),
    firstDay: first.toString(),
    lastDay: next.subtract({ days: 1 }).toString(),
  }
}

function zoned(now: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(now).toZonedDateTimeISO(timeZone)
}
