// Calendar quarters in the program's own time zone: the only dates that a sealed answer ever gets.
import { Temporal } from 'temporal-polyfill'
import { dayNumber } from '../time.ts'

/** As `2026-Q4`: sorts as text. */
export type Quarter = string

export function quarterOf(instant: string, timeZone: string): Quarter {
  return quarterOfDay(localDay(instant, timeZone))
}

/** @param day a date of 10 characters. */
export function quarterOfDay(day: string): Quarter {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return named(year, Math.ceil(month / 3))
}

/** Whole days since its quarter began. */
export function dayInQuarter(instant: string, timeZone: string): number {
  const day = localDay(instant, timeZone)
  return dayNumber(day) - dayNumber(firstDay(quarterOfDay(day)))
}

/** The instant at which the day of `now` began, of 24 characters. */
export function dayStart(now: string, timeZone: string): string {
  return startOf(localDay(now, timeZone), timeZone)
}

export function yearOf(quarter: Quarter): number {
  return parts(quarter).year
}

export function quarterAfter(quarter: Quarter): Quarter {
  const { year, number } = parts(quarter)
  return number === 4 ? named(year + 1, 1) : named(year, number + 1)
}

/** Its first date, of 10 characters. */
export function firstDay(quarter: Quarter): string {
  const { year, number } = parts(quarter)
  return `${String(year).padStart(4, '0')}-${String(number * 3 - 2).padStart(2, '0')}-01`
}

/** The instant at which it begins, of 24 characters. */
export function quarterStart(quarter: Quarter, timeZone: string): string {
  return startOf(firstDay(quarter), timeZone)
}

/** The last quarter that is over when this month is. @param month as `2026-10` */
export function lastQuarterBy(month: string): Quarter {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const over = Math.floor(number / 3)
  return over === 0 ? named(year - 1, 4) : named(year, over)
}

/** Its first and last month, as `2026-10`. */
export function monthsOf(quarter: Quarter): { readonly firstMonth: string; readonly lastMonth: string } {
  const firstMonth = firstDay(quarter).slice(0, 7)
  const last = Number(firstMonth.slice(5)) + 2
  return { firstMonth, lastMonth: `${firstMonth.slice(0, 5)}${String(last).padStart(2, '0')}` }
}

/** How many, first and last included, of one year. */
export function quartersFrom(from: Quarter, to: Quarter): number {
  return parts(to).number - parts(from).number + 1
}

/** Program years are calendar years: patients join all year round, so no other start would suit a program better. */
export function endsYear(quarter: Quarter): boolean {
  return parts(quarter).number === 4
}

function localDay(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

function startOf(day: string, timeZone: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone)
  return new Date(start.epochMilliseconds).toISOString()
}

function parts(quarter: Quarter): { year: number; number: number } {
  const [year, number] = quarter.split('-Q').map(Number)
  if (!year || !number) throw new RangeError('not a quarter')
  return { year, number }
}

function named(year: number, number: number): Quarter {
  return `${String(year).padStart(4, '0')}-Q${number}`
}
