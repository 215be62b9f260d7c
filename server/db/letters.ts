// Invitations that carry no text: the letters to print, and the text that may go after all.
import type { ExpressionBuilder } from 'kysely'
import type { Db, Write } from './database.ts'
import type { Tables } from './tables.ts'

export interface WaitingLetter {
  readonly invitationId: string
  readonly patientId: string
  readonly nameSealed: string
  readonly countyIdSealed: string
  readonly countyIdIndex: string
  readonly language: string
  readonly dueAt: string
  readonly expiresAt: string
}

interface Part {
  readonly now: string
  /** The last one of the part before; null: from the oldest on. */
  readonly after: Pick<WaitingLetter, 'dueAt' | 'invitationId'> | null
  readonly limit: number
}

/** Nobody printed it yet, and no text goes for it. */
const unprinted = (e: ExpressionBuilder<Tables, 'invitation'>) =>
  e.and([
    e('invitation.state', '=', 'planned'),
    e('invitation.contact_id', 'is', null),
    e.not(
      e.exists(
        e
          .selectFrom('kiosk_code')
          .select('code_hash')
          .whereRef('kiosk_code.invitation_id', '=', 'invitation.id'),
      ),
    ),
  ])

/** The oldest first, whoever prints them. What a helped sitting left to print stands here whatever became of the interview. */
export async function lettersToPrint(
  db: Pick<Db, 'query'>,
  { now, after, limit }: Part,
): Promise<WaitingLetter[]> {
  let waiting = db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .select([
      'invitation.id',
      'invitation.patient_id',
      'patient.name_sealed',
      'patient.county_id_sealed',
      'patient.county_id_index',
      'patient.language',
      'invitation.due_at',
      'invitation.expires_at',
    ])
    .where('invitation.expires_at', '>', now)
    .where((e) =>
      e.or([
        unprinted(e),
        e('invitation.id', 'in', e.selectFrom('owed_letter').select('owed_letter.invitation_id')),
      ]),
    )
  if (after)
    waiting = waiting.where((e) =>
      e.or([
        e('invitation.due_at', '>', after.dueAt),
        e.and([e('invitation.due_at', '=', after.dueAt), e('invitation.id', '>', after.invitationId)]),
      ]),
    )
  const rows = await waiting.orderBy('invitation.due_at').orderBy('invitation.id').limit(limit).execute()
  return rows.map((row) => ({
    invitationId: row.id,
    patientId: row.patient_id,
    nameSealed: row.name_sealed,
    countyIdSealed: row.county_id_sealed,
    countyIdIndex: row.county_id_index,
    language: row.language,
    dueAt: row.due_at,
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
