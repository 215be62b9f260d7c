// One row per patient and quarter, from the latest interview stored in it that answers every item of the scale.
import { expect, test } from 'vitest'
import { TRUST_3 } from '../../../server/core/disclosure/cells.ts'
import {
  endsYear,
  firstDay,
  quarterAfter,
  quarterOf,
  quarterStart,
} from '../../../server/core/disclosure/quarters.ts'
import { peopleIn, rowsOf, type SealedAnswer } from '../../../server/core/disclosure/rows.ts'
import { milestoneScoring } from '../../../surveys/milestone/scoring.ts'
import { pulseScoring } from '../../../surveys/pulse/scoring.ts'

const ZONE = 'America/Los_Angeles'

function interview(
  patientId: string,
  storedAt: string,
  values: readonly (number | null)[],
  invitationId = `${patientId} ${storedAt}`,
): SealedAnswer[] {
  return values.flatMap((value, place) =>
    value === null ? [] : [{ patientId, invitationId, item: `T${place + 1}`, value, storedAt }],
  )
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
})

test('the latest interview of a quarter is a patient’s row; another quarter has its own', () => {
  const rows = rowsOf(
    [
      ...interview('ana', '2026-11-02T18:00:00.000Z', [5, 5, 5]),
      ...interview('ana', '2026-10-02T18:00:00.000Z', [1, 2, 3]),
      ...interview('ana', '2026-09-30T18:00:00.000Z', [4, 4, 4]),
      ...interview('ben', '2026-10-09T18:00:00.000Z', [3, 3, 3]),
    ],
    TRUST_3,
    ZONE,
  )
  expect(rows.map(({ patientId, quarter, points }) => [patientId, quarter, points.join('')]).sort()).toEqual([
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
        ...interview('ana', '2026-10-02T18:00:00.000Z', [4, 4, 4]),
        ...interview('ana', '2026-11-02T18:00:00.000Z', [5, 5, 9]),
        ...interview('ben', '2026-10-02T18:00:00.000Z', [8, 8, 8]),
        ...interview('cai', '2026-10-02T18:00:00.000Z', [5, 5, null]),
        ...interview('cai', '2026-11-02T18:00:00.000Z', [null, null, 5]),
        ...interview('dee', '2026-10-02T18:00:00.000Z', [99, 5, 5]),
      ],
      TRUST_3,
      ZONE,
    ),
  ).toEqual([{ patientId: 'ana', quarter: '2026-Q4', points: [4, 4, 4] }])
})

test('a milestone’s first three trust items are a row like a pulse’s; T1 alone is none', () => {
  const other = (item: string, value: number) => ({
    patientId: 'ana',
    invitationId: 'six months',
    item,
    value,
    storedAt: '2026-11-02T18:00:00.000Z',
  })
  const milestone = [
    ...interview('ana', '2026-11-02T18:00:00.000Z', [5, 4, 3, 2, 2, 2, 2, 2], 'six months'),
    other('Y6', 1),
    other('C1', 1),
    other('T10', 1),
    other('B4', 1),
  ]
  const pulse = interview('ana', '2026-10-02T18:00:00.000Z', [1, 1, 1])
  const after = interview('ana', '2026-12-02T18:00:00.000Z', [1])
  expect(rowsOf([...after, ...milestone, ...pulse], TRUST_3, ZONE)).toEqual([
    { patientId: 'ana', quarter: '2026-Q4', points: [5, 4, 3] },
  ])
})

test('the released scale is the one that pulse and milestone score', () => {
  const { id, items, min, max } = TRUST_3
  for (const { scales } of [pulseScoring, milestoneScoring]) {
    expect(scales).toContainEqual({ id, items, min, max, sealed: true })
  }
})
