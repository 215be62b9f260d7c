// Whose patient it is today: by the dates of the assignment, on the patient's own date.

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
