// Invitations whose time to answer is over: found, and ended; and when that is so of all that were due in a span.
import type { Db, Write } from './database.ts'
import { ANSWERABLE, decodeInvitation, type Invitation } from './invitations.ts'

/** Those whose time to answer is over and that still wait. */
export async function overdueInvitations(
  db: Pick<Db, 'query'>,
  now: string,
  limit: number,
): Promise<Invitation[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .selectAll()
    .where('state', 'in', ANSWERABLE)
    .where('expires_at', '<=', now)
    .limit(limit)
    .execute()
  return rows.map(decodeInvitation)
}

/** Ends one that nobody answered, for `claim`; one that was started is left for what was answered. */
export function claimExpiry(db: Pick<Db, 'query'>, { id, claim, at, from }: Expiry): Write {
  return db.query
    .updateTable('invitation')
    .set({ state: 'expired', ended_at: at, claim })
    .where('id', '=', id)
    .where('state', '=', from)
    .where('expires_at', '<=', at)
}

/** Ends one that broke off, for `claim`; what was sent of it is kept. */
export function claimPartial(
  db: Pick<Db, 'query'>,
  { id, claim, at }: Pick<Expiry, 'id' | 'claim' | 'at'>,
): Write {
  return db.query
    .updateTable('invitation')
    .set({ state: 'partial', ended_at: at, claim })
    .where('id', '=', id)
    .where('state', '=', 'started')
    .where('expires_at', '<=', at)
}

/** Of the questions due from `from` and before `to`. */
export async function linksDue(
  db: Pick<Db, 'query'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{
  /** When the last link ends, answered or not; null: there is none. */
  readonly lastEndsAt: string | null
  /** One at least was not ended yet. */
  readonly open: boolean
}> {
  const row = await db.query
    .selectFrom('invitation')
    .select((e) => [
      e.fn.max('expires_at').as('last'),
      e.fn.count<number>(e.case().when('state', 'in', ANSWERABLE).then(1).end()).as('open'),
    ])
    .where('due_at', '>=', from)
    .where('due_at', '<', to)
    .executeTakeFirst()
  return { lastEndsAt: row?.last ?? null, open: Number(row?.open ?? 0) > 0 }
}

interface Expiry {
  readonly id: string
  readonly claim: string
  readonly at: string
  readonly from: Invitation['state']
}
