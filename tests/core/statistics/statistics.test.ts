// Shares and response rates agree with the vectors computed in R; months end only when they do for everyone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lastClosedMonth,
  monthBounds,
  monthsUntil,
  presentMonth,
} from '../../../server/core/statistics/months.ts'
import { responseRate } from '../../../server/core/statistics/response.ts'
import { wilson } from '../../../server/core/statistics/wilson.ts'
import vectors from '../../vectors/statistics.json' with { type: 'json' }

interface Vector {
  readonly id: string
  readonly input: { x?: number; n?: number } & Partial<Parameters<typeof responseRate>[0]>
  readonly expected: { wilson?: number[]; rate?: number }
}

const family = (prefix: string) => (vectors as readonly Vector[]).filter(({ id }) => id.startsWith(prefix))

describe('vectors', () => {
  test.each(family('success.prop'))('$id', ({ input: { x = 0, n = 0 }, expected }) => {
    const { low, high } = wilson(x / n, n)
    expect(low).toBeCloseTo(expected.wilson?.[0] ?? Number.NaN, 8)
    expect(high).toBeCloseTo(expected.wilson?.[1] ?? Number.NaN, 8)
  })

  test.each(family('response'))('$id', ({ input, expected }) => {
    const { sent = 0, undeliverable = 0, ineligible = 0, answered = 0 } = input
    expect(responseRate({ sent, undeliverable, ineligible, answered })).toBeCloseTo(expected.rate ?? -1, 9)
  })
})

test('an interval holds its share, stays within 0 and 1, and narrows as more answer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, share) => {
        const few = wilson(share, n)
        const more = wilson(share, n * 4)
        expect(few.low).toBeLessThanOrEqual(share + 1e-12)
        expect(few.high).toBeGreaterThanOrEqual(share - 1e-12)
        expect(few.low).toBeGreaterThanOrEqual(0)
        expect(few.high).toBeLessThanOrEqual(1)
        expect(more.high - more.low).toBeLessThan(few.high - few.low)
      },
    ),
  )
})

test('where nobody was reached there is no rate', () => {
  expect(responseRate({ sent: 4, undeliverable: 4, ineligible: 0, answered: 0 })).toBeNull()
})

describe('months', () => {
  const zone = 'America/Los_Angeles'

  test('a month ends in the program’s time zone, across the change of the clocks', () => {
    expect(monthBounds('2026-11', zone)).toEqual({
      from: '2026-11-01T07:00:00.000Z',
      to: '2026-12-01T08:00:00.000Z',
      firstDay: '2026-11-01',
      lastDay: '2026-11-30',
    })
    expect(presentMonth('2026-12-01T07:59:59.999Z', zone)).toBe('2026-11')
  })

  test('a month is closed once it is over in every time zone', () => {
    expect(lastClosedMonth('2026-11-24T18:00:00.000Z', zone)).toBe('2026-10')
    expect(lastClosedMonth('2026-12-01T08:00:00.000Z', zone)).toBe('2026-10')
    expect(lastClosedMonth('2026-12-02T10:00:00.000Z', zone)).toBe('2026-11')
    expect(lastClosedMonth('2027-01-15T10:00:00.000Z', zone)).toBe('2026-12')
  })

  test('months count back over the turn of the year', () => {
    expect(monthsUntil('2027-02', 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  })
})
