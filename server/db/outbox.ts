// Texts to send and what became of them.
import type { Insertable, Selectable } from 'kysely'
import { lessSureThan, type DeliveryReport, type OutboxState } from '../core/outreach/delivery.ts'
import { PRIVATE_LINK } from '../core/outreach/leave.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { OutboxTable } from './tables/messages.ts'

export interface QueuedText {
  readonly id: string
  readonly contactId: string
  readonly patientId: string | null
  readonly invitationId: string | null
  readonly kind: OutboxTable['kind']
  /** A key of surveys/messages.ts, or `question`. */
  readonly template: string
  /** Ids and codes only. */
  readonly parameters: Readonly<Record<string, string>>
  readonly language: string
  /** Its body is redacted at the carrier once it is delivered. */
  readonly sealed: boolean
  readonly state: OutboxState
  readonly notBefore: string
  readonly notAfter: string
  readonly attempts: number
  readonly sid: string | null
  /** Of a reply: when the patient's message came. */
  readonly createdAt: string
  readonly attemptedAt: string | null
}

export const TEXT_COLUMNS = [
  'outbox.id',
  'outbox.contact_id',
  'outbox.patient_id',
  'outbox.invitation_id',
  'outbox.kind',
  'outbox.template',
  'outbox.parameters',
  'outbox.language',
  'outbox.sealed',
  'outbox.state',
  'outbox.not_before',
  'outbox.not_after',
  'outbox.attempts',
  'outbox.sid',
  'outbox.created_at',
  'outbox.attempted_at',
] as const

type Selected = Pick<OutboxTable, (typeof TEXT_COLUMNS)[number] extends `outbox.${infer C}` ? C : never>

export function decodeText(row: Selected): QueuedText {
  return {
    id: row.id,
    contactId: row.contact_id,
    patientId: row.patient_id,
    invitationId: row.invitation_id,
    kind: row.kind,
    template: row.template,
    parameters: JSON.parse(row.parameters),
    language: row.language,
    sealed: row.sealed === 1,
    state: row.state,
    notBefore: row.not_before,
    notAfter: row.not_after,
    attempts: row.attempts,
    sid: row.sid,
    createdAt: row.created_at,
    attemptedAt: row.attempted_at,
  }
}

export async function findText(db: Pick<Db, 'query'>, id: string): Promise<QueuedText | null> {
  const row = await db.query.selectFrom('outbox').select(TEXT_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? decodeText(row) : null
}

/** What waits for this phone and was not attempted. */
export async function unsentTexts(db: Pick<Db, 'query'>, contactId: string): Promise<QueuedText[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .select(TEXT_COLUMNS)
    .where('contact_id', '=', contactId)
    .where('state', 'in', ['queued', 'leased'])
    .execute()
  return rows.map(decodeText)
}

export function insertOutbox(db: Pick<Db, 'query'>, row: Insertable<OutboxTable>): Write {
  return insertRow(db, 'outbox', row)
}

type Change = Partial<
  Pick<
    Selectable<OutboxTable>,
    | 'state'
    | 'not_before'
    | 'lease_until'
    | 'attempts'
    | 'attempted_at'
    | 'settled_at'
    | 'error_code'
    | 'sid'
    | 'segments'
    | 'look_at'
  >
>

/** Changes a text for `claim`, if it still is in one of the states `from`. */
export function claimText(
  db: Pick<Db, 'query'>,
  id: string,
  claim: string,
  from: readonly OutboxState[],
  change: Change,
): Write {
  return db.query
    .updateTable('outbox')
    .set({ ...change, claim })
    .where('id', '=', id)
    .where('state', 'in', from)
}

/** Undoes a lease of our own, when the phone was touched before the attempt. */
export function giveBack(db: Pick<Db, 'query'>, id: string, claim: string): Write {
  return db.query
    .updateTable('outbox')
    .set({ state: 'queued', lease_until: null })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('state', '=', 'leased')
}

/** What the carrier calls a text and how many segments it costs: true whatever was reported meanwhile. */
export function recordHandover(
  db: Pick<Db, 'query'>,
  id: string,
  { sid, segments }: { readonly sid: string; readonly segments: number },
): Write {
  return db.query.updateTable('outbox').set({ sid, segments }).where('id', '=', id)
}

/** Moves a text to what is reported of it, unless something surer is known already. */
export function settleText(
  db: Pick<Db, 'query'>,
  id: string,
  report: DeliveryReport,
  { at, errorCode }: { readonly at: string; readonly errorCode: string | null },
): Write {
  return db.query
    .updateTable('outbox')
    .set({ state: report, settled_at: at, error_code: errorCode })
    .where('id', '=', id)
    .where('state', 'in', lessSureThan(report))
}

/** An interview that ended is not asked for again: what we started about it and have not attempted is cancelled, but for
 *  the private link, which goes after every sitting with a helper. */
export function cancelAsking(db: Pick<Db, 'query'>, invitationId: string, at: string): Write {
  return db.query
    .updateTable('outbox')
    .set({ state: 'cancelled', settled_at: at, error_code: 'invitation_over' })
    .where('state', 'in', ['queued', 'leased'])
    .where('kind', '=', 'ours')
    .where('template', '!=', PRIVATE_LINK)
    .where('invitation_id', '=', invitationId)
}

/** Nothing more goes to this phone: what has not been attempted is cancelled. */
export function cancelTexts(
  db: Pick<Db, 'query'>,
  of: { readonly contactId: string } | { readonly invitationId: string },
  { at, reason }: { readonly at: string; readonly reason: string },
): Write {
  const cancel = db.query
    .updateTable('outbox')
    .set({ state: 'cancelled', settled_at: at, error_code: reason })
    .where('state', 'in', ['queued', 'leased'])
  return 'contactId' in of
    ? cancel.where('contact_id', '=', of.contactId)
    : cancel.where('invitation_id', '=', of.invitationId)
}

/** Whether a text of this template went for an interview, or is about to. */
export async function hasText(
  db: Pick<Db, 'query'>,
  invitationId: string,
  template: string,
): Promise<boolean> {
  const row = await db.query
    .selectFrom('outbox')
    .select('id')
    .where('invitation_id', '=', invitationId)
    .where('template', '=', template)
    .where('kind', '=', 'ours')
    .where('state', 'not in', ['cancelled', 'failed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface LastText {
  readonly template: string
  readonly invitationId: string | null
  readonly at: string
}

/** The last text that went to this phone, or may have; `invitation`: of those that ask for an interview. */
export async function lastTextTo(
  db: Pick<Db, 'query'>,
  contactId: string,
  of: 'any' | 'invitation',
): Promise<LastText | null> {
  let texts = db.query
    .selectFrom('outbox')
    .select(['template', 'invitation_id', 'attempted_at'])
    .where('contact_id', '=', contactId)
    .where('attempted_at', 'is not', null)
    .where('state', 'not in', ['queued', 'leased', 'cancelled', 'failed'])
  if (of === 'invitation') texts = texts.where('kind', '=', 'ours').where('invitation_id', 'is not', null)
  const row = await texts
    .orderBy('attempted_at', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.attempted_at === null) return null
  return { template: row.template, invitationId: row.invitation_id, at: row.attempted_at }
}

/** Whether this phone was told so, or is about to be, since `since`. */
export async function wasTold(
  db: Pick<Db, 'query'>,
  contactId: string,
  template: string,
  since: string,
): Promise<boolean> {
  const row = await db.query
    .selectFrom('outbox')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'reply')
    .where('template', '=', template)
    .where('created_at', '>=', since)
    .where('state', 'not in', ['cancelled', 'failed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
