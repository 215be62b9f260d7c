// Cloudflare D1: no interactive transactions, so a commit is one batch.
import type { D1Database } from '@cloudflare/workers-types'
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import { asConflict, compileWrites, type Db, type OnStatement } from './database.ts'
import type { Tables } from './tables.ts'

class D1Connection implements DatabaseConnection {
  constructor(private readonly d1: D1Database) {}
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { results } = await this.d1
      .prepare(sql)
      .bind(...parameters)
      .all()
    return { rows: results as R[] }
  }
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('D1 does not stream')
  }
}

const noTransaction = async () => {
  throw new Error('D1 has no interactive transactions: use commit')
}

class D1Driver implements Driver {
  constructor(private readonly d1: D1Database) {}
  async init() {}
  async acquireConnection() {
    return new D1Connection(this.d1)
  }
  beginTransaction = noTransaction
  commitTransaction = noTransaction
  rollbackTransaction = noTransaction
  async releaseConnection() {}
  async destroy() {}
}

export function openD1(d1: D1Database, onStatement?: OnStatement): Db {
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new D1Driver(d1),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  const query = new Kysely<Tables>({ dialect, log: (event) => onStatement?.(event.query.sql) })
  return {
    query,
    async commit(writes) {
      const compiled = compileWrites({ query }, writes)
      for (const { sql } of compiled) onStatement?.(sql)
      try {
        const results = await d1.batch(
          compiled.map(({ sql, parameters }) => d1.prepare(sql).bind(...parameters)),
        )
        return results.slice(0, writes.length).map(({ results: rows, meta }) => ({
          rows: rows as Record<string, unknown>[],
          changes: meta.changes,
        }))
      } catch (error) {
        throw asConflict(error)
      }
    },
    // Its files and their history are the provider's: nothing of ours reaches them.
    async scrub() {},
    async close() {},
  }
}
