// Texts in doubt: those to look for at the carrier now, and what is known of the messages found there.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { decodeText, TEXT_COLUMNS, type QueuedText } from './outbox.ts'

export interface DoubtfulText extends QueuedText {
  readonly phoneSealed: string
}

/** Longest overdue first. */
export async function textsToLookFor(
  db: Pick<Db, 'query'>,
  { now, limit }: { readonly now: string; readonly limit: number },
): Promise<DoubtfulText[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .innerJoin('contact', 'contact.id', 'outbox.contact_id')
    .select(TEXT_COLUMNS)
    .select('contact.phone_sealed')
    .where('outbox.state', '=', 'unknown')
    .where('outbox.look_at', '<=', now)
    .orderBy('outbox.look_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...decodeText(row), phoneSealed: row.phone_sealed }))
}

/** The carrier's ids that belong to a text, or to one other than `id`. */
export async function knownSids(
  db: Pick<Db, 'query'>,
  sids: readonly string[],
  id = '',
): Promise<Set<string>> {
  const rows = await inChunks(sids, (piece) =>
    db.query.selectFrom('outbox').select('sid').where('sid', 'in', piece).where('id', '!=', id).execute(),
  )
  return new Set(rows.flatMap(({ sid }) => (sid === null ? [] : [sid])))
}

export function lookAgainAt(db: Pick<Db, 'query'>, id: string, at: string): Write {
  return db.query
    .updateTable('outbox')
    .set({ look_at: at })
    .where('id', '=', id)
    .where('state', '=', 'unknown')
}
