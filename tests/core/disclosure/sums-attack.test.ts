// Nobody who reads answers one by one, and nobody who made rows, is left with 1 to 10 people by subtracting.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  closeMonths,
  monthsAfter,
  passes,
  stillPasses,
  type ClosedMonths,
  type Verdict,
} from '../../../server/core/disclosure/sums.ts'
import { fewestIsolated, many, unreadBy, verdict } from './verdicts-setup.ts'

const OCTOBER = { from: '2026-10', to: '2026-10' }
const FLOOR = 11

const staff: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd')
const some: fc.Arbitrary<string[]> = fc.subarray(['a', 'b', 'c', 'd'], { maxLength: 2 })
const none: fc.Arbitrary<string[]> = fc.constant([])
const member = fc.record({
  readers: fc.oneof(
    none,
    staff.map((id) => [id]),
    some,
  ),
  heard: fc.oneof({ weight: 4, arbitrary: none }, some),
  makers: fc.oneof(
    { weight: 6, arbitrary: none },
    staff.map((id) => [id]),
    some,
  ),
})
const month = fc
  .array(fc.tuple(member, fc.integer({ min: 1, max: 9 })), { maxLength: 12 })
  .map((kinds) =>
    kinds.flatMap(([{ readers, heard, makers }, count]) =>
      many(count, { readers, heard: heard.filter((id) => !readers.includes(id)), makers }),
    ),
  )

describe('for every course of months', () => {
  it('no window that is told leaves anybody with 1 to 10 people', () => {
    let told = 0
    fc.assert(
      fc.property(month, (rows) => {
        if (closeMonths(OCTOBER, rows, FLOOR).state !== 'published') return
        told += 1
        const fewest = fewestIsolated(rows)
        expect(fewest === null || fewest >= FLOOR).toBe(true)
      }),
      { numRuns: 400 },
    )
    expect(told).toBeGreaterThan(20)
  })

  it('windows follow each other without a gap or an overlap, and none goes over a year', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 15 }), { minLength: 1, maxLength: 30 }), (counts) => {
        let last: ClosedMonths | null = null
        const told: string[] = []
        for (const count of counts) {
          const window = monthsAfter(last, '2025-08')
          expect(window.from.slice(0, 4)).toBe(window.to.slice(0, 4))
          last = { ...window, state: closeMonths(window, many(count), FLOOR).state }
          if (last.state === 'published') told.push(window.from, window.to)
        }
        expect(told).toEqual(told.toSorted())
        const edges = told.filter((_, place) => place % 2 === 0)
        expect(new Set(edges).size).toBe(edges.length)
      }),
    )
  })

  it('whether it is told, and what it waits for, is blind to what was said', () => {
    fc.assert(
      fc.property(month, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (rows, values) => {
        const said = rows.map((row) => ({ ...row, value: values.next().value }))
        const [one, other] = [closeMonths(OCTOBER, rows, FLOOR), closeMonths(OCTOBER, said, FLOOR)]
        expect({ ...one, figure: null }).toEqual({ ...other, figure: null })
      }),
    )
  })
})

/** 300 patients and 4 case managers; a tenth answers, of those a third is asked for a verdict; one in eight withholds. */
function smallProgram(chance: () => number): Verdict[][] {
  return Array.from({ length: 12 }, () =>
    Array.from({ length: 300 }, (_, place) => place)
      .filter(() => chance() < 0.1 && chance() < 0.4)
      .map((place) =>
        verdict({
          patientId: `p${place}`,
          value: chance() < 0.5 ? 1 : 3,
          readers: chance() < 0.88 ? [`cm${place % 4}`] : [],
        }),
      ),
  )
}

test('in programs of 300 patients and 4 case managers at 10 % response no month singles out anybody', () => {
  let state = 7
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647
  let [shown, unsafeMonths] = [0, 0]
  for (let program = 0; program < 100; program += 1) {
    let last: ClosedMonths | null = null
    let open: Verdict[] = []
    for (const rows of smallProgram(chance)) {
      const alone = fewestIsolated(rows)
      if (rows.length >= FLOOR && alone !== null && alone < FLOOR) unsafeMonths += 1
      const window = monthsAfter(last, '2026-01')
      const fresh = new Set(rows.map(({ patientId }) => patientId))
      open = [...open.filter(({ patientId }) => !fresh.has(patientId)), ...rows]
      const { state } = closeMonths(window, open, FLOOR)
      last = { ...window, state }
      if (state !== 'published') continue
      shown += 1
      const fewest = fewestIsolated(open)
      expect(fewest === null || fewest >= FLOOR).toBe(true)
      open = []
    }
  }
  // Told month by month at the floor alone, most of those months would have; and S5 still leaves some figures a year.
  expect(unsafeMonths).toBeGreaterThan(300)
  expect(shown).toBeGreaterThan(300)
})

describe('a later yes', () => {
  const frozen = [...many(20, { readers: ['a'] }), ...many(20, { readers: ['b'] })]
  const ofA = frozen.filter(({ readers }) => readers.includes('a')).map(({ patientId }) => patientId)

  it('opens an answer of a frozen month while enough stay closed', () => {
    expect(passes(frozen, FLOOR)).toBe(true)
    expect(stillPasses(frozen, 'b', new Set(ofA.slice(0, 9)), FLOOR)).toBe(true)
    expect(stillPasses(frozen, 'b', new Set(ofA.slice(0, 10)), FLOOR)).toBe(false)
    expect(stillPasses(frozen, 'b', new Set(ofA.slice(0, 19)), FLOOR)).toBe(false)
  })

  it('opens the very last of them all, because then nothing is left to work out', () => {
    expect(stillPasses(frozen, 'b', new Set(ofA), FLOOR)).toBe(true)
  })

  it('never leaves 1 to 10 people that this case manager cannot read', () => {
    fc.assert(
      fc.property(month, fc.infiniteStream(fc.boolean()), staff, (rows, coins, id) => {
        fc.pre(passes(rows, FLOOR))
        const opened = new Set(rows.filter(() => coins.next().value).map(({ patientId }) => patientId))
        if (!stillPasses(rows, id, opened, FLOOR)) return
        const closed = rows.filter(({ patientId }) => !opened.has(patientId))
        const unread = unreadBy(closed, id, () => false)
        const left = unreadBy(closed, id, () => true)
        expect(unread.length === 0 || left.length >= FLOOR).toBe(true)
      }),
    )
  })
})
