// The Node machine we run on: its clock, its log, the project's folder, and the database that the settings name.
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { ConfigProblem } from './config.ts'
import type { Db } from './db/database.ts'
import { migrate, type Migratable } from './db/migrate.ts'
import { readMigrations } from './db/read-migrations.ts'
import type { Assets, Deps, Log } from './deps.ts'

// Bundled or not, the project's folder is one up from here.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export const machineNow = (): string => new Date().toISOString()

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const readAssets = (): Assets => JSON.parse(readFileSync(join(root, 'dist/assets.json'), 'utf8'))

export const publicFolder = join(root, 'dist/public')

/** One JSON line an event, on standard error. */
export const logLine: Log = (level, event, detail) =>
  console.error(JSON.stringify({ at: machineNow(), level, event, ...detail }))

/** @param url `file:…` or `postgres://…`. Creates the file's folder. */
export async function openDatabase(url: string): Promise<Db & Migratable> {
  if (url === 'd1')
    throw new ConfigProblem(
      'DATABASE_URL=d1 is for Cloudflare; on Node it must begin with file: or postgres://.',
    )
  if (!url.startsWith('file:')) return (await import('./db/open-postgres.ts')).openPostgres(url)
  const file = url.slice('file:'.length)
  mkdirSync(dirname(file), { recursive: true })
  return (await import('./db/open-sqlite.ts')).openSqlite(file)
}

export async function migrateDatabase(db: Migratable): Promise<string[]> {
  return migrate(db, readMigrations(join(root, 'migrations')), machineNow())
}

export interface Serving {
  readonly deps: Deps
  /** Adds the routes that this mode alone has. */
  mount(app: Hono): void
  /** One beat of the timer. Never rejects. True: there is more to do at once. */
  beat(): Promise<boolean>
  readonly everyMs: number
}
