// Reminders of open invitations: which are looked at now, and the claim that no two ticks make the same.
import type { Db, Write } from './database.ts'
import { ANSWERABLE } from './invitations.ts'
import type { InvitationTable } from './tables/answers.ts'

export interface DueReminder {
  readonly invitationId: string
  readonly patientId: string
  readonly contactId: string
  readonly touched: number
  readonly state: InvitationTable['state']
  readonly dueAt: string
  readonly expiresAt: string
  readonly made: number
  readonly newest: boolean
  readonly phoneOpen: boolean
  readonly language: string
  readonly timeZones: readonly string[]
  readonly consentedAt: string | null
  readonly pausedUntil: string | null
}

/** Those that went by text and still can be answered, the longest due first. */
export async function dueReminders(
  db: Pick<Db, 'query'>,
  now: string,
  limit: number,
): Promise<DueReminder[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .innerJoin('contact', 'contact.id', 'invitation.contact_id')
    .select([
      'invitation.id',
      'invitation.patient_id',
      'invitation.state',
      'invitation.due_at',
      'invitation.expires_at',
      'invitation.reminders',
      'contact.id as contact_id',
      'contact.state as contact_state',
      'contact.touched',
      'patient.contact_id as patient_contact_id',
      'patient.language',
      'patient.time_zones',
      'patient.consented_at',
      'patient.paused_until',
    ])
    .select((e) =>
      e
        .selectFrom('invitation as newer')
        .select((e) => e.fn.countAll().as('newer'))
        .whereRef('newer.patient_id', '=', 'invitation.patient_id')
        .whereRef('newer.due_at', '>', 'invitation.due_at')
        .as('newer'),
    )
    .where('invitation.state', 'in', ANSWERABLE)
    .where('invitation.remind_at', '<=', now)
    .orderBy('invitation.remind_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    invitationId: row.id,
    patientId: row.patient_id,
    contactId: row.contact_id,
    touched: row.touched,
    state: row.state,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    made: row.reminders,
    newest: Number(row.newer) === 0,
    phoneOpen: row.contact_state === 'open' && row.patient_contact_id === row.contact_id,
    language: row.language,
    timeZones: row.time_zones.split(' '),
    consentedAt: row.consented_at,
    pausedUntil: row.paused_until,
  }))
}

export interface InvitationTexts {
  /** When the last one went, or may have. */
  readonly textedAt: string | null
  readonly pending: boolean
}

/** The texts that we started about these invitations: invitation id → how they stand. At most 90 ids. */
export async function textsAbout(
  db: Pick<Db, 'query'>,
  invitationIds: readonly string[],
): Promise<Map<string, InvitationTexts>> {
  const about = new Map<string, InvitationTexts>()
  if (invitationIds.length === 0) return about
  const rows = await db.query
    .selectFrom('outbox')
    .select(['invitation_id', 'state', 'attempted_at'])
    .where('invitation_id', 'in', invitationIds)
    .where('kind', '=', 'ours')
    .execute()
  for (const { invitation_id: id, state, attempted_at: at } of rows) {
    if (id === null) continue
    const { textedAt, pending } = about.get(id) ?? { textedAt: null, pending: false }
    about.set(id, {
      textedAt: at !== null && (textedAt === null || at > textedAt) ? at : textedAt,
      pending: pending || ['queued', 'leased', 'attempting'].includes(state),
    })
  }
  return about
}

/** One more reminder for `claim`, unless it was made meanwhile or nothing can be answered any more. */
export function claimReminder(
  db: Pick<Db, 'query'>,
  id: string,
  { made, claim, next }: { readonly made: number; readonly claim: string; readonly next: string | null },
): Write {
  return db.query
    .updateTable('invitation')
    .set({ reminders: made + 1, remind_at: next, claim })
    .where('id', '=', id)
    .where('reminders', '=', made)
    .where('state', 'in', ANSWERABLE)
}

/** @param next null: it is not looked at again. */
export function setReminder(
  db: Pick<Db, 'query'>,
  id: string,
  { made, next }: { readonly made: number; readonly next: string | null },
): Write {
  return db.query
    .updateTable('invitation')
    .set({ remind_at: next })
    .where('id', '=', id)
    .where('reminders', '=', made)
}
