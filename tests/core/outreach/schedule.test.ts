// What is due, to whom, and when: a table of cases, then two years of days.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  expiresAt,
  nextDueOn,
  occasionsDue,
  SCHEDULE,
  type EnrolmentFacts,
} from '../../../server/core/outreach/schedule.ts'

const newcomer: EnrolmentFacts = {
  enrolledOn: '2026-01-12',
  graduatedOn: null,
  returnedOn: null,
  consentedOn: '2026-01-12',
  pausedUntil: null,
  baselineOn: null,
  lastAskedOn: null,
  already: new Set(),
}
const settled: EnrolmentFacts = { ...newcomer, baselineOn: '2026-01-12', already: new Set(['baseline']) }
const lateImport: EnrolmentFacts = { ...newcomer, enrolledOn: '2025-03-20', consentedOn: '2026-01-12' }

describe('what is due', () => {
  test.each<[string, EnrolmentFacts, string, string[]]>([
    ['the baseline on the day of enrolment', newcomer, '2026-01-12', ['baseline']],
    ['nothing before it', newcomer, '2026-01-11', []],
    ['nothing without consent', { ...newcomer, consentedOn: null }, '2026-03-01', []],
    [
      'the baseline when consent comes later',
      { ...newcomer, consentedOn: '2026-02-01' },
      '2026-02-01',
      ['baseline'],
    ],
    ['no pulse before the baseline, however late', newcomer, '2026-06-12', ['baseline']],
    ['a late import meets the baseline alone', lateImport, '2026-01-12', ['baseline']],
    [
      'a late import meets no pulse within three weeks',
      { ...lateImport, baselineOn: '2026-01-12', already: new Set(['baseline']) },
      '2026-01-20',
      [],
    ],
    [
      'and then one pulse',
      { ...lateImport, baselineOn: '2026-01-12', already: new Set(['baseline']) },
      '2026-02-20',
      ['pulse:2026-02'],
    ],
    ['the first pulse a month later', settled, '2026-02-12', ['pulse:2026-02']],
    ['not a day sooner', settled, '2026-02-11', []],
    ['a missed day is caught up on', settled, '2026-02-26', ['pulse:2026-02']],
    ['a missed fortnight is not', settled, '2026-02-27', []],
    [
      'an invitation made is not made again',
      { ...settled, already: new Set(['baseline', 'pulse:2026-02']) },
      '2026-02-13',
      [],
    ],
    ['only the newest of several missed', settled, '2026-05-13', ['pulse:2026-05']],
    [
      'the last day of a short month',
      { ...settled, enrolledOn: '2026-01-31', baselineOn: '2026-01-31' },
      '2026-02-28',
      ['pulse:2026-02'],
    ],
    [
      'and the long day of a long one',
      { ...settled, enrolledOn: '2026-01-31', baselineOn: '2026-01-31' },
      '2026-03-31',
      ['pulse:2026-03'],
    ],
    [
      'a leap day',
      { ...settled, enrolledOn: '2028-01-31', consentedOn: '2028-01-31', baselineOn: '2028-01-31' },
      '2028-02-29',
      ['pulse:2028-02'],
    ],
    ['nothing during a pause', { ...settled, pausedUntil: '2026-03-01' }, '2026-02-12', []],
    [
      'what a pause held back is asked within a fortnight',
      { ...settled, pausedUntil: '2026-02-20' },
      '2026-02-20',
      ['pulse:2026-02'],
    ],
    ['no pulse in the month of a graduation', { ...settled, graduatedOn: '2026-03-11' }, '2026-02-12', []],
    [
      'the pulse of the month before it',
      { ...settled, graduatedOn: '2026-03-12' },
      '2026-02-12',
      ['pulse:2026-02'],
    ],
    ['no baseline after graduation', { ...newcomer, graduatedOn: '2026-01-12' }, '2026-01-12', []],
  ])('%s', (_, facts, today, keys) => {
    expect(occasionsDue(facts, today, SCHEDULE).map(({ key }) => key)).toEqual(keys)
  })
})

describe('when to look next', () => {
  test.each<[string, EnrolmentFacts, string, string | null]>([
    ['an enrolment in the future', newcomer, '2026-01-01', '2026-01-12'],
    ['today, when something is due', settled, '2026-02-14', '2026-02-14'],
    ['the next pulse', settled, '2026-01-13', '2026-02-12'],
    ['after a long pause', { ...settled, pausedUntil: '2027-01-01' }, '2026-02-12', '2027-01-12'],
    ['no consent', { ...settled, consentedOn: null }, '2026-02-12', null],
    [
      'graduates before the next pulse',
      { ...settled, graduatedOn: '2026-02-12' },
      '2026-01-13',
      '2026-02-12',
    ],
    ['graduated without a baseline', { ...newcomer, graduatedOn: '2026-02-12' }, '2026-02-12', null],
  ])('%s', (_, facts, today, date) => {
    expect(nextDueOn(facts, today, SCHEDULE)).toBe(date)
  })
})

const plusDays = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString()

describe('two years of days', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString())
  const maybe = fc.option(day)
  const facts = fc
    .record({
      enrolledOn: day,
      consentedOn: day,
      stayed: fc.option(fc.nat(500)),
      pausedUntil: maybe,
      away: fc.option(fc.nat(200)),
    })
    .map(({ stayed, away, ...given }) => {
      const graduatedOn = stayed === null ? null : plusDays(given.enrolledOn, stayed)
      const returnedOn = graduatedOn === null || away === null ? null : plusDays(graduatedOn, away)
      return { ...given, graduatedOn, returnedOn }
    })
  type Given = Pick<
    EnrolmentFacts,
    'enrolledOn' | 'consentedOn' | 'graduatedOn' | 'returnedOn' | 'pausedUntil'
  >

  const live = (given: Given, patient: boolean, toldLate = 0) => {
    const asked: { key: string; on: string }[] = []
    let state: EnrolmentFacts = { ...given, baselineOn: null, lastAskedOn: null, already: new Set() }
    let looked = 0
    let next: string | null = '2026-01-01'
    for (
      let date = Temporal.PlainDate.from('2026-01-01'), n = 0;
      n < 730;
      date = date.add({ days: 1 }), n += 1
    ) {
      const today = date.toString()
      const { graduatedOn } = given
      const told = graduatedOn !== null && plusDays(graduatedOn, toldLate) <= today
      if (toldLate > 0) state = { ...state, graduatedOn: told ? graduatedOn : null }
      if (patient && (next === null || today < next)) continue
      looked += 1
      const due = occasionsDue(state, today, SCHEDULE)
      expect(due.length).toBeLessThanOrEqual(1)
      for (const { key } of due) {
        asked.push({ key, on: today })
        state = {
          ...state,
          lastAskedOn: today,
          already: new Set([...state.already, key]),
          baselineOn: key === 'baseline' ? today : state.baselineOn,
        }
      }
      next = nextDueOn(state, today, SCHEDULE)
    }
    return { asked, looked }
  }

  test('looking only when told to asks exactly what looking every day asks', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const often = live(given, false)
        const seldom = live(given, true)
        expect(seldom.asked).toEqual(often.asked)
        expect(seldom.looked).toBeLessThanOrEqual(2 * seldom.asked.length + 2)
      }),
      { numRuns: 40 },
    )
  })

  test('baseline first and once, then one survey at a time, weeks apart, in the order of their dates', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(0, 1, 10, 40), (given, toldLate) => {
        const { asked } = live(given, false, toldLate)
        expect(asked.findLastIndex(({ key }) => key === 'baseline')).toBeLessThanOrEqual(0)
        expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length)
        for (const [at, { key, on }] of asked.entries()) {
          const { graduatedOn, returnedOn } = given
          const stays = graduatedOn === null || on < plusDays(graduatedOn, toldLate)
          expect(/^(baseline|pulse:.*|milestone:6m)$/.test(key)).toBe(stays)
          if (returnedOn !== null) expect(on < returnedOn).toBe(true)
          const before = asked[at - 1]
          if (before === undefined) continue
          expect(Temporal.PlainDate.from(before.on).until(on).days).toBeGreaterThanOrEqual(14)
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('an invitation can be answered for fourteen days', () => {
  expect(expiresAt('2026-11-24T17:00:00.000Z', 'text', SCHEDULE)).toBe('2026-12-08T17:00:00.000Z')
})
