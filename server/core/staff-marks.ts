// Which staff members count as having been signed in in a browser, and until when.
import { dateAfter } from './time.ts'

/** How long a mark stays after the last day on which the session was used. */
export const MARK_DAYS = 30
const MOST = 5

export interface StaffMark {
  readonly staffId: string
  /** The last day, as `2026-11-24`. */
  readonly on: string
}

/** Without those that have run out. */
export function standingMarks(marks: readonly StaffMark[], today: string): readonly StaffMark[] {
  return marks.filter(({ on }) => dateAfter(on, MARK_DAYS) >= today)
}

/** With this one as of today, newest first; null: so it is already. */
export function addMark(
  marks: readonly StaffMark[],
  staffId: string,
  today: string,
): readonly StaffMark[] | null {
  if (marks[0]?.staffId === staffId && marks[0].on === today) return null
  const others = standingMarks(marks, today).filter((mark) => mark.staffId !== staffId)
  return [{ staffId, on: today }, ...others].slice(0, MOST)
}
