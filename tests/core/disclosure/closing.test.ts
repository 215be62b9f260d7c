// When a window closes, who decides it, and what is said while it waits.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROGRAM, TRUST_3 } from '../../../server/core/disclosure/cells.ts'
import { closeWindow, waitOf, windowAfter, type Closed } from '../../../server/core/disclosure/closing.ts'
import type { Row } from '../../../server/core/disclosure/rows.ts'

const rows = (people: number, quarter = '2026-Q2', points: readonly number[] = [4, 4, 5]): Row[] =>
  Array.from({ length: people }, (_, person) => ({ tag: `p${person}`, quarter, points, makers: [] }))

const close = (window: { from: string; to: string }, given: readonly Row[], floor = 11) =>
  closeWindow(PROGRAM, window, given, TRUST_3, floor)

const Q2 = { from: '2026-Q2', to: '2026-Q2' }

describe('a quarter’s end', () => {
  test('with 11 people the window closes with figures, with 10 it waits', () => {
    expect(close(Q2, rows(11)).state).toBe('published')
    expect(close(Q2, rows(10))).toEqual({ state: 'held', heldFor: 'people', thirds: 2 })
  })

  test('a program may ask for more than 11 people, never for fewer', () => {
    expect(close(Q2, rows(19), 20).state).toBe('held')
    expect(close(Q2, rows(20), 20).state).toBe('published')
    expect(waitOf(rows(10), 3)).toBe('people')
  })

  test('n counts people: a person with rows in both quarters is one', () => {
    const both = [...rows(10, '2026-Q2'), ...rows(10, '2026-Q3')]
    expect(close({ from: '2026-Q2', to: '2026-Q3' }, both).state).toBe('held')
  })

  test('a window that waited closes together with the next quarter', () => {
    const window = windowAfter({ ...Q2, state: 'held' }, '2026-Q2')
    expect(window).toEqual({ from: '2026-Q2', to: '2026-Q3' })
    const later = rows(12, '2026-Q3').slice(6)
    const outcome = close(window, [...rows(6, '2026-Q2'), ...later])
    expect(outcome.state).toBe('published')
  })

  test('rows of a window that closed before never come back', () => {
    const window = windowAfter({ ...Q2, state: 'published' }, '2026-Q2')
    expect(window).toEqual({ from: '2026-Q3', to: '2026-Q3' })
    expect(close(window, [...rows(40, '2026-Q2'), ...rows(5, '2026-Q3')])).toEqual({
      state: 'held',
      heldFor: 'people',
      thirds: 1,
    })
  })

  test('with the year every window ends, unpublished if need be, and the next year begins afresh', () => {
    const window = { from: '2026-Q2', to: '2026-Q4' }
    expect(close(window, rows(10))).toEqual({ state: 'lapsed', heldFor: 'people' })
    expect(windowAfter({ ...window, state: 'lapsed' }, '2026-Q2')).toEqual({ from: '2027-Q1', to: '2027-Q1' })
  })

  test('the very first window is the first quarter', () => {
    expect(windowAfter(null, '2026-Q3')).toEqual({ from: '2026-Q3', to: '2026-Q3' })
  })
})

test('windows follow one another without a gap or an overlap, and none spans two years', () => {
  const states = fc.array(fc.constantFrom<Closed['state']>('held', 'published'), { maxLength: 12 })
  fc.assert(
    fc.property(states, (course) => {
      let last: Closed | null = null
      let covered = ''
      for (const asked of course) {
        const window = windowAfter(last, '2025-Q3')
        expect(window.from > covered).toBe(true)
        expect(window.from.slice(0, 4)).toBe(window.to.slice(0, 4))
        const state: Closed['state'] = asked === 'held' && window.to.endsWith('Q4') ? 'lapsed' : asked
        if (state !== 'held') covered = window.to
        last = { ...window, state }
      }
    }),
  )
})

const point = fc.integer({ min: 1, max: 5 })
const points = fc.tuple(point, point, point)

test('what was answered never decides whether it is shown', () => {
  const group = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), points, points), { maxLength: 30 })
  fc.assert(
    fc.property(group, fc.integer({ min: 11, max: 14 }), (people, floor) => {
      const row = (person: number, points: readonly number[]) => ({
        tag: `p${person}`,
        quarter: '2026-Q2',
        points,
        makers: person % 3 === 0 ? ['printer'] : [],
      })
      const one = close(
        Q2,
        people.map(([person, points]) => row(person, points)),
        floor,
      )
      const other = close(
        Q2,
        people.map(([person, , points]) => row(person, points)),
        floor,
      )
      expect(other.state).toBe(one.state)
      if (one.state === 'held') expect(other).toEqual(one)
      if (one.state === 'published' && other.state === 'published')
        expect(other.figures.map(({ people }) => people)).toEqual(one.figures.map(({ people }) => people))
    }),
  )
})

test('while it waits only two steps are told, each of several counts', () => {
  const told = Array.from({ length: 11 }, (_, people) => close(Q2, rows(people)))
  expect(told.map((outcome) => (outcome.state === 'held' ? outcome.thirds : null))).toEqual([
    1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2,
  ])
})
