// PostgreSQL by pg: the same Db for programs that already run a server.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { asConflict, compileWrites, type Db, type OnStatement } from './database.ts'
import type { Migratable } from './migrate.ts'
import type { Tables } from './tables.ts'

const BIGINT = 20
const NUMERIC = 1700

/** @param url `postgres://…`. */
export function openPostgres(url: string, onStatement?: OnStatement): Db & Migratable {
  const types = new pg.TypeOverrides()
  // Counts and sums arrive as text otherwise; ours stay far below 2^53.
  types.setTypeParser(BIGINT, Number)
  types.setTypeParser(NUMERIC, Number)
  const pool = new pg.Pool({ connectionString: url, max: 8, types })
  const query = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => onStatement?.(event.query.sql),
  })
  return {
    query,
    async commit(writes) {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        const written = []
        for (const { sql, parameters } of compileWrites({ query }, writes)) {
          onStatement?.(sql)
          const result = await client.query(sql, [...parameters])
          written.push({ rows: result.rows, changes: result.rowCount ?? 0 })
        }
        await client.query('COMMIT')
        return written.slice(0, writes.length)
      } catch (error) {
        await client.query('ROLLBACK')
        throw asConflict(error)
      } finally {
        client.release()
      }
    },
    async script(sql) {
      // Several statements in one simple query are one implicit transaction.
      await pool.query(sql)
    },
    async scrub(tables) {
      for (const table of tables === 'all' ? [''] : tables) await pool.query(`VACUUM FULL ${table}`)
    },
    async close() {
      await query.destroy()
    },
  }
}
