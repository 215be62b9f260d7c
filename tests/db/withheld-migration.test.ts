// A database of the last version: its answers come through the new table unchanged, and what is to be sealed anew is noted.
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Db } from '../../server/db/database.ts'
import { migrate, type Migratable } from '../../server/db/migrate.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { insertProgram } from '../../server/db/program.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const all = readMigrations(join(import.meta.dirname, '../../migrations'))
const older = all.filter(({ name }) => name < '0032')

let db: Db & Migratable
afterEach(() => db.close())

async function olderProgram() {
  db = openSqlite(':memory:')
  await migrate(db, older, NOW)
  const program = {
    name: 'Orchard',
    time_zone: 'UTC',
    floor: 11,
    demo: 1,
    demo_now: null,
    created_at: NOW,
  } as const
  await db.commit([insertProgram(db, program)])
  await sql`PRAGMA foreign_keys = OFF`.execute(db.query)
  const rows = [
    ['a', 'P1', 3, null, 1],
    ['b', 'P2', 2, null, 0],
    ['c', 'P3', null, 'k1.words', 1],
  ] as const
  for (const [id, item, value, words, shared] of rows)
    await sql`INSERT INTO answer (id, response_id, patient_id, item, construct, value, words_sealed, goal_id, shared, month, at)
      VALUES (${id}, 'r', 'p', ${item}, 'c', ${value}, ${words}, NULL, ${shared}, '2026-11', ${NOW})`.execute(
      db.query,
    )
}

const answers = async () => (await sql`SELECT * FROM answer ORDER BY id`.execute(db.query)).rows
const put = (id: string, item: string, value: number | null, words: string | null, sealed: string | null) =>
  sql`INSERT INTO answer (id, response_id, patient_id, item, construct, value, words_sealed, goal_id, shared, month, at, value_sealed)
    VALUES (${id}, 'r', 'p', ${item}, 'c', ${value}, ${words}, NULL, 0, '2026-11', ${NOW}, ${sealed})`.execute(
    db.query,
  )

test('every answer stays as it was, with its indexes, and each stage of sealing is noted', async () => {
  await olderProgram()
  const before = await answers()
  await migrate(db, all, NOW)
  expect(await answers()).toEqual(before.map((row) => ({ ...(row as object), value_sealed: null })))
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master
    WHERE type = 'index' AND tbl_name = 'answer' AND name NOT LIKE 'sqlite_%' ORDER BY name`.execute(db.query)
  expect(rows.map(({ name }) => name)).toEqual(['answer_item_month', 'answer_patient'])
  const stages = await db.query.selectFrom('reseal').select('stage').orderBy('stage').execute()
  expect(stages.map(({ stage }) => stage)).toEqual([
    'answers',
    'clean',
    'drafts',
    'facts',
    'scores',
    'withheld',
  ])
})

test('an answer is a code, words, or a withheld code: one of them, never two and never none', async () => {
  await olderProgram()
  await migrate(db, all, NOW)
  await put('d', 'S1', null, null, 'k1.code')
  await expect(put('e', 'S2', 2, null, 'k1.code')).rejects.toThrow('CHECK')
  await expect(put('f', 'S3', 2, 'k1.words', null)).rejects.toThrow('CHECK')
  await expect(put('g', 'S4', null, null, null)).rejects.toThrow('CHECK')
})

test('a new database has nothing to seal anew', async () => {
  db = openSqlite(':memory:')
  await migrate(db, all, NOW)
  expect(await db.query.selectFrom('reseal').selectAll().execute()).toEqual([])
})
