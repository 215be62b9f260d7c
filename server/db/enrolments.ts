// Enrolments: one stay in the program each.
import type { Db, Write } from './database.ts'
import type { EnrolmentTable } from './tables/people.ts'

export function insertEnrolment(db: Pick<Db, 'query'>, row: EnrolmentTable): Write {
  return db.query.insertInto('enrolment').values(row)
}
