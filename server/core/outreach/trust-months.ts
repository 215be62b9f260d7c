// In which months a patient's pulse asks about trust too: one in so many, another one for each part of the patients.
import type { Schedule } from './schedule.ts'

/** Nobody is asked sooner again, also while a program changes its schedule. */
export const LEAST_MONTHS_BETWEEN_TRUST = 3

/**
 * Whether the pulse due in this calendar month asks about trust.
 * @param month as `monthNumber` counts. @param place of the patient in the rotation: any whole number, drawn by chance.
 */
export function trustMonth(
  month: number,
  place: number,
  { pulseEveryMonths, trustEveryMonths }: Pick<Schedule, 'pulseEveryMonths' | 'trustEveryMonths'>,
): boolean {
  // Any pulses a fixed number of months apart fall one into each block of as many.
  const block = Math.floor(month / pulseEveryMonths)
  const turns = trustEveryMonths / pulseEveryMonths
  return block % turns === place % turns
}

/** Months since the year 0. */
export function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year * 12 + number - 1
}
