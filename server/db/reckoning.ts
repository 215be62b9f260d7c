// What became of all texts, in figures and one by one, and which of them a person is to look at.
import type { OutboxState } from '../core/outreach/delivery.ts'
import type { Db } from './database.ts'

export interface OutboxFigures {
  /** Queued, with their time come. */
  readonly due: number
  /** Leased or attempting. */
  readonly halfDone: number
  /** In doubt, and looked for at the carrier by now. */
  readonly looking: number
  /** Enrolments whose date has come and that are not planned. */
  readonly unplanned: number
}

export async function outboxFigures(db: Pick<Db, 'query'>, now: string): Promise<OutboxFigures> {
  const texts = (states: readonly OutboxState[]) =>
    db.query
      .selectFrom('outbox')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('state', 'in', states)
  const [due, halfDone, looking, unplanned] = await Promise.all([
    texts(['queued']).where('not_before', '<=', now).executeTakeFirstOrThrow(),
    texts(['leased', 'attempting']).executeTakeFirstOrThrow(),
    texts(['unknown']).where('look_at', '<=', now).executeTakeFirstOrThrow(),
    db.query
      .selectFrom('enrolment')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('next_due_on', '<', now.slice(0, 10))
      .executeTakeFirstOrThrow(),
  ])
  return { due: due.n, halfDone: halfDone.n, looking: looking.n, unplanned: unplanned.n }
}

export interface TextOfAll {
  readonly id: string
  readonly patientId: string | null
  readonly state: OutboxState
  readonly sid: string | null
  readonly errorCode: string | null
  readonly attemptedAt: string | null
  readonly notBefore: string
}

export async function textsOfEverybody(db: Pick<Db, 'query'>): Promise<TextOfAll[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .select(['id', 'patient_id', 'state', 'sid', 'error_code', 'attempted_at', 'not_before'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    state: row.state,
    sid: row.sid,
    errorCode: row.error_code,
    attemptedAt: row.attempted_at,
    notBefore: row.not_before,
  }))
}

/** Of those that we start: replies would tell how long conversations are. */
export async function textsByState(db: Pick<Db, 'query'>): Promise<{ state: OutboxState; texts: number }[]> {
  return db.query
    .selectFrom('outbox')
    .select((e) => ['state', e.fn.countAll<number>().as('texts')])
    .where('kind', '=', 'ours')
    .groupBy('state')
    .orderBy('state')
    .execute()
}

export interface TextForAPerson {
  readonly id: string
  readonly state: OutboxState
  readonly errorCode: string | null
  readonly attemptedAt: string | null
  /** Of a text in doubt: when it is looked for next; null: no more, it counts as sent. */
  readonly lookAt: string | null
}

/** Texts that we started and that did not arrive, or of which nobody knows: newest first. */
export async function textsForAPerson(
  db: Pick<Db, 'query'>,
  { limit }: { readonly limit: number },
): Promise<TextForAPerson[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .select(['id', 'state', 'error_code', 'attempted_at', 'look_at'])
    .where('state', 'in', ['unknown', 'failed', 'undelivered'])
    .where('kind', '=', 'ours')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    errorCode: row.error_code,
    attemptedAt: row.attempted_at,
    lookAt: row.look_at,
  }))
}
