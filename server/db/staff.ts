// Staff members: case managers, leads, administrators, auditors.
import type { Db, Write } from './database.ts'
import type { StaffTable } from './tables/people.ts'

export function insertStaff(db: Pick<Db, 'query'>, row: StaffTable): Write {
  return db.query.insertInto('staff').values(row)
}
