// When people are there to read and to call: a program's opening hours by weekday, in its own zone, less its closed days.
import { Temporal } from 'temporal-polyfill'

/** 1 Monday to 7 Sunday → from and to as `HH:MM`, `24:00` for midnight. A day without hours is closed. */
export type StaffedHours = Readonly<Partial<Record<Weekday, readonly [from: string, to: string]>>>
export type Weekday = (typeof WEEKDAYS)[number]

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

export interface StaffedTime {
  readonly hours: StaffedHours
  /** IANA. */
  readonly timeZone: string
  /** Dates on which nobody is there, whatever the weekday. */
  readonly closed: readonly string[]
}

interface Opening {
  readonly from: number
  readonly to: number
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const MINUTE_MS = 60_000
/** A program that is closed for longer than this has no opening. */
const LONGEST_CLOSED_DAYS = 400

/** Throws `RangeError` on anything but hours as they are stored. */
export function readStaffedHours(stored: string): StaffedHours {
  const entries = Object.entries(JSON.parse(stored) as Record<string, unknown>)
  const broken = entries.some(([day, range]) => !isWeekday(Number(day)) || !isRange(range))
  if (broken) throw new RangeError('the staffed hours of the program cannot be read')
  return Object.fromEntries(entries) as StaffedHours
}

const isWeekday = (day: number): day is Weekday => WEEKDAYS.some((known) => known === day)

function isRange(range: unknown): range is readonly [string, string] {
  if (!Array.isArray(range) || range.length !== 2) return false
  const [from, to] = range as unknown[]
  return typeof from === 'string' && typeof to === 'string' && isSpan(from, to)
}

/** Whether these are hours of one day, the first before the last. */
export const isSpan = (from: string, to: string): boolean =>
  TIME.test(from) && (TIME.test(to) || to === '24:00') && from < to

export function isStaffed(at: string, time: StaffedTime): boolean {
  const [opening] = openings(at, time)
  return opening !== undefined && opening.from <= Date.parse(at)
}

/** `at` itself while somebody is there; null: nobody ever is. */
export function nextOpening(at: string, time: StaffedTime): string | null {
  const [opening] = openings(at, time)
  return opening === undefined ? null : instant(Math.max(opening.from, Date.parse(at)))
}

/** The end of the hours that run, or else of the next; null: there are none. */
export function nextClosing(at: string, time: StaffedTime): string | null {
  const [opening] = openings(at, time)
  return opening === undefined ? null : instant(opening.to)
}

/** After that many minutes in which somebody was there; where nobody ever is, at once. */
export function addStaffedMinutes(at: string, minutes: number, time: StaffedTime): string {
  let left = minutes * MINUTE_MS
  for (const { from, to } of openings(at, time)) {
    const begins = Math.max(from, Date.parse(at))
    if (begins + left <= to) return instant(begins + left)
    left -= to - begins
  }
  return at
}

/** When the first day with hours after today ends; where there is none, at once. */
export function endOfNextBusinessDay(at: string, time: StaffedTime): string {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(time.timeZone).toPlainDate()
  for (const { to } of openingsFrom(today.add({ days: 1 }), time)) return instant(to)
  return at
}

/** Those that are not over, in order. */
function* openings(at: string, time: StaffedTime): Generator<Opening> {
  const now = Date.parse(at)
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(time.timeZone).toPlainDate()
  for (const opening of openingsFrom(today, time)) if (opening.to > now) yield opening
}

function* openingsFrom(first: Temporal.PlainDate, time: StaffedTime): Generator<Opening> {
  const { hours, timeZone, closed } = time
  for (let day = first, looked = 0; looked < LONGEST_CLOSED_DAYS; looked += 1, day = day.add({ days: 1 })) {
    const range = hours[day.dayOfWeek as Weekday]
    if (!range || closed.includes(day.toString())) continue
    const [from, to] = range.map((clock) => momentOf(day, clock, timeZone)) as [number, number]
    // Hours that lie wholly in the hour which a change of clocks leaves out are none.
    if (from < to) yield { from, to }
  }
}

function momentOf(day: Temporal.PlainDate, clock: string, timeZone: string): number {
  const at =
    clock === '24:00'
      ? day.add({ days: 1 }).toZonedDateTime({ timeZone })
      : day.toZonedDateTime({ timeZone, plainTime: clock })
  return at.epochMilliseconds
}

const instant = (ms: number): string => new Date(ms).toISOString()
