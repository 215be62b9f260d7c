// One row per person and quarter, from the latest interview whose link ended in it and that answers every item.
import { expect, test } from 'vitest'
import { TRUST_3 } from '../../../server/core/disclosure/cells.ts'
import {
  dayInQuarter,
  dayStart,
  endsYear,
  firstDay,
  quarterAfter,
  quarterOf,
  quarterOfDay,
  quarterStart,
} from '../../../server/core/disclosure/quarters.ts'
import { peopleIn, rowsOf } from '../../../server/core/disclosure/rows.ts'
import { milestoneScoring } from '../../../surveys/milestone/scoring.ts'
import { pulseScoring } from '../../../surveys/pulse/scoring.ts'

const ZONE = 'America/Los_Angeles'

type Gathered = Parameters<typeof rowsOf>[0][number]

function interview(
  tag: string,
  ended: string,
  values: readonly (number | null)[],
  more: Record<string, number> = {},
): Gathered {
  const given = values.flatMap((value, place) => (value === null ? [] : [[`T${place + 1}`, value] as const]))
  return {
    tag,
    quarter: quarterOf(ended, ZONE),
    turn: dayInQuarter(ended, ZONE),
    makers: [],
    answers: { ...Object.fromEntries(given), ...more },
  }
}

test('quarters begin at midnight in the program’s time zone', () => {
  expect(quarterOf('2027-01-01T07:59:59.999Z', ZONE)).toBe('2026-Q4')
  expect(quarterOf('2027-01-01T08:00:00.000Z', ZONE)).toBe('2027-Q1')
  expect(quarterStart('2027-Q1', ZONE)).toBe('2027-01-01T08:00:00.000Z')
  expect(quarterStart('2026-Q3', ZONE)).toBe('2026-07-01T07:00:00.000Z')
  expect(firstDay('2026-Q3')).toBe('2026-07-01')
  expect([quarterAfter('2026-Q3'), quarterAfter('2026-Q4')]).toEqual(['2026-Q4', '2027-Q1'])
  expect([endsYear('2026-Q3'), endsYear('2026-Q4')]).toEqual([false, true])
  expect(() => firstDay('2026-Q')).toThrow(RangeError)
  expect(quarterOfDay('2026-07-01')).toBe('2026-Q3')
})

test('a day is the program’s own, and is counted from its quarter’s first', () => {
  expect(dayStart('2026-11-24T06:00:00.000Z', ZONE)).toBe('2026-11-23T08:00:00.000Z')
  expect(dayInQuarter('2026-10-01T07:00:00.000Z', ZONE)).toBe(0)
  expect(dayInQuarter('2027-01-01T07:59:59.999Z', ZONE)).toBe(91)
})

test('the latest interview of a quarter is a patient’s row; another quarter has its own', () => {
  const rows = rowsOf(
    [
      interview('ana', '2026-11-02T18:00:00.000Z', [5, 5, 5]),
      interview('ana', '2026-10-02T18:00:00.000Z', [1, 2, 3]),
      interview('ana', '2026-09-30T18:00:00.000Z', [4, 4, 4]),
      interview('ben', '2026-10-09T18:00:00.000Z', [3, 3, 3]),
    ],
    TRUST_3,
  )
  expect(rows.map(({ tag, quarter, points }) => [tag, quarter, points.join('')]).sort()).toEqual([
    ['ana', '2026-Q3', '444'],
    ['ana', '2026-Q4', '555'],
    ['ben', '2026-Q4', '333'],
  ])
  expect(peopleIn(rows)).toBe(2)
})

test('8, 9, a missing item and points of two interviews make no row, and hide none before them', () => {
  expect(
    rowsOf(
      [
        interview('ana', '2026-10-02T18:00:00.000Z', [4, 4, 4]),
        interview('ana', '2026-11-02T18:00:00.000Z', [5, 5, 9]),
        interview('ben', '2026-10-02T18:00:00.000Z', [8, 8, 8]),
        interview('cai', '2026-10-02T18:00:00.000Z', [5, 5, null]),
        interview('cai', '2026-11-02T18:00:00.000Z', [null, null, 5]),
        interview('dee', '2026-10-02T18:00:00.000Z', [99, 5, 5]),
      ],
      TRUST_3,
    ),
  ).toEqual([{ tag: 'ana', quarter: '2026-Q4', points: [4, 4, 4], makers: [] }])
})

test('a milestone’s first three trust items are a row like a pulse’s; T1 alone is none', () => {
  const milestone = interview('ana', '2026-11-02T18:00:00.000Z', [5, 4, 3, 2, 2, 2, 2, 2], {
    Y6: 1,
    C1: 1,
    T10: 1,
    B4: 1,
  })
  const pulse = interview('ana', '2026-10-02T18:00:00.000Z', [1, 1, 1])
  const after = interview('ana', '2026-12-02T18:00:00.000Z', [1])
  expect(rowsOf([after, milestone, pulse], TRUST_3)).toEqual([
    { tag: 'ana', quarter: '2026-Q4', points: [5, 4, 3], makers: [] },
  ])
})

test('the released scale is the one that pulse and milestone score', () => {
  const { id, items, min, max } = TRUST_3
  for (const { scales } of [pulseScoring, milestoneScoring]) {
    expect(scales).toContainEqual({ id, items, min, max, sealed: true })
  }
})
