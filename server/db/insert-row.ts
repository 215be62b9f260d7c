// One row into one table: Kysely writes the SQL once for each set of columns, and only the values change after that.
import type { Insertable } from 'kysely'
import type { Db, Write } from './database.ts'
import type { Tables } from './tables.ts'

/** Kept apart for each connection, because dialects number their parameters differently. */
const written = new WeakMap<Db['query'], Map<string, string>>()

export function insertRow<T extends keyof Tables & string>(
  { query }: Pick<Db, 'query'>,
  table: T,
  row: Insertable<Tables[T]>,
): Write {
  return {
    compile() {
      const known = written.get(query) ?? new Map<string, string>()
      written.set(query, known)
      const given = Object.entries(row).filter(([, value]) => value !== undefined)
      const shape = `${table} ${given.map(([column]) => column).join(' ')}`
      const sql = known.get(shape) ?? query.insertInto<keyof Tables>(table).values(row).compile().sql
      known.set(shape, sql)
      return { sql, parameters: given.map(([, value]) => value) }
    },
  }
}
