// The demo's clock: runs like any other from where the database left it, and jumps when it is told to; never back.
import { Temporal } from 'temporal-polyfill'
import { Problem } from '../problem.ts'

export interface DemoClock {
  now(): string
  /** Jumps forward; an instant that lies behind is ignored. */
  set(instant: string): void
  /** Stands still until `run`, so that one moment's doings have one time. */
  hold(): void
  held(): boolean
  run(): void
}

/** @param machineNow milliseconds of the machine's own clock. */
export function createDemoClock(from: string, machineNow: () => number): DemoClock {
  let base = Date.parse(from)
  let since = machineNow()
  let held = false
  const present = () => {
    // What has passed is added as it is read, so that a machine set back in between takes nothing away.
    const machine = machineNow()
    if (!held) base += Math.max(0, machine - since)
    since = machine
    return base
  }
  return {
    now: () => new Date(present()).toISOString(),
    set: (instant) => {
      base = Math.max(Date.parse(instant), present())
    },
    hold: () => {
      present()
      held = true
    },
    held: () => held,
    run: () => {
      present()
      held = false
    },
  }
}

const LONGEST_DAYS = 366

/** Where `duration` leads from `now`, by the program's calendar. Throws `Problem('bad_request')`: not a duration that
 *  moves the clock forward, or one of more than a year. */
export function advanced(now: string, duration: string, zone: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const there = (() => {
    try {
      return here.add(Temporal.Duration.from(duration))
    } catch {
      throw new Problem('bad_request')
    }
  })()
  const ms = there.epochMilliseconds - here.epochMilliseconds
  if (ms <= 0 || ms > LONGEST_DAYS * 86_400_000) throw new Problem('bad_request')
  return new Date(there.epochMilliseconds).toISOString()
}

/** From where `duration` leads to `instant`. */
export function before(instant: string, duration: string, zone: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).subtract(duration)
  return new Date(there.epochMilliseconds).toISOString()
}

/** Ten in the morning of the machine's own date, or one on a Sunday: texts may go. */
export function firstInstant(machineNow: string, zone: string): string {
  const date = Temporal.Instant.from(machineNow).toZonedDateTimeISO(zone).toPlainDate()
  const hour = date.dayOfWeek === 7 ? 13 : 10
  const local = date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) })
  return new Date(local.epochMilliseconds).toISOString()
}

/** The hours between, at which anything can be due by day; then `to` itself. */
export function hoursBetween(from: string, to: string, zone: string): string[] {
  const hours: string[] = []
  let at = Temporal.Instant.from(from)
    .toZonedDateTimeISO(zone)
    .round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  for (;;) {
    const instant = new Date(at.epochMilliseconds).toISOString()
    if (instant >= to) return [...hours, to]
    if (instant > from && at.hour >= 8 && at.hour <= 21) hours.push(instant)
    at = at.add({ hours: 1 })
  }
}
