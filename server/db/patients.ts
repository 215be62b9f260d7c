// Patients: who they are, how they are reached, what they allowed.
import type { Db, Write } from './database.ts'
import type { PatientTable } from './tables/people.ts'

export function insertPatient(db: Pick<Db, 'query'>, row: PatientTable): Write {
  return db.query.insertInto('patient').values(row)
}

/** What a patient said of the phone, and of sharing, since when. */
export function recordWishes(
  db: Pick<Db, 'query'>,
  id: string,
  wishes: Partial<Pick<PatientTable, 'phone_said' | 'sharing' | 'sharing_since'>>,
): Write {
  return db.query.updateTable('patient').set(wishes).where('id', '=', id)
}
