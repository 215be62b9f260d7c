// When a text that we start may arrive: the hours of day in every zone where the patient may be.
import { Temporal } from 'temporal-polyfill'

/** Local hours by ISO day of the week; Sunday is 7. */
const SEND_HOURS: Readonly<Record<number, { readonly from: number; readonly to: number }>> = {
  1: { from: 9, to: 20 },
  2: { from: 9, to: 20 },
  3: { from: 9, to: 20 },
  4: { from: 9, to: 20 },
  5: { from: 9, to: 20 },
  6: { from: 9, to: 20 },
  7: { from: 12, to: 20 },
}

export interface SendWindow {
  readonly open: boolean
  /** The present window's start while open, else the next one's. */
  readonly opensAt: string
  readonly closesAt: string
}

const CARRIER_LONGEST_SECONDS = 36_000
const WEEK_SECONDS = 7 * 86_400

/** With several zones, only the hours that are open in all of them. */
export function sendWindow(now: string, zones: readonly string[]): SendWindow {
  if (zones.length === 0) throw new RangeError('a send window needs a time zone')
  const present = Math.floor(Date.parse(now) / 1000)
  let at = present
  while (at < present + WEEK_SECONDS) {
    const here = zones.map((zone) => windowEndingAfter(at, zone))
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

function windowEndingAfter(seconds: number, zone: string): { from: number; to: number } {
  let day = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
  for (;;) {
    const hours = SEND_HOURS[day.dayOfWeek]
    if (hours !== undefined) {
      const to = secondsAt(day, hours.to, zone)
      if (to > seconds) return { from: secondsAt(day, hours.from, zone), to }
    }
    day = day.add({ days: 1 })
  }
}

function secondsAt(day: Temporal.PlainDate, hour: number, zone: string): number {
  const local = day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) })
  return Math.floor(local.epochMilliseconds / 1000)
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
