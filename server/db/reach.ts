// How texts reach these patients: who they are, who works with them, their number, and what became of the newest texts.
import type { OutboxState } from '../core/outreach/delivery.ts'
import type { Db } from './database.ts'
import { inChunks } from './in-chunks.ts'
import type { ContactTable, PatientTable } from './tables/people.ts'

type Query = Pick<Db, 'query'>

export interface Reachable {
  readonly id: string
  readonly nameSealed: string
  readonly countyIdSealed: string
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly timeZones: readonly string[]
  readonly zipSealed: string | null
  readonly contactId: string | null
  readonly contactState: ContactTable['state'] | null
  readonly phoneSealed: string | null
}

export async function patientsToReach(db: Query, ids: readonly string[]): Promise<Reachable[]> {
  return inChunks(ids, async (piece) => {
    const rows = await db.query
      .selectFrom('patient')
      .leftJoin('contact', 'contact.id', 'patient.contact_id')
      .select([
        'patient.id',
        'name_sealed',
        'county_id_sealed',
        'language',
        'phone_kind',
        'time_zones',
        'zip_sealed',
        'contact_id',
        'contact.state',
        'contact.phone_sealed',
      ])
      .where('patient.id', 'in', piece)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      nameSealed: row.name_sealed,
      countyIdSealed: row.county_id_sealed,
      language: row.language,
      phoneKind: row.phone_kind,
      timeZones: row.time_zones.split(' ').filter(Boolean),
      zipSealed: row.zip_sealed,
      contactId: row.contact_id,
      contactState: row.state,
      phoneSealed: row.phone_sealed,
    }))
  })
}

export interface Fate {
  readonly at: string
  readonly state: OutboxState
  readonly errorCode: string | null
}

/** Of the texts that we started on this phone, newest first. */
export async function fatesOf(db: Query, contactId: string, limit: number): Promise<Fate[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .select(['created_at', 'state', 'error_code'])
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'ours')
    .where('state', 'not in', ['queued', 'leased', 'cancelled'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ at: row.created_at, state: row.state, errorCode: row.error_code }))
}

export interface Doubt {
  readonly patientId: string
  readonly patientNameSealed: string
  readonly timeZones: readonly string[]
  readonly at: string
  /** When it is looked for next; null: no more, it counts as sent. */
  readonly lookAt: string | null
}

/** Texts that we started and that may or may not have gone, newest first; of replies nobody is told. */
export async function textsInDoubt(db: Query, limit: number): Promise<Doubt[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .innerJoin('patient', 'patient.id', 'outbox.patient_id')
    .select(['patient.id', 'name_sealed', 'time_zones', 'outbox.created_at', 'attempted_at', 'look_at'])
    .where('outbox.state', '=', 'unknown')
    .where('outbox.kind', '=', 'ours')
    .orderBy('outbox.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    patientId: row.id,
    patientNameSealed: row.name_sealed,
    timeZones: row.time_zones.split(' ').filter(Boolean),
    at: row.attempted_at ?? row.created_at,
    lookAt: row.look_at,
  }))
}
