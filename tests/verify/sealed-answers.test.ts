// What a patient sealed makes no difference to anything that anybody else can see: two worlds, byte for byte.
import { beforeAll, expect, test } from 'vitest'
import { live, type Seen, type World } from './two-worlds.ts'

const GOOD: World = { onPage: ['5', '5', '5'], byText: ['5', '5', '5'], autosaved: '5', pastRespect: '5' }
const BAD: World = { onPage: ['1', '2', '1'], byText: ['1', '1', '2'], autosaved: '1', pastRespect: '1' }
// Skipped or not theirs, by page; by text, a person who says "not my worker" is asked less.
const NONE: World = { onPage: ['8', '9', '9'], byText: ['9', '9', '9'], autosaved: '9', pastRespect: '9' }

let good: Seen
let bad: Seen
let none: Seen
let otherwise: Seen

beforeAll(async () => {
  good = await live(GOOD)
  bad = await live(BAD)
  none = await live(NONE)
  otherwise = await live({ ...GOOD, progress: '4' })
})

test('the worlds differ where they are meant to: in the sealed parts', () => {
  for (const item of ['T1', 'T2', 'T3', 'B4']) expect(good.sealedRows).toContain(`"${item}"`)
  expect(bad.sealedRows).not.toBe(good.sealedRows)
  expect(none.sealedRows).not.toBe(good.sealedRows)
})

test('no other table holds anything of them, sealed columns opened', () => {
  expect(bad.rows).toBe(good.rows)
  expect(none.rows).toBe(good.rows)
})

test('no page of any role, no phone in the demo and no message view shows anything of them', () => {
  expect(bad.pages).toBe(good.pages)
  expect(none.pages).toBe(good.pages)
})

test('nor does the log', () => {
  expect(bad.log).toBe(good.log)
  expect(none.log).toBe(good.log)
})

test('an open answer does show, so the comparison can tell worlds apart', () => {
  expect(otherwise.rows).not.toBe(good.rows)
  expect(otherwise.pages).not.toBe(good.pages)
})

test('no statement of a staff request names the table', () => {
  expect(good.staffStatements.length).toBeGreaterThan(50)
  expect(
    good.staffStatements.filter((statement) => /sealed_(answer|part|year|cell|key)/.test(statement)),
  ).toEqual([])
})

test('a text taken as a sealed answer keeps no body, here or at the carrier', () => {
  expect(good.texts).toEqual(['1', '3', '2', 'Thank you, Ana.', null, null, null])
})
