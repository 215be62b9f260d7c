// SQLite by better-sqlite3: the default database, one file, every commit on disk before it is acknowledged.
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { asConflict, compileWrites, type Db, type OnStatement, type Write, type Written } from './database.ts'
import type { Migratable } from './migrate.ts'
import type { Tables } from './tables.ts'

const FULL = 2

/** @param file a path, or `:memory:`. Throws when the connection does not hold synchronous=FULL. */
export function openSqlite(file: string, onStatement?: OnStatement): Db & Migratable {
  // It holds who is asked, and when: a new file is for this user alone, and so is the journal that SQLite adds.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
  const sqlite = new Database(file, { timeout: 5_000 })
  sqlite.pragma('journal_mode = WAL')
  // A WAL database reopens at NORMAL, which may lose an acknowledged answer when the power goes.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // A deleted draft or an erased text is overwritten, and not only forgotten.
  sqlite.pragma('secure_delete = ON')
  if (sqlite.pragma('synchronous', { simple: true }) !== FULL)
    throw new Error('SQLite is not at synchronous=FULL')

  // Reads and writes share them: preparing costs more than most of our statements do.
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size > 500) statements.clear()
    const statement = sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const query = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: { prepare, close: () => sqlite.close() } }),
    ...(onStatement ? { log: (event) => onStatement(event.query.sql) } : {}),
  })
  const run = sqlite.transaction((writes: readonly Write[]): Written[] =>
    compileWrites({ query }, writes).map(({ sql, parameters }) => {
      onStatement?.(sql)
      const statement = prepare(sql)
      if (!statement.reader) return { rows: [], changes: statement.run(...parameters).changes }
      const rows = statement.all(...parameters) as Record<string, unknown>[]
      return { rows, changes: rows.length }
    }),
  )
  return {
    query,
    async commit(writes) {
      try {
        return run.immediate(writes).slice(0, writes.length)
      } catch (error) {
        throw asConflict(error)
      }
    },
    async script(sql) {
      sqlite.transaction(() => sqlite.exec(sql)).immediate()
    },
    async scrub(tables) {
      // What was deleted was overwritten in its place; older versions of it stand in free pages and in the journal.
      if (tables === 'all') sqlite.exec('VACUUM')
      const [done] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
      if (done?.busy !== 0) throw new Error('another connection reads the journal')
    },
    async close() {
      await query.destroy()
      // A query builder that never asked anything has opened nothing, and closes nothing.
      sqlite.close()
    },
  }
}
