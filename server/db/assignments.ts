// Assignments: which case manager works with which patient, from when to when.
import type { Db, Write } from './database.ts'
import type { AssignmentTable } from './tables/people.ts'

export function insertAssignment(db: Pick<Db, 'query'>, row: AssignmentTable): Write {
  return db.query.insertInto('assignment').values(row)
}
