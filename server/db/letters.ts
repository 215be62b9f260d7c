// Invitations that carry no text: the list of letters to print, and the text that may go after all.
import type { Db, Write } from './database.ts'

export interface WaitingLetter {
  readonly invitationId: string
  readonly patientId: string
  readonly nameSealed: string
  readonly countyIdSealed: string
  readonly language: string
  readonly expiresAt: string
}

/** The oldest first; none of a patient whom the reader works with on `today`, or is asked about. */
export async function lettersToPrint(
  db: Pick<Db, 'query'>,
  reader: { readonly staffId: string; readonly today: string; readonly now: string; readonly limit: number },
): Promise<WaitingLetter[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .select([
      'invitation.id',
      'invitation.patient_id',
      'patient.name_sealed',
      'patient.county_id_sealed',
      'patient.language',
      'invitation.expires_at',
    ])
    .where('invitation.state', '=', 'planned')
    .where('invitation.expires_at', '>', reader.now)
    .where('invitation.contact_id', 'is', null)
    .where((e) =>
      e.or([
        e('invitation.about_staff_id', 'is', null),
        e('invitation.about_staff_id', '!=', reader.staffId),
      ]),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('kiosk_code')
            .select('code_hash')
            .whereRef('kiosk_code.invitation_id', '=', 'invitation.id'),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('assignment')
            .select('assignment.id')
            .whereRef('assignment.patient_id', '=', 'invitation.patient_id')
            .where('assignment.staff_id', '=', reader.staffId)
            .where((e) => e.or([e('to_on', 'is', null), e('to_on', '>=', reader.today)])),
        ),
      ),
    )
    .orderBy('invitation.due_at')
    .orderBy('invitation.id')
    .limit(reader.limit)
    .execute()
  return rows.map((row) => ({
    invitationId: row.id,
    patientId: row.patient_id,
    nameSealed: row.name_sealed,
    countyIdSealed: row.county_id_sealed,
    language: row.language,
    expiresAt: row.expires_at,
  }))
}

/** Its link goes to this phone instead of a letter, unless somebody began to answer. */
export function sendInstead(
  db: Pick<Db, 'query'>,
  id: string,
  by: {
    readonly contactId: string
    readonly dueAt: string
    readonly expiresAt: string
    readonly remindAt: string | null
    readonly factsSealed: string
  },
): Write {
  return db.query
    .updateTable('invitation')
    .set({
      contact_id: by.contactId,
      due_at: by.dueAt,
      expires_at: by.expiresAt,
      remind_at: by.remindAt,
      facts_sealed: by.factsSealed,
    })
    .where('id', '=', id)
    .where('contact_id', 'is', null)
    .where('state', '=', 'planned')
}
