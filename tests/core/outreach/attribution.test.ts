// The person named in a question is fixed by who held the weeks before it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attribute, workerOn, type AssignmentSpan } from '../../../server/core/outreach/attribution.ts'

const span = (staffId: string, fromOn: string, toOn: string | null): AssignmentSpan => ({
  staffId,
  fromOn,
  toOn,
})

describe('who is asked about', () => {
  test('vector attribution.1: ten days of A, twenty of B in thirty', () => {
    const spans = [span('A', '2026-01-01', '2026-11-03'), span('B', '2026-11-04', null)]
    const { staffId, share } = attribute(spans, '2026-11-24', 30)
    expect(staffId).toBe('B')
    expect(share).toBeCloseTo(0.6666666666667, 9)
  })

  test.each([
    ['one person throughout', [span('A', '2026-01-01', null)], 'A', 1],
    ['nobody', [], null, 0],
    ['an assignment that begins today', [span('A', '2026-11-24', null)], null, 0],
    ['thirteen days are too few', [span('A', '2026-11-11', null)], null, 1],
    ['fourteen days are enough', [span('A', '2026-11-10', null)], 'A', 1],
    ['the last day counts', [span('A', '2026-01-01', '2026-11-09')], 'A', 1],
    ['one day less does not', [span('A', '2026-01-01', '2026-11-08')], null, 1],
    [
      'half and half: the later one',
      [span('A', '2026-01-01', '2026-11-09'), span('B', '2026-11-10', null)],
      'B',
      0.5,
    ],
    [
      'two stretches of one person add up',
      [
        span('A', '2026-10-27', '2026-11-02'),
        span('B', '2026-11-03', '2026-11-10'),
        span('A', '2026-11-11', null),
      ],
      'A',
      20 / 28,
    ],
    [
      'three parts, none of them half',
      [
        span('A', '2026-10-27', '2026-11-05'),
        span('B', '2026-11-06', '2026-11-14'),
        span('C', '2026-11-15', null),
      ],
      null,
      10 / 28,
    ],
    [
      'what came before the window or after it',
      [span('A', '2026-01-01', '2026-10-01'), span('B', '2026-12-01', null)],
      null,
      0,
    ],
  ])('%s', (_, spans, staffId, share) => {
    const found = attribute(spans, '2026-11-24')
    expect(found.staffId).toBe(staffId)
    expect(found.share).toBeCloseTo(share, 9)
  })

  test('the order of assignments does not matter', () => {
    const spans = [
      span('A', '2026-10-30', '2026-11-12'),
      span('B', '2026-11-13', null),
      span('C', '2026-10-01', '2026-10-29'),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(spans, { minLength: 3 }), (shuffled) => {
        expect(attribute(shuffled, '2026-11-24')).toEqual(attribute(spans, '2026-11-24'))
      }),
    )
  })
})

describe('a baseline names', () => {
  const ana = { staffId: 'ana', fromOn: '2026-01-12', toOn: '2026-03-01' }
  const ben = { staffId: 'ben', fromOn: '2026-03-01', toOn: null }
  test.each([
    ['whoever works with the patient from that day on', [ben], '2026-03-01', 'ben'],
    ['whoever still does on their last day', [ana], '2026-03-01', 'ana'],
    ['the later comer on the day of a hand-over', [ben, ana], '2026-03-01', 'ben'],
    ['nobody before the first day', [ben], '2026-02-28', null],
    ['nobody after the last day', [ana], '2026-03-02', null],
  ])('%s', (_, assignments, day, who) => {
    expect(workerOn(assignments, day)).toBe(who)
  })
})
