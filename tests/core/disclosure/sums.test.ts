// Sums of verdicts: when a window of months is told, what it waits for, and which months it spans.
import { describe, expect, it } from 'vitest'
import {
  closeMonths,
  monthsAfter,
  type ClosedMonths,
  type Verdict,
} from '../../../server/core/disclosure/sums.ts'
import { many, verdict } from './verdicts-setup.ts'

const OCTOBER = { from: '2026-10', to: '2026-10' }
const FLOOR = 11

describe('a window of months', () => {
  it.each([
    { name: 'eleven that nobody can subtract', rows: many(11), state: 'published' },
    { name: 'ten', rows: many(10), state: 'held' },
    { name: 'all read by one case manager', rows: many(11, { readers: ['a'] }), state: 'published' },
    {
      name: 'ten kept from the one who reads the others',
      rows: [...many(30, { readers: ['a'] }), ...many(10)],
      state: 'held',
    },
    {
      name: 'eleven kept from the one who reads the others',
      rows: [...many(30, { readers: ['a'] }), ...many(11)],
      state: 'published',
    },
    {
      name: 'one that the reader of the others may or may not have read in time',
      rows: [...many(30, { readers: ['a'] }), verdict({ heard: ['a'] })],
      state: 'held',
    },
    {
      name: 'eleven unread, one of them from the printer of the others',
      rows: [...many(30, { readers: ['a'] }), ...many(10), verdict({ makers: ['printer'] })],
      state: 'held',
    },
    {
      name: 'two printers of eleven each',
      rows: [...many(11, { makers: ['x'] }), ...many(11, { makers: ['y'] })],
      state: 'published',
    },
    {
      name: 'a printer beside ten of another',
      rows: [...many(90, { makers: ['x'] }), ...many(10, { makers: ['y'] })],
      state: 'held',
    },
  ])('of $name is $state', ({ rows, state }) => {
    expect(closeMonths(OCTOBER, rows, FLOOR).state).toBe(state)
  })

  it('is told on the coarse grid, with an interval made from what is told', () => {
    const told = (yes: number, all: number) =>
      closeMonths(OCTOBER, [...many(yes), ...many(all - yes, { value: 3 })], FLOOR)
    expect(told(18, 27)).toEqual({
      state: 'published',
      figure: {
        scale: 'Y1',
        measure: 'share',
        people: { low: 20, high: 29 },
        value: 70,
        openEnd: null,
        interval: [43, 89],
      },
    })
    expect(told(17, 26)).toEqual(told(18, 27))
    expect(told(12, 12)).toMatchObject({ figure: { value: 70, openEnd: 'high' } })
    expect(told(300, 300)).toMatchObject({ figure: { value: 90, openEnd: 'high', people: { low: 300 } } })
  })

  it('says no more of what it waits for than a third, two thirds, or another printer', () => {
    const waits = (count: number, more: Partial<Verdict> = {}, floor = FLOOR) =>
      closeMonths(OCTOBER, many(count, more), floor)
    expect([0, 1, 5].map((count) => waits(count))).toEqual(
      [0, 1, 5].map(() => ({ state: 'held', waitsFor: 'some' })),
    )
    expect([6, 10].map((count) => waits(count))).toEqual(
      [6, 10].map(() => ({ state: 'held', waitsFor: 'most' })),
    )
    expect(waits(200, { makers: ['printer'] })).toEqual({ state: 'held', waitsFor: 'maker' })
    expect(waits(15, {}, 20)).toEqual({ state: 'held', waitsFor: 'most' })
    // A floor can be raised, never lowered.
    expect(waits(10, {}, 1)).toMatchObject({ state: 'held' })
  })

  it('joins the next month while it is held, and ends with the year', () => {
    const held: ClosedMonths = { ...OCTOBER, state: 'held' }
    expect(monthsAfter(null, '2026-10')).toEqual(OCTOBER)
    expect(monthsAfter(held, '2026-10')).toEqual({ from: '2026-10', to: '2026-11' })
    expect(monthsAfter({ ...OCTOBER, state: 'published' }, '2026-10')).toEqual({
      from: '2026-11',
      to: '2026-11',
    })
    const december = { from: '2026-10', to: '2026-12' }
    expect(closeMonths(december, many(3), FLOOR)).toEqual({ state: 'lapsed', waitsFor: 'some' })
    expect(monthsAfter({ ...december, state: 'lapsed' }, '2026-10')).toEqual({
      from: '2027-01',
      to: '2027-01',
    })
  })
})
