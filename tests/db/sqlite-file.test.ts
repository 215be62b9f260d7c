// The SQLite file itself: who may read it, and what a deletion leaves in it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../server/db/migrate.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'
import { insertTeam } from '../../server/db/teams.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const migrations = readMigrations(join(import.meta.dirname, '../../migrations'))
const OTHERS = 0o077

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sayso-'))
  file = join(folder, 'program.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a new file and its journal are closed to other users of the machine', async () => {
  const db = openSqlite(file)
  await migrate(db, migrations, NOW)
  const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & OTHERS) !== 0)
  expect(readdirSync(folder).length).toBeGreaterThan(1)
  await db.close()
  expect(open).toEqual([])
})

test('a file that is there keeps what its owner allowed', async () => {
  writeFileSync(file, '', { mode: 0o640 })
  const before = statSync(file).mode
  await openSqlite(file).close()
  expect(statSync(file).mode).toBe(before)
})

test('what was deleted is no longer in the file', async () => {
  const canary = 'CANARY '.repeat(40)
  const db = openSqlite(file)
  await migrate(db, migrations, NOW)
  await db.commit([insertTeam(db, { id: 'one', name: canary })])
  await db.close()
  expect(readFileSync(file, 'latin1')).toContain(canary)
  const again = openSqlite(file)
  await again.commit([again.query.deleteFrom('team').where('id', '=', 'one')])
  await again.close()
  expect(readFileSync(file, 'latin1')).not.toContain('CANARY')
})
