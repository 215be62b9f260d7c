// Brings a database to the newest schema: numbered SQL files, forward only, each wholly applied or not at all.
import type { Db } from './database.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
}

/** A database that can run a script of statements, all or nothing. */
export type Migratable = Pick<Db, 'query'> & { script(sql: string): Promise<void> }

/** Applies what is missing, in order, and returns the names applied. Two processes at once: one applies, one fails. */
export async function migrate(
  db: Migratable,
  migrations: readonly Migration[],
  now: string,
): Promise<string[]> {
  await db.script('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)')
  const rows = await db.query.selectFrom('migration').select('name').execute()
  const known = new Set(rows.map((row) => row.name))
  const missing = migrations.filter(({ name }) => !known.has(name))
  for (const { name, sql } of missing) {
    const record = `INSERT INTO migration (name, applied_at) VALUES ('${name}', '${now}')`
    await db.script(`${sql}\n${record};`)
  }
  return missing.map(({ name }) => name)
}
