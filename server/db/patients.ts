// Patients: who they are, how they are reached, what they allowed.
import type { Db, Write } from './database.ts'
import type { PatientTable } from './tables/people.ts'

export function insertPatient(db: Pick<Db, 'query'>, row: PatientTable): Write {
  return db.query.insertInto('patient').values(row)
}
