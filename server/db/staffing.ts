// When the program is staffed, and whether anybody reads the safety queue.
import { readStaffedHours, type StaffedTime } from '../core/staffed-hours.ts'
import type { Db, Write } from './database.ts'
import { preparedRead } from './prepared.ts'
import { BrokenSchedule, quietDaysIn } from './schedule.ts'

export interface Staffing extends StaffedTime {
  /** False: nobody reads words that need somebody at once, and nothing may invite them. */
  readonly safetyStaffed: boolean
}

const settings = preparedRead((query) =>
  query.selectFrom('program').select(['staffed_hours', 'safety_staffed', 'time_zone', 'schedule']),
)

const NO_PROGRAM = 'the database has no program: run `npm run sayso -- migrate` first'

export async function readStaffing(db: Pick<Db, 'query'>): Promise<Staffing> {
  const [row] = await settings(db, {})
  if (!row) throw new Error(NO_PROGRAM)
  return {
    hours: readStaffedHours(row.staffed_hours),
    timeZone: row.time_zone,
    closed: closedDays(row.schedule),
    safetyStaffed: row.safety_staffed === 1,
  }
}

function closedDays(schedule: string): readonly string[] {
  try {
    return quietDaysIn(schedule)
  } catch (error) {
    // No plea is lost over a schedule that cannot be read: it closes no day.
    if (error instanceof BrokenSchedule) return []
    throw error
  }
}

/** As the row holds it. */
export interface StoredStaffing {
  readonly hours: string
  readonly safety: 0 | 1
}

export async function storedStaffing(db: Pick<Db, 'query'>): Promise<StoredStaffing> {
  const [row] = await settings(db, {})
  if (!row) throw new Error(NO_PROGRAM)
  return { hours: row.staffed_hours, safety: row.safety_staffed }
}

/** If it still is as it was. To be followed by `mustHaveClaimed`. */
export function claimStaffing(
  db: Pick<Db, 'query'>,
  before: StoredStaffing,
  after: StoredStaffing,
  claim: string,
): Write {
  return db.query
    .updateTable('program')
    .set({ staffed_hours: after.hours, safety_staffed: after.safety, claim })
    .where('staffed_hours', '=', before.hours)
    .where('safety_staffed', '=', before.safety)
}
