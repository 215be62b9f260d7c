// Dealing over real keyed hashes: even, the same all quarter long, another in the next, and never the case manager's.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dealing, readMakers } from '../../server/actions/deal-letters.ts'
import { addAdministrator } from '../support/administrator.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const ZONE = 'America/Los_Angeles'
const LETTERS = 2000

let program: TestProgram
let indexes: string[]

beforeAll(async () => {
  program = await openTestProgram()
  const { sealer } = program.deps
  const numbers = Array.from({ length: LETTERS }, (_, at) => `OR-${10_000 + at}`)
  indexes = await Promise.all(numbers.map((number) => sealer.index('county_id', number)))
})
afterAll(() => program.close())

const makersOf = (count: number) => Array.from({ length: count }, (_, at) => `administrator ${at}`)
const dealAt = (makers: readonly string[], now: string) =>
  dealing({ ...program.deps, now: () => now }, makers, ZONE)

async function all(makers: readonly string[], now: string, assigned: readonly string[] = []) {
  const deal = dealAt(makers, now)
  const assignments = assigned.map((staff_id) => ({ staff_id }))
  return Promise.all(indexes.map((index) => deal(index, assignments)))
}

test.each([2, 3, 5])('is even among %i', async (count) => {
  const dealt = Map.groupBy(await all(makersOf(count), '2026-11-24T18:00:00.000Z'), (staffId) => staffId)
  expect(dealt.size).toBe(count)
  // Five standard deviations and more, and the key is fixed: it passes each time or never.
  for (const [, letters] of dealt)
    expect(Math.abs(letters.length - LETTERS / count)).toBeLessThan(LETTERS / count / 5)
})

test('is the same on every day of a quarter, by the program’s own clock, and another in the next', async () => {
  const makers = makersOf(3)
  const first = await all(makers, '2026-10-01T07:00:00.000Z')
  expect(await all(makers, '2027-01-01T07:59:59.999Z')).toEqual(first)
  const next = await all(makers, '2027-01-01T08:00:00.000Z')
  const same = next.filter((staffId, at) => staffId === first[at]).length
  expect(same).toBeGreaterThan(LETTERS / 5)
  expect(same).toBeLessThan(LETTERS / 2)
})

test('passes over whoever works with the patient, and changes nobody else’s', async () => {
  const makers = makersOf(3)
  const now = '2026-11-24T18:00:00.000Z'
  const [before, after] = [await all(makers, now), await all(makers, now, [makers[1]!])]
  expect(after).not.toContain(makers[1])
  for (const [at, staffId] of before.entries()) if (staffId !== makers[1]) expect(after[at]).toBe(staffId)
  expect(new Set(await all(['one'], now, ['one']))).toEqual(new Set([null]))
})

test('is among administrators: leads, case managers and auditors print nothing', async () => {
  const dee = await addAdministrator(program, 'Dee Park')
  const { db } = program.deps
  const lee = await addAdministrator(program, 'Lee Park')
  expect(await readMakers(program.deps)).toEqual([dee, lee].toSorted())
  for (const role of ['lead', 'case_manager', 'auditor']) {
    const change = db.query.withTables<{ user: { role: string; staffId: string } }>().updateTable('user')
    await db.commit([change.set({ role }).where('staffId', '=', lee)])
    expect(await readMakers(program.deps)).toEqual([dee])
  }
})
