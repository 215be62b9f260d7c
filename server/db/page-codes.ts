// Codes by text that browsers asked for, and how often each was typed.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { PageCodeTable } from './tables/messages.ts'

export const insertPageCode = (db: Pick<Db, 'query'>, row: Omit<PageCodeTable, 'tries' | 'claim'>): Write =>
  insertRow(db, 'page_code', { ...row, tries: 0, claim: null })

/** When codes were asked for on this phone after `since`. */
export async function codesAsked(
  db: Pick<Db, 'query'>,
  contactId: string,
  since: string,
): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('page_code')
    .select('made_at')
    .where('contact_id', '=', contactId)
    .where('made_at', '>', since)
    .execute()
  return rows.map(({ made_at }) => made_at)
}

/** The newest that this browser asked for at this link after `since`; null: none. */
export async function newestPageCode(
  db: Pick<Db, 'query'>,
  asked: { readonly invitationId: string; readonly holder: string; readonly since: string },
): Promise<Pick<PageCodeTable, 'id' | 'tries'> | null> {
  const row = await db.query
    .selectFrom('page_code')
    .select(['id', 'tries'])
    .where('invitation_id', '=', asked.invitationId)
    .where('holder', '=', asked.holder)
    .where('made_at', '>', asked.since)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Counts a try for `claim`, if nobody tried since `tries` was read. @param now how often it was tried then. */
export function countTry(
  db: Pick<Db, 'query'>,
  tried: { readonly id: string; readonly seen: number; readonly now: number; readonly claim: string },
): Write {
  return db.query
    .updateTable('page_code')
    .set({ tries: tried.now, claim: tried.claim })
    .where('id', '=', tried.id)
    .where('tries', '=', tried.seen)
}
