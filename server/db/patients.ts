// Patients: who they are, how they are reached, what they allowed.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
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

export async function patientsByCountyId(
  db: Pick<Db, 'query'>,
  countyIdIndexes: readonly string[],
): Promise<PatientTable[]> {
  return inChunks(countyIdIndexes, (piece) =>
    db.query.selectFrom('patient').selectAll().where('county_id_index', 'in', piece).execute(),
  )
}

/** Who uses these phones. */
export async function patientsOfContacts(
  db: Pick<Db, 'query'>,
  contactIds: readonly string[],
): Promise<{ id: string; contactId: string }[]> {
  return inChunks(contactIds, async (piece) => {
    const rows = await db.query
      .selectFrom('patient')
      .select(['id', 'contact_id'])
      .where('contact_id', 'in', piece)
      .execute()
    return rows.map(({ id, contact_id }) => ({ id, contactId: contact_id ?? '' }))
  })
}

export function updatePatient(
  db: Pick<Db, 'query'>,
  id: string,
  change: Partial<Omit<PatientTable, 'id' | 'created_at'>>,
): Write {
  return db.query.updateTable('patient').set(change).where('id', '=', id)
}
