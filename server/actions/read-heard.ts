// Whether the case manager has said "I read this" since the patient last answered: told on the patient's own phone only.
import { localDate } from '../core/outreach/window.ts'
import { lastFinishedAt, lastReadMark } from '../db/read-marks.ts'
import type { Deps } from '../deps.ts'
import type { Sitting } from './sitting.ts'

/** The month of the words that were read, such as `2026-10`. Null: nothing new was marked, or it may not be told here. */
export async function readHeard(
  { db }: Pick<Deps, 'db'>,
  { invitation, phone, caseManager, record }: Sitting,
  holds: boolean,
): Promise<string | null> {
  const { aboutStaffId, patientId } = invitation
  if (!holds || phone !== 'own' || aboutStaffId === null || caseManager === null) return null
  const mark = await lastReadMark(db, patientId, aboutStaffId)
  if (!mark) return null
  const finished = await lastFinishedAt(db, patientId)
  return finished !== null && mark.at < finished
    ? null
    : localDate(mark.wordsTo, record.timeZones).slice(0, 7)
}
