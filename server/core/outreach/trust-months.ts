// In which months a patient's pulse asks about trust too: one in so many, another one for each part of the patients.
import type { Schedule } from './schedule.ts'

/** Nobody is asked sooner again, also while a program changes its schedule. */
export const LEAST_MONTHS_BETWEEN_TRUST = 3

/**
 * A patient's place in the rotation. Divided by any number it leaves each rest equally often, so that an even spread
 * stays one when a program changes how often trust is asked; divided by three it leaves the group on file.
 */
export function placeInRotation(group: number, enrolmentId: string): number {
  let rest = 0
  for (const character of enrolmentId) rest = (rest * 31 + (character.codePointAt(0) ?? 0)) % 27_720
  return group + 3 * rest
}

/** Whether the pulse due in this calendar month asks about trust. */
export function trustMonth(
  month: string,
  place: number,
  { pulseEveryMonths, trustEveryMonths }: Pick<Schedule, 'pulseEveryMonths' | 'trustEveryMonths'>,
): boolean {
  // Any pulses a fixed number of months apart fall one into each block of as many.
  const block = Math.floor(monthNumber(month) / pulseEveryMonths)
  const turns = trustEveryMonths / pulseEveryMonths
  return block % turns === place % turns
}

/** Months since the year 0. */
export function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year * 12 + number - 1
}
