// What a sender reads before a text leaves: the texts whose time has come, and how often each phone was texted.
import type { ExpressionBuilder } from 'kysely'
import type { OutboxState } from '../core/outreach/delivery.ts'
import type { Db } from './database.ts'
import { decodeText, TEXT_COLUMNS, type QueuedText } from './outbox.ts'
import type { InvitationTable } from './tables/answers.ts'
import type { ContactTable } from './tables/people.ts'
import type { Tables } from './tables.ts'

/** A text whose time has come, with all that decides whether it may leave. */
export interface DueText extends QueuedText {
  readonly contact: Pick<ContactTable, 'state' | 'touched'> & { readonly phoneSealed: string }
  readonly patient: {
    readonly contactId: string | null
    readonly timeZones: readonly string[]
    readonly consentedAt: string | null
    readonly pausedUntil: string | null
  } | null
  readonly invitation: { readonly state: InvitationTable['state']; readonly expiresAt: string } | null
}

interface Due {
  readonly now: string
  readonly limit: number
  readonly contactId?: string | undefined
  /** Texts that we start stand still. */
  readonly halted?: boolean
}

/** Replies first, then oldest first; of one phone in the order in which they are to be read. */
export async function dueTexts(db: Pick<Db, 'query'>, due: Due): Promise<DueText[]> {
  // Two reads of one index: together they would sort a whole morning's queue for the few that are next.
  const replies = await dueOf(db, 'reply', due)
  if (due.halted || replies.length >= due.limit) return replies
  return [...replies, ...(await dueOf(db, 'ours', { ...due, limit: due.limit - replies.length }))]
}

async function dueOf(
  db: Pick<Db, 'query'>,
  kind: QueuedText['kind'],
  { now, limit, contactId }: Due,
): Promise<DueText[]> {
  let due = db.query
    .selectFrom('outbox')
    .innerJoin('contact', 'contact.id', 'outbox.contact_id')
    .leftJoin('patient', 'patient.id', 'outbox.patient_id')
    .leftJoin('invitation', 'invitation.id', 'outbox.invitation_id')
    .select(TEXT_COLUMNS)
    .select([
      'contact.state as contact_state',
      'contact.touched',
      'contact.phone_sealed',
      'patient.contact_id as patient_contact_id',
      'patient.time_zones',
      'patient.consented_at',
      'patient.paused_until',
      'invitation.state as invitation_state',
      'invitation.expires_at',
    ])
    .where('outbox.state', '=', 'queued')
    .where('outbox.kind', '=', kind)
    .where('outbox.not_before', '<=', now)
  if (contactId !== undefined) due = due.where('outbox.contact_id', '=', contactId)
  const rows = await due
    .orderBy('outbox.not_before')
    .orderBy('outbox.created_at')
    .orderBy('outbox.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...decodeText(row),
    contact: { state: row.contact_state, touched: row.touched, phoneSealed: row.phone_sealed },
    patient:
      row.time_zones === null
        ? null
        : {
            contactId: row.patient_contact_id,
            timeZones: row.time_zones.split(' '),
            consentedAt: row.consented_at,
            pausedUntil: row.paused_until,
          },
    invitation:
      row.invitation_state === null || row.expires_at === null
        ? null
        : { state: row.invitation_state, expiresAt: row.expires_at },
  }))
}

const NEVER_LEFT: readonly OutboxState[] = ['queued', 'leased', 'cancelled', 'failed']

/** Refused at once, it never left; refused later, it had been handed over. */
export const mayHaveGone = (e: ExpressionBuilder<Tables, 'outbox'>) =>
  e.or([e('state', 'not in', NEVER_LEFT), e.and([e('state', '=', 'failed'), e('sid', 'is not', null)])])

/** When texts that we started went to these phones, or may have: contact id → instants. At most 90 ids. */
export async function startedTexts(
  db: Pick<Db, 'query'>,
  contactIds: readonly string[],
  since: string,
): Promise<Map<string, string[]>> {
  const started = new Map<string, string[]>()
  if (contactIds.length === 0) return started
  const rows = await db.query
    .selectFrom('outbox')
    .select(['contact_id', 'attempted_at'])
    .where('contact_id', 'in', contactIds)
    .where('kind', '=', 'ours')
    .where('attempted_at', '>=', since)
    .where(mayHaveGone)
    .execute()
  for (const { contact_id, attempted_at } of rows) {
    started.set(contact_id, [...(started.get(contact_id) ?? []), attempted_at ?? since])
  }
  return started
}

/** Leases that ran out, and attempts that nothing was heard of since `since`. */
export async function staleTexts(
  db: Pick<Db, 'query'>,
  { now, since, limit }: { readonly now: string; readonly since: string; readonly limit: number },
): Promise<QueuedText[]> {
  const [leased, attempting] = await Promise.all([
    db.query
      .selectFrom('outbox')
      .select(TEXT_COLUMNS)
      .where('state', '=', 'leased')
      .where('lease_until', '<=', now)
      .limit(limit)
      .execute(),
    db.query
      .selectFrom('outbox')
      .select(TEXT_COLUMNS)
      .where('state', '=', 'attempting')
      .where('attempted_at', '<=', since)
      .limit(limit)
      .execute(),
  ])
  return [...leased, ...attempting].map(decodeText)
}
