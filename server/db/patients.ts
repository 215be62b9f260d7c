// Patients: who they are, how they are reached, what they allowed.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { PatientTable } from './tables/people.ts'

export function insertPatient(db: Pick<Db, 'query'>, row: PatientTable): Write {
  return insertRow(db, 'patient', row)
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

export interface PhoneUser {
  readonly id: string
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly phoneSaid: PatientTable['phone_said']
  readonly timeZones: readonly string[]
  readonly consentedAt: string | null
}

/** Everybody who is texted on this phone. */
export async function usersOfPhone(db: Pick<Db, 'query'>, contactId: string): Promise<PhoneUser[]> {
  const rows = await db.query
    .selectFrom('patient')
    .select(['id', 'language', 'phone_kind', 'phone_said', 'time_zones', 'consented_at'])
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    language: row.language,
    phoneKind: row.phone_kind,
    phoneSaid: row.phone_said,
    timeZones: row.time_zones.split(' '),
    consentedAt: row.consented_at,
  }))
}

/** No consent to texts is in force any more for anybody on this phone. */
export function withdrawTexts(db: Pick<Db, 'query'>, contactId: string): Write {
  return db.query.updateTable('patient').set({ consented_at: null }).where('contact_id', '=', contactId)
}

/** The phone that a patient is texted on, and what decides whether they are. */
export async function phoneOfPatient(db: Pick<Db, 'query'>, id: string) {
  const row = await db.query
    .selectFrom('patient')
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .select(['contact.id', 'contact.state', 'time_zones', 'consented_at', 'paused_until'])
    .where('patient.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    contactId: row.id,
    state: row.state,
    timeZones: row.time_zones.split(' '),
    consentedAt: row.consented_at,
    pausedUntil: row.paused_until,
  }
}

/** The county's ids, sealed. */
export async function countyIdsOf(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
): Promise<{ id: string; countyIdSealed: string }[]> {
  return inChunks(patientIds, async (piece) => {
    const rows = await db.query
      .selectFrom('patient')
      .select(['id', 'county_id_sealed'])
      .where('id', 'in', piece)
      .execute()
    return rows.map(({ id, county_id_sealed }) => ({ id, countyIdSealed: county_id_sealed }))
  })
}

/** @param index the blind index of a county's id. */
export async function findByCountyId(db: Pick<Db, 'query'>, index: string) {
  const row = await db.query
    .selectFrom('patient')
    .select(['id', 'contact_id', 'time_zones'])
    .where('county_id_index', '=', index)
    .executeTakeFirst()
  return row ? { id: row.id, contactId: row.contact_id, timeZones: row.time_zones.split(' ') } : null
}
