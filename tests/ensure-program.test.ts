// The program row of a new production database.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertProgram, readProgram } from '../server/db/program.ts'
import type { Db } from '../server/db/database.ts'
import { ensureProgram } from '../server/ensure-program.ts'
import { SQLITE } from './support/databases.ts'
import { countingIds, TEST_CONFIG } from './support/program.ts'

const NOW = '2026-11-24T18:00:00.000Z'
let db: Db
beforeEach(async () => {
  db = await SQLITE.open()
})
afterEach(() => db.close())

const world = (name = 'Orchard') => ({
  db,
  config: { ...TEST_CONFIG, programName: name, programTimeZone: 'America/Chicago' },
  now: () => NOW,
  newId: countingIds(),
})

const audited = async () =>
  (await db.query.selectFrom('audit').select('action').execute()).map((row) => row.action)

test('a new database gets its program, with the audit row beside it', async () => {
  await ensureProgram(world())
  expect(await readProgram(db)).toEqual({
    name: 'Orchard',
    timeZone: 'America/Chicago',
    floor: 11,
    demo: false,
    demoNow: null,
  })
  expect(await audited()).toEqual(['program.created'])
})

test('a program that is there keeps its name, whatever the settings say', async () => {
  await ensureProgram(world())
  await ensureProgram(world('Another'))
  expect((await readProgram(db)).name).toBe('Orchard')
  expect(await audited()).toEqual(['program.created'])
})

test('two starts at once make one program', async () => {
  await Promise.all([ensureProgram(world()), ensureProgram({ ...world('Other'), newId: () => 'other' })])
  expect(await audited()).toEqual(['program.created'])
})

test('a demo database is refused in a sentence', async () => {
  const row = { name: 'Demo', time_zone: 'UTC', floor: 11, demo: 1 as const, demo_now: NOW, created_at: NOW }
  await db.commit([insertProgram(db, row)])
  await expect(ensureProgram(world())).rejects.toThrow('DATABASE_URL names a demo database')
})
