// When the program is staffed, and whether anybody reads the safety queue.
import { readStaffedHours, type StaffedTime } from '../core/staffed-hours.ts'
import type { Db } from './database.ts'
import { preparedRead } from './prepared.ts'

export interface Staffing extends StaffedTime {
  /** False: nobody reads words that need somebody at once, and nothing may invite them. */
  readonly safetyStaffed: boolean
}

const settings = preparedRead((query) =>
  query.selectFrom('program').select(['staffed_hours', 'safety_staffed', 'time_zone']),
)

export async function readStaffing(db: Pick<Db, 'query'>): Promise<Staffing> {
  const [row] = await settings(db, {})
  if (!row) throw new Error('the database has no program: run `npm run sayso -- migrate` first')
  return {
    hours: readStaffedHours(row.staffed_hours),
    timeZone: row.time_zone,
    closed: [],
    safetyStaffed: row.safety_staffed === 1,
  }
}
