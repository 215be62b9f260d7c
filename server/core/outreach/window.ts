// When a text that we start may arrive: the hours of day in every zone where the patient may be.
import { Temporal } from 'temporal-polyfill'
import { dateOf, instantAfter } from '../time.ts'
import { sendHours } from './send-hours.ts'

export interface SendWindow {
  readonly open: boolean
  /** The present window's start while open, else the next one's. */
  readonly opensAt: string
  readonly closesAt: string
}

const CARRIER_LONGEST_SECONDS = 36_000
const WEEK_SECONDS = 7 * 86_400

/** With several zones, only the hours that are open in all of them. @param quiet dates without any. */
export function sendWindow(now: string, zones: readonly string[], quiet: readonly string[] = []): SendWindow {
  if (zones.length === 0) throw new RangeError('a send window needs a time zone')
  const present = Math.floor(Date.parse(now) / 1000)
  let at = present
  while (at < present + WEEK_SECONDS) {
    const here = zones.map((zone) => windowEndingAfter(at, zone, quiet))
    const opens = Math.max(...here.map(({ from }) => from))
    const closes = Math.min(...here.map(({ to }) => to))
    if (opens < closes) return { open: opens <= present, opensAt: instant(opens), closesAt: instant(closes) }
    at = closes
  }
  // Zones half a world apart share no hour: closed, and looked at again in a week.
  return { open: false, opensAt: instant(at), closesAt: instant(at) }
}

/** How long the carrier may still try: until the window closes, at most what it accepts; 0: do not send. */
export function validitySeconds(now: string, closesAt: string): number {
  const left = Math.floor((Date.parse(closesAt) - Date.parse(now)) / 1000)
  return Math.max(0, Math.min(left, CARRIER_LONGEST_SECONDS))
}

/** The patient's own date; in doubt between zones, the earliest of their dates. */
export function localDate(now: string, zones: readonly string[]): string {
  const dates = zones.map((zone) =>
    Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString(),
  )
  return dates.reduce((earliest, date) => (date < earliest ? date : earliest))
}

/** The instant at which the day of `now` began there. */
export function startOfDay(now: string, zone: string): string {
  const began = Temporal.Instant.from(now).toZonedDateTimeISO(zone).startOfDay()
  return new Date(began.epochMilliseconds).toISOString()
}

/** The first window on this date of the patient's, or later. */
export function firstWindowOn(
  date: string,
  zones: readonly string[],
  quiet: readonly string[] = [],
): SendWindow {
  // No zone's date begins earlier.
  let window = sendWindow(instantAfter(`${date}T00:00:00.000Z`, -15 * 3_600_000), zones, quiet)
  while (localDate(window.opensAt, zones) < date) window = sendWindow(window.closesAt, zones, quiet)
  return window
}

/** A date that has begun in every zone: before their own date nobody is read again and again. */
export function begunEverywhere(now: string): string {
  return instantAfter(now, -12 * 3_600_000).slice(0, 10)
}

interface Hours {
  readonly from: number
  readonly to: number
}

function windowEndingAfter(seconds: number, zone: string, quiet: readonly string[]): Hours {
  // The date there is at most one away from the date in UTC.
  for (let day = Math.floor(seconds / 86_400) - 1; ; day += 1) {
    const hours = hoursOn(day, zone)
    if (hours.to > seconds && !quiet.includes(dateOf(day))) return hours
  }
}

/** Clocks are slow to ask, and everybody's texts ask them of the same few days. */
const known = new Map<string, Hours>()
const MOST_KNOWN = 10_000

function hoursOn(day: number, zone: string): Hours {
  const key = `${day} ${zone}`
  const before = known.get(key)
  if (before !== undefined) return before
  const date = Temporal.PlainDate.from(dateOf(day))
  const { from, to } = sendHours(date.dayOfWeek)
  const hours = { from: secondsAt(date, from, zone), to: secondsAt(date, to, zone) }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, hours)
  return hours
}

function secondsAt(day: Temporal.PlainDate, hour: number, zone: string): number {
  const local = day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) })
  return Math.floor(local.epochMilliseconds / 1000)
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
