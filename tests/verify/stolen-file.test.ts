// Whoever carries off the database, its journal and a backup, without keys, learns of no sealed answer: not what, not
// whose, not in which order, and of ended links not whether there was one.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import { copySqlite } from '../../server/db/open-backup.ts'
import type { SealedBody } from '../../server/core/sealed-body.ts'
import { sqliteAt } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { startResealing, storeOldAnswers } from '../support/old-answers.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { answerPrivately } from '../support/sealed.ts'

const ENDS = '2026-12-20T18:00:00.000Z'
const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

async function open(startsAt?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-stolen-'))
  folders.push(folder)
  const file = join(folder, 'program.sqlite')
  const program = await openTestProgram({ database: sqliteAt(file), ...(startsAt ? { startsAt } : {}) })
  const stolen = async () => {
    const backup = join(folder, `backup-${readdirSync(folder).length}.sqlite`)
    await copySqlite(file, backup, async () => {})
    const all = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
    rmSync(backup)
    return all.join('\n')
  }
  return { program, stolen }
}

async function begin(program: TestProgram, count: number, expiresAt = ENDS): Promise<string[]> {
  const ids: string[] = []
  for (let person = 0; person < count; person += 1) {
    const who = await program.addPatient()
    const more = { state: 'started', expires_at: expiresAt } as const
    const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, more)
    await answerPrivately(program.deps, id)
    ids.push(id)
  }
  return ids
}

/** Every table’s rows in the order in which they lie there: how long each value is, and the numbers themselves. */
async function shape({ deps }: TestProgram): Promise<string> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    deps.db.query,
  )
  const lines: string[] = []
  for (const { name } of tables.rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(name)} order by rowid`.execute(deps.db.query)
    for (const row of rows)
      lines.push(
        `${name} ${Object.entries(row).map(([column, value]) => `${column}:${typeof value === 'string' ? value.length : String(value)}`)}`,
      )
  }
  return lines.join('\n')
}

const sealedRows = async ({ deps }: TestProgram) => {
  const [parts, blocks, keys] = await Promise.all([
    deps.db.query.selectFrom('sealed_part').selectAll().execute(),
    deps.db.query.selectFrom('sealed_year').selectAll().execute(),
    deps.db.query.selectFrom('sealed_key').selectAll().execute(),
  ])
  return { parts, blocks, keys }
}

test('of 200 canaries none is found: no item, value, maker or instant, while it is served, gathered or closed', async () => {
  const { program, stolen } = await open()
  const ids = await begin(program, 200)
  const canaries: string[] = []
  for (const [person, id] of ids.entries()) {
    const [item, maker] = [`CANARY${person}ITEM`, `canary-maker-${person}`]
    const at = `2026-11-23T17:00:00.${String(person + 100)}Z`
    await answerPrivately(program.deps, id, { answers: { [item]: person }, makers: [maker], at })
    canaries.push(item, maker, at)
  }
  const found = (text: string) => canaries.filter((canary) => text.includes(canary))
  const alive = await stolen()
  expect(alive).toContain('CREATE TABLE sealed_part')
  expect(found(alive)).toEqual([])
  // No sealed row names a person or an interview.
  const { parts } = await sealedRows(program)
  const text = JSON.stringify(parts)
  const people = await program.deps.db.query.selectFrom('invitation').select(['id', 'patient_id']).execute()
  expect(
    people.flatMap(({ id, patient_id: patient }) => [id, patient]).filter((id) => text.includes(id)),
  ).toEqual([])
  program.clock.set('2026-12-21T18:00:00.000Z')
  await tick(program.deps)
  expect((await sealedRows(program)).blocks).toHaveLength(1)
  expect(found(await stolen())).toEqual([])
  await program.close()
})

test('the order of answering leaves no trace: lived in the opposite order, every row lies where it lay', async () => {
  const lived = async (order: (ids: string[]) => string[]) => {
    const { program } = await open()
    const ids = await begin(program, 12)
    for (const id of order(ids)) {
      program.clock.advance('PT1H')
      await answerPrivately(program.deps, id, { answers: { T1: 3 } })
    }
    const found = await shape(program)
    await program.close()
    return found
  }
  expect(await lived((ids) => ids.toReversed())).toBe(await lived((ids) => ids))
})

test('asked, answered, skipped or not asked: after the link’s end every table is alike, in rows and in lengths', async () => {
  const lived = async (said: readonly Partial<SealedBody>[]) => {
    const { program } = await open()
    const ids = await begin(program, 13)
    for (const [place, id] of ids.entries())
      await answerPrivately(program.deps, id, said[place % said.length] ?? {})
    program.clock.set('2026-12-21T18:00:00.000Z')
    await tick(program.deps)
    const ended = await shape(program)
    program.clock.set('2026-12-31T18:00:00.000Z')
    await tick(program.deps)
    const found = [ended, await shape(program)]
    await program.close()
    return found
  }
  const silent = await lived([{}])
  expect(silent[0]).toContain('sealed_year year:2026,part:1')
  const all = { T1: 5, T2: 4, T3: 5, T4: 1, T5: 2, T9: 3, Y6: 1, C1: 3 }
  expect(await lived([{ answers: all, proven: true, makers: ['a'] }])).toEqual(silent)
  expect(await lived([{ answers: { T1: 9, T2: 9, T3: 9 } }, { answers: { T1: 8 } }, {}])).toEqual(silent)
})

test('what has moved lies in no page and no journal, and a destroyed key neither', async () => {
  const { program, stolen } = await open()
  await begin(program, 30)
  const before = await sealedRows(program)
  const pieces = (texts: readonly string[]) => texts.map((text) => text.slice(0, 40))
  const lost = pieces(before.parts.flatMap(({ slot, body }) => [slot, body]))
  expect(lost.every((piece) => piece.length > 0)).toBe(true)
  const alive = await stolen()
  expect(lost.filter((piece) => !alive.includes(piece))).toEqual([])
  program.clock.set('2026-12-21T18:00:00.000Z')
  await tick(program.deps)
  const gathered = await stolen()
  expect(lost.filter((piece) => gathered.includes(piece))).toEqual([])
  const { blocks, keys } = await sealedRows(program)
  const destroyed = pieces([...blocks.map(({ body }) => body), ...keys.map(({ wrapped }) => wrapped)])
  expect(destroyed.filter((piece) => !gathered.includes(piece))).toEqual([])
  program.clock.set('2027-01-02T18:00:00.000Z')
  await tick(program.deps)
  const closed = await stolen()
  expect(destroyed.filter((piece) => closed.includes(piece))).toEqual([])
  await program.close()
})

test('an older database, sealed anew, holds nothing of what it held in clear', async () => {
  const { program, stolen } = await open()
  const { deps } = program
  for (let person = 0; person < 40; person += 1) {
    const more = { state: 'completed', expires_at: ENDS } as const
    const { id } = await invite(deps, await program.addPatient(), 'pulse', TRUST_FACTS, more)
    const at = '2026-11-20T18:00:00.000Z'
    const answers = { [`CANARY${person}ITEM`]: 1 }
    await storeOldAnswers(deps, id, 'answer', answers, { at, region: `Canary region ${person}` })
  }
  const canaries = Array.from({ length: 40 }, (_, person) => [
    `CANARY${person}ITEM`,
    `Canary region ${person}`,
  ])
  expect(await stolen()).toContain('CANARY39ITEM')
  await startResealing(deps)
  for (let beat = 0; beat < 5; beat += 1) await tick(deps)
  const after = await stolen()
  expect(canaries.flat().filter((canary) => after.includes(canary))).toEqual([])
  expect((await sealedRows(program)).blocks).toHaveLength(1)
  await program.close()
})
