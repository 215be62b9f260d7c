// How much of a patient's calendar month we may still take up: texts that we start and letters, counted together.
import type { Schedule } from './schedule.ts'
import { localDate } from './window.ts'

/** @param burden when each went to the patient, or is to. @param at an instant of the month in question. */
export function monthIsFull(
  burden: readonly string[],
  at: string,
  zones: readonly string[],
  { burdenPerMonth }: Pick<Schedule, 'burdenPerMonth'>,
): boolean {
  // Most are told without asking a clock.
  if (burden.length < burdenPerMonth) return false
  const month = localDate(at, zones).slice(0, 7)
  return burden.filter((one) => localDate(one, zones).startsWith(month)).length >= burdenPerMonth
}

/** The first day of the month after. */
export function nextMonthOn(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  return `${next[0]}-${String(next[1]).padStart(2, '0')}-01`
}
