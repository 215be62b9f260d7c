// Whose patient it is today: by the dates of the assignment, on the patient's own date.
import { dateAfter } from '../time.ts'

export interface AssignmentDates {
  readonly fromOn: string
  /** Inclusive. */
  readonly toOn: string | null
  /** The stay's last day, which ends every assignment of it. */
  readonly graduatedOn: string | null
}

export function isAssigned({ fromOn, toOn, graduatedOn }: AssignmentDates, today: string): boolean {
  return fromOn <= today && (toOn === null || today <= toOn) && (graduatedOn === null || today <= graduatedOn)
}

/** A day more on both sides: no zone's date lies outside. */
export function datesAround(now: string): { from: string; to: string } {
  const day = now.slice(0, 10)
  return { from: dateAfter(day, -1), to: dateAfter(day, 1) }
}
