// The wrapped keys of the sealed ring, one a program year; destroyed when the year is closed.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { SealedKeyTable } from './tables/sealed.ts'

export type WrappedYear = Pick<SealedKeyTable, 'id' | 'year' | 'wrapped'>

const wrappedYears = (db: Pick<Db, 'query'>) =>
  db.query.selectFrom('sealed_key').select(['id', 'year', 'wrapped'])

export async function findYearKey(db: Pick<Db, 'query'>, year: number): Promise<WrappedYear | null> {
  return (await wrappedYears(db).where('year', '=', year).executeTakeFirst()) ?? null
}

export async function findKey(db: Pick<Db, 'query'>, id: string): Promise<WrappedYear | null> {
  return (await wrappedYears(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Null: none was made yet, or every year is closed. */
export async function anyYearKey(db: Pick<Db, 'query'>): Promise<WrappedYear | null> {
  return (await wrappedYears(db).limit(1).executeTakeFirst()) ?? null
}

/** Fails as a conflict when another process made this year's key first. */
export function insertYearKey(db: Pick<Db, 'query'>, key: WrappedYear, now: string): Write {
  return insertRow(db, 'sealed_key', { ...key, created_at: now })
}

export function deleteYearKey(db: Pick<Db, 'query'>, year: number): Write {
  return db.query.deleteFrom('sealed_key').where('year', '=', year)
}
