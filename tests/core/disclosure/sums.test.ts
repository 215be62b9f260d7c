// Sums of success by month: shown with their doubt, never below the floor, and no sum tells who withheld what.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdictsByMonth, type VerdictCount } from '../../../server/core/disclosure/sums.ts'

const count = (value: number, people: number, shared = true): VerdictCount => ({
  month: '2026-10',
  value,
  shared,
  people,
})
const october = (counts: readonly VerdictCount[]) => verdictsByMonth(counts, ['2026-10'], 11)[0]!

test('18 of 27 come with their interval, and changed goals apart', () => {
  const { success, changed } = october([count(1, 18), count(2, 4), count(3, 3), count(4, 2), count(8, 12)])
  expect(success).toMatchObject({ yes: 18, answered: 27 })
  expect(success?.low).toBeCloseTo(0.4782, 4)
  expect(success?.high).toBeCloseTo(0.8136, 4)
  expect(changed).toBe(12)
})

test('fewer than the floor have no share, and fewer changed goals no count; none is none', () => {
  expect(october([count(1, 10), count(8, 3)])).toEqual({ month: '2026-10', success: null, changed: null })
  expect(october([])).toEqual({ month: '2026-10', success: null, changed: 0 })
})

test('those who withheld count from the floor on, else not at all', () => {
  const shared = [count(1, 20), count(4, 10)]
  expect(october([...shared, count(4, 10, false)]).success).toMatchObject({ yes: 20, answered: 30 })
  expect(october([...shared, count(4, 11, false)]).success).toMatchObject({ yes: 20, answered: 41 })
})

test('a sum less every shared answer is nothing, or of 11 people or more', () => {
  const people = fc.nat({ max: 25 })
  const counts = fc
    .array(fc.record({ value: fc.constantFrom(1, 2, 3, 4, 8), shared: fc.boolean(), people }), {
      maxLength: 12,
    })
    .map((all) => all.map((one) => ({ ...one, month: '2026-10' })))
  fc.assert(
    fc.property(counts, (all) => {
      const { success, changed } = october(all)
      const shared = (values: readonly number[]) =>
        all
          .filter((one) => one.shared && values.includes(one.value))
          .reduce((total, one) => total + one.people, 0)
      for (const left of [
        success === null ? 0 : success.answered - shared([1, 2, 3, 4]),
        changed === null ? 0 : changed - shared([8]),
      ])
        expect(left === 0 || left >= 11).toBe(true)
    }),
  )
})

test('months come in the order asked for, empty ones too', () => {
  const months = verdictsByMonth([count(1, 30)], ['2026-09', '2026-10'], 11)
  expect(months.map(({ month, success }) => [month, success?.answered ?? null])).toEqual([
    ['2026-09', null],
    ['2026-10', 30],
  ])
})
