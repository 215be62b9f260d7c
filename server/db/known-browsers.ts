// Browsers in which an account was signed in to before, by the hash of their cookie; one cookie may be known to several.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { AccountTables, KnownBrowserTable } from './tables/accounts.ts'

type Query = Pick<Db, 'query'>

/** Its id; null: a stranger to that account. @param email as the account keeps it. @param since an instant. */
export async function findKnownBrowser(
  { query }: Query,
  at: { readonly tokenHash: string; readonly email: string; readonly since: string },
): Promise<string | null> {
  const row = await query
    .withTables<AccountTables>()
    .selectFrom('known_browser')
    .innerJoin('user', 'user.id', 'known_browser.account_id')
    .select('known_browser.id')
    .where('known_browser.token_hash', '=', at.tokenHash)
    .where('known_browser.used_at', '>', at.since)
    .where('user.email', '=', at.email)
    .executeTakeFirst()
  return row?.id ?? null
}

export function insertKnownBrowser(db: Query, row: KnownBrowserTable): Write {
  return insertRow(db, 'known_browser', row)
}

export function usedKnownBrowser({ query }: Query, id: string, at: string): Write {
  return query.updateTable('known_browser').set({ used_at: at }).where('id', '=', id)
}

/** For every account that knows the browser. */
export function renewBrowserToken({ query }: Query, oldHash: string, newHash: string): Write {
  return query.updateTable('known_browser').set({ token_hash: newHash }).where('token_hash', '=', oldHash)
}

/** Those of an account that were not used after `before`; without it all of them. */
export function forgetKnownBrowsers({ query }: Query, accountId: string, before?: string): Write {
  const all = query.deleteFrom('known_browser').where('account_id', '=', accountId)
  return before === undefined ? all : all.where('used_at', '<=', before)
}
