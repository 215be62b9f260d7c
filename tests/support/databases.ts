// The databases of the storage suite: one table, so that every test runs on each of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { getPlatformProxy } from 'wrangler'
import type { D1Database } from '@cloudflare/workers-types'
import { asConflict, compileWrites, type Db, type OnStatement } from '../../server/db/database.ts'
import { migrate, type Migratable } from '../../server/db/migrate.ts'
import { openD1 } from '../../server/db/open-d1.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'
import type { Tables } from '../../server/db/tables.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const migrations = readMigrations(join(import.meta.dirname, '../../migrations'))

export interface TestDatabase {
  readonly name: 'sqlite' | 'd1' | 'pglite'
  /** A fresh, migrated database; `close` leaves nothing behind. */
  open(onStatement?: OnStatement): Promise<Db>
}

/** A SQLite file of the test's own, migrated; it stays when it is closed. */
export const sqliteAt = (file: string): TestDatabase => ({
  name: 'sqlite',
  async open(onStatement) {
    const db = openSqlite(file, onStatement)
    await migrate(db, migrations, NOW)
    return db
  },
})

async function openTemporarySqlite(onStatement?: OnStatement): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-'))
  const db = openSqlite(join(folder, 'test.sqlite'), onStatement)
  await migrate(db, migrations, NOW)
  return {
    ...db,
    async close() {
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starting one takes seconds: those that tests have closed are emptied and used again. */
const idle: D1Database[] = []

async function openLocalD1(onStatement?: OnStatement): Promise<Db> {
  const d1 = idle.pop() ?? (await startLocalD1())
  const db = openD1(d1, onStatement)
  return {
    ...db,
    async close() {
      await emptyD1(d1)
      idle.push(d1)
    },
  }
}

async function startLocalD1(): Promise<D1Database> {
  const { env } = await getPlatformProxy<{ DB: D1Database }>({ persist: false })
  const d1 = env.DB
  const script = async (sql: string) => {
    const plain = sql.replaceAll(/--[^\n]*/g, '')
    const statements = plain.split(';').filter((statement) => statement.trim() !== '')
    await d1.batch(statements.map((statement) => d1.prepare(statement)))
  }
  await migrate({ ...openD1(d1), script }, migrations, NOW)
  return d1
}

/** As it was when it was migrated: no migration puts a row into a database without a program but its own. */
async function emptyD1(d1: D1Database): Promise<void> {
  const { results } = await d1
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf%' and name != 'migration'",
    )
    .all<{ name: string }>()
  await d1.batch([
    d1.prepare('PRAGMA defer_foreign_keys = on'),
    ...results.map(({ name }) => d1.prepare(`DELETE FROM "${name}"`)),
  ])
}

function overPGlite(pglite: PGlite, onStatement?: OnStatement): Db & Migratable {
  const query = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite }),
    log: (event) => onStatement?.(event.query.sql),
  })
  return {
    query,
    async commit(writes) {
      try {
        return await pglite.transaction(async (transaction) => {
          const written = []
          for (const { sql, parameters } of compileWrites({ query }, writes)) {
            onStatement?.(sql)
            const result = await transaction.query<Record<string, unknown>>(sql, [...parameters])
            written.push({ rows: result.rows, changes: result.affectedRows ?? result.rows.length })
          }
          return written.slice(0, writes.length)
        })
      } catch (error) {
        throw asConflict(error)
      }
    },
    async script(sql) {
      await pglite.exec(sql)
    },
    async scrub(tables) {
      for (const table of tables === 'all' ? [''] : tables) await pglite.exec(`VACUUM FULL ${table}`)
    },
    close: () => query.destroy(),
  }
}

let snapshot: Promise<Blob> | undefined

async function openPGlite(onStatement?: OnStatement): Promise<Db> {
  // Cold start and migrations take seconds: done once a file, then loaded from memory.
  snapshot ??= (async () => {
    const cold = await PGlite.create()
    await migrate(overPGlite(cold), migrations, NOW)
    const dump = await cold.dumpDataDir('none')
    await cold.close()
    return dump
  })()
  return overPGlite(await PGlite.create({ loadDataDir: await snapshot }), onStatement)
}

export const DATABASES: readonly TestDatabase[] = [
  { name: 'sqlite', open: openTemporarySqlite },
  { name: 'd1', open: openLocalD1 },
  { name: 'pglite', open: openPGlite },
]

export const SQLITE = DATABASES[0]!
