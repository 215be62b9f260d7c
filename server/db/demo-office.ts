// Whom the demo's queue of calls is filled with: patients in the program with a phone of their own, owed nothing yet; newest first.
import type { Db } from './database.ts'

export interface FreePatient {
  readonly id: string
  readonly contactId: string
  readonly phoneSealed: string
  readonly language: string
}

export async function freePatients(
  db: Pick<Db, 'query'>,
  languages: readonly string[],
  limit: number,
): Promise<FreePatient[]> {
  const rows = await db.query
    .selectFrom('patient')
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .select(['patient.id', 'patient.contact_id', 'contact.phone_sealed', 'patient.language'])
    .where('contact.state', '=', 'open')
    .where('patient.phone_kind', '=', 'own')
    .where('patient.language', 'in', languages)
    .where((e) =>
      e.exists(
        e
          .selectFrom('assignment')
          .select('assignment.id')
          .whereRef('assignment.patient_id', '=', 'patient.id')
          .where('assignment.to_on', 'is', null),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('follow_up')
            .select('follow_up.id')
            .whereRef('follow_up.patient_id', '=', 'patient.id'),
        ),
      ),
    )
    .orderBy('patient.id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, contact_id, phone_sealed, language }) =>
    contact_id === null ? [] : [{ id, contactId: contact_id, phoneSealed: phone_sealed, language }],
  )
}

export async function followUpIdOf(db: Pick<Db, 'query'>, patientId: string): Promise<string> {
  const row = await db.query
    .selectFrom('follow_up')
    .select('id')
    .where('patient_id', '=', patientId)
    .executeTakeFirstOrThrow()
  return row.id
}
