// Published figures stay on the coarse grid, whoever joins, leaves or answers otherwise.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, bands, peopleRange, type Measure } from '../../../server/core/disclosure/bands.ts'
import { TRUST_3, type Level } from '../../../server/core/disclosure/cells.ts'
import { figuresOf, intervalOf } from '../../../server/core/disclosure/figures.ts'
import type { Row } from '../../../server/core/disclosure/rows.ts'

const LEVELS: readonly Level[] = ['program', 'team', 'case_manager', 'split']
const MEASURES: readonly Measure[] = ['mean', 'share']

const point = fc.integer({ min: 1, max: 5 })
const points = fc.tuple(point, point, point)
/** Mostly small groups: there one person weighs most. */
const groups = fc.oneof(
  fc.array(points, { minLength: 11, maxLength: 40 }),
  fc.array(points, { minLength: 90, maxLength: 240 }),
)
const rowsFrom = (given: readonly (readonly number[])[]): Row[] =>
  given.map((points, person) => ({ tag: `p${person}`, quarter: '2026-Q4', points, makers: [] }))

const value = (measure: Measure, level: Level, people: number, part: number, whole: number) => {
  const { value, openEnd } = bandOf(part, whole, bands(measure, level, peopleRange(people)))
  return openEnd === null ? value : `${value} ${openEnd}`
}

describe('the grid', () => {
  test('people come as 11 to 19, tens up to 99, then hundreds', () => {
    expect([11, 19, 20, 29, 99, 100, 199, 5_640].map((n) => Object.values(peopleRange(n)).join('–'))).toEqual(
      ['11–19', '11–19', '20–29', '20–29', '90–99', '100–199', '100–199', '5600–5699'],
    )
    expect(() => peopleRange(10)).toThrow(RangeError)
  })

  test('a share of 11 to 19 people has three values', () => {
    expect([0, 11, 12, 14, 15, 20].map((yes) => value('share', 'program', 19, yes, 20))).toEqual([
      '55 low',
      '55 low',
      62.5,
      62.5,
      '70 high',
      '70 high',
    ])
  })

  test('a share of 20 people or more is in tens, with both ends open; below the program the bottom is 50', () => {
    const shares = [0, 14, 15, 25, 84, 85, 100]
    expect(shares.map((yes) => value('share', 'program', 100, yes, 100))).toEqual([
      '10 low',
      '10 low',
      20,
      30,
      80,
      '90 high',
      '90 high',
    ])
    expect(shares.map((yes) => value('share', 'team', 100, yes, 100))).toEqual([
      '50 low',
      '50 low',
      '50 low',
      '50 low',
      80,
      '90 high',
      '90 high',
    ])
  })

  test('a mean is in tens up to 19 people, in fives up to 99, and in ones for a program of 100 or more', () => {
    const mean = (level: Level, people: number) => value('mean', level, people, 777, 1000)
    expect([mean('program', 19), mean('program', 99), mean('program', 100), mean('team', 100)]).toEqual([
      80, 80, 78, 80,
    ])
    for (const people of [11, 20, 100]) {
      expect(value('mean', 'program', people, 1, 3)).toBe('50 low')
      expect(value('mean', 'program', people, 1, 1)).toBe('90 high')
    }
  })

  test('bands follow each other without a gap, and nothing outside a whole has one', () => {
    for (const level of LEVELS)
      for (const measure of MEASURES)
        for (const people of [11, 20, 100]) {
          const all = bands(measure, level, peopleRange(people))
          expect(all[0]?.from).toBe(0)
          expect(all.at(-1)?.to).toBe(100)
          expect(all.slice(1).map(({ from }) => from)).toEqual(all.slice(0, -1).map(({ to }) => to))
          expect(() => bandOf(3, 2, all)).toThrow(RangeError)
          expect(() => bandOf(-1, 2, all)).toThrow(RangeError)
        }
  })
})

describe('whoever joins, leaves or answers otherwise', () => {
  test('every figure is one of the grid, and tells no fewer than 11 people', () => {
    fc.assert(
      fc.property(groups, points, fc.nat(), (given, other, at) => {
        const place = at % given.length
        const joined = [...given, other]
        const changed = given.with(place, other)
        const left = given.length > 11 ? given.toSpliced(place, 1) : given
        for (const people of [given, joined, changed, left]) {
          for (const { measure, people: range, value, openEnd, interval } of figuresOf(
            rowsFrom(people),
            TRUST_3,
            'program',
          )) {
            const band = bands(measure, 'program', range).find((band) => band.value === value)
            expect(band?.openEnd).toBe(openEnd)
            expect(range).toEqual(peopleRange(range.low))
            expect(range.low).toBeGreaterThanOrEqual(11)
            // Of the band and the range of people alone: two groups of one band look the same.
            expect(interval).toEqual(intervalOf(band!, measure, range))
          }
        }
      }),
    )
  })

  test('an agreeing group never shows 0 or 100, nor an interval without width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 300 }), point, (people, answer) => {
        const rows = rowsFrom(Array.from({ length: people }, () => [answer, answer, answer]))
        for (const { value, interval } of figuresOf(rows, TRUST_3, 'program')) {
          expect(value).toBeGreaterThan(0)
          expect(value).toBeLessThan(100)
          expect(interval[1] - interval[0]).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('two agreeing groups of the same size and band cannot be told from a group that nearly agrees', () => {
    const all = rowsFrom(Array.from({ length: 30 }, () => [5, 5, 5]))
    const one = rowsFrom(Array.from({ length: 30 }, (_, person) => (person === 0 ? [1, 5, 5] : [5, 5, 5])))
    expect(figuresOf(all, TRUST_3, 'program')).toEqual(figuresOf(one, TRUST_3, 'program'))
  })

  test('the interval holds the exact figure, though it never saw it', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const rows = rowsFrom(given)
        const mean = (25 * given.flat().reduce((total, point) => total + point - 1, 0)) / (3 * given.length)
        const [figure] = figuresOf(rows, TRUST_3, 'program')
        expect(figure!.interval[0]).toBeLessThanOrEqual(mean)
        expect(figure!.interval[1]).toBeGreaterThanOrEqual(mean)
      }),
    )
  })
})

test('intervals are made of the band, the least number of people and one spread for all', () => {
  const interval = (measure: Measure, people: number, value: number) => {
    const range = peopleRange(people)
    const band = bands(measure, 'program', range).find((band) => band.value === value)
    return intervalOf(band!, measure, range)
  }
  // 72.5 − 1.96 · 25/√70 to 77.5 + 1.96 · 25/√70
  expect(interval('mean', 79, 75)).toEqual([66, 84])
  expect(interval('mean', 11, 50)).toEqual([0, 70])
  expect(interval('mean', 1_000, 90)).toEqual([87, 100])
  // Wilson's lower limit of the band's lower end, and upper limit of its upper end.
  expect(interval('share', 11, 70)).toEqual([40, 100])
  expect(interval('share', 11, 62.5)).toEqual([28, 89])
  expect(interval('share', 29, 70)).toEqual([43, 89])
  expect(interval('share', 100, 90)).toEqual([76, 100])
})

test('single items appear at program level only', () => {
  const rows = rowsFrom(Array.from({ length: 12 }, () => [4, 3, 5]))
  expect(figuresOf(rows, TRUST_3, 'program').map(({ scale, measure }) => `${scale} ${measure}`)).toEqual([
    'trust-3 mean',
    'T1 share',
    'T2 share',
    'T3 share',
  ])
  expect(figuresOf(rows, TRUST_3, 'team').map(({ scale }) => scale)).toEqual(['trust-3'])
})
