// Texts received: stored once before the carrier hears 200, handled once after.
import type { Insertable, Selectable } from 'kysely'
import { mustHaveClaimed, type Db, type Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { InboundTable } from './tables/messages.ts'

/** How a text is marked until it is handled that the carrier was asked for after a restore. */
export const HEARD_AGAIN = 'again'

export interface ReceivedText {
  readonly id: string
  readonly providerId: string
  /** Null: no phone we know. */
  readonly contactId: string | null
  /** Null once its words stand elsewhere. */
  readonly bodySealed: string | null
  readonly state: InboundTable['state']
  readonly handledAs: string | null
  readonly at: string
  /** How often it was tried, counted before each try. */
  readonly tries: number
}

function decode(row: Selectable<InboundTable>): ReceivedText {
  return {
    id: row.id,
    providerId: row.provider_id,
    contactId: row.contact_id,
    bodySealed: row.body_sealed,
    state: row.state,
    handledAs: row.handled_as,
    at: row.at,
    tries: row.tries,
  }
}

export function insertInbound(db: Pick<Db, 'query'>, row: Insertable<InboundTable>): Write {
  return insertRow(db, 'inbound', row)
}

/** Which of these the carrier's messages are here. */
export async function knownReceived(
  db: Pick<Db, 'query'>,
  providerIds: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(providerIds, (piece) =>
    db.query.selectFrom('inbound').select('provider_id').where('provider_id', 'in', piece).execute(),
  )
  return new Set(rows.map((row) => row.provider_id))
}

export async function findReceived(db: Pick<Db, 'query'>, id: string): Promise<ReceivedText | null> {
  const row = await db.query.selectFrom('inbound').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? decode(row) : null
}

/** Of one phone, in the order in which they came. */
export async function waitingTexts(
  db: Pick<Db, 'query'>,
  contactId: string,
  limit: number,
): Promise<ReceivedText[]> {
  const rows = await db.query
    .selectFrom('inbound')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('state', '=', 'stored')
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(decode)
}

/** Phones with a text that nothing has handled since before `before`. */
export async function contactsWaiting(
  db: Pick<Db, 'query'>,
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<string[]> {
  const rows = await db.query
    .selectFrom('inbound')
    .select('contact_id')
    .where('state', '=', 'stored')
    .where('at', '<=', before)
    .where('contact_id', 'is not', null)
    .groupBy('contact_id')
    .orderBy((e) => e.fn.min('at'))
    .limit(limit)
    .execute()
  return rows.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id]))
}

/** One more try of a text that waits, if nobody has begun another since it was read. */
export function countTry(db: Db, { id, tries }: Pick<ReceivedText, 'id' | 'tries'>, claim: string): Write[] {
  const counted = db.query
    .updateTable('inbound')
    .set({ tries: tries + 1, claim })
    .where('id', '=', id)
    .where('state', '=', 'stored')
    .where('tries', '=', tries)
  return [counted, mustHaveClaimed(db, 'inbound', claim)]
}

/** Takes a text for `claim`, if nobody handled it yet. `erase`: its words stand elsewhere from this commit on. */
export function claimReceived(
  db: Pick<Db, 'query'>,
  taken: { readonly id: string; readonly claim: string; readonly as: string; readonly erase: boolean },
): Write {
  const { id, claim, as, erase } = taken
  return db.query
    .updateTable('inbound')
    .set({ state: 'handled', handled_as: as, claim, ...(erase ? { body_sealed: null, erase_due: 1 } : {}) })
    .where('id', '=', id)
    .where('state', '=', 'stored')
}

/** Taken within that time, and as far as we know still readable at the carrier. Newest first. */
export async function textsToErase(
  db: Pick<Db, 'query'>,
  { from, before }: { readonly from: string; readonly before: string },
  limit: number,
): Promise<{ id: string; providerId: string }[]> {
  const rows = await db.query
    .selectFrom('inbound')
    .select(['id', 'provider_id'])
    .where('erase_due', '=', 1)
    .where('at', '>=', from)
    .where('at', '<=', before)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, provider_id }) => ({ id, providerId: provider_id }))
}

export function erasedAtCarrier(db: Pick<Db, 'query'>, id: string): Write {
  return db.query.updateTable('inbound').set({ erase_due: 0 }).where('id', '=', id)
}
