// The program row of a new production database.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertProgram, readProgram } from '../server/db/program.ts'
import type { Db } from '../server/db/database.ts'
import { ensureProgram } from '../server/ensure-program.ts'
import { SQLITE } from './support/databases.ts'

const NOW = '2026-11-24T18:00:00.000Z'
let db: Db
beforeEach(async () => {
  db = await SQLITE.open()
})
afterEach(() => db.close())

const ensure = (name: string) => ensureProgram(db, { name, timeZone: 'America/Chicago' }, NOW)

const audited = async () =>
  (await db.query.selectFrom('audit').select('action').execute()).map((row) => row.action)

test('a new database gets its program, with the audit row beside it', async () => {
  await ensure('Orchard')
  expect(await readProgram(db)).toEqual({
    name: 'Orchard',
    timeZone: 'America/Chicago',
    floor: 11,
    safetyStaffed: true,
    demo: false,
    demoNow: null,
  })
  expect(await audited()).toEqual(['program.created'])
})

test('a program that is there keeps its name, whatever the settings say', async () => {
  await ensure('Orchard')
  await ensure('Another')
  expect((await readProgram(db)).name).toBe('Orchard')
  expect(await audited()).toEqual(['program.created'])
})

test('two starts at once make one program', async () => {
  await Promise.all([ensure('Orchard'), ensure('Another')])
  expect(await audited()).toEqual(['program.created'])
})

test('a demo database is refused in a sentence', async () => {
  const row = { name: 'Demo', time_zone: 'UTC', floor: 11, demo: 1 as const, demo_now: NOW, created_at: NOW }
  await db.commit([insertProgram(db, row)])
  await expect(ensure('Orchard')).rejects.toThrow('DATABASE_URL names a demo database')
})
