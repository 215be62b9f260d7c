// Calendar days as whole numbers, and the program's local hours as instants, fast enough for a whole county.
import { Temporal } from 'temporal-polyfill'
import { DAY_MS, dateOf, dayNumber } from '../core/time.ts'

/** The same day of the month, or the month's last. */
export function addMonths(day: number, months: number): number {
  return dayNumber(Temporal.PlainDate.from(dateOf(day)).add({ months }).toString())
}

export const monthsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(0, 4)) * 12 -
  Number(from.slice(5, 7))

export interface LocalDays {
  /** The instant at which this day's clock shows that many minutes after midnight. */
  at(day: number, minutes: number): string
  dayOf(instant: string): number
  /** Minutes after local midnight. */
  minutesOf(instant: string): number
}

/** Asks the zone once a day: what happens in the hour of a clock change may be an hour off. */
export function createLocalDays(zone: string): LocalDays {
  const midnights = new Map<number, number>()
  const midnight = (day: number): number => {
    const known = midnights.get(day)
    if (known !== undefined) return known
    const noon = Temporal.PlainDate.from(dateOf(day)).toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    const found = noon.epochMilliseconds - DAY_MS / 2
    midnights.set(day, found)
    return found
  }
  const dayOf = (instant: string): number => {
    const time = Date.parse(instant)
    const guess = Math.floor(time / DAY_MS)
    return [guess + 1, guess, guess - 1].find((day) => midnight(day) <= time) ?? guess
  }
  return {
    at: (day, minutes) => new Date(midnight(day) + Math.round(minutes * 60_000)).toISOString(),
    dayOf,
    minutesOf: (instant) => (Date.parse(instant) - midnight(dayOf(instant))) / 60_000,
  }
}
