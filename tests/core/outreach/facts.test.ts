// What the interview is told of a patient's course.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { turnOf } from '../../../server/core/outreach/calendar-draw.ts'
import { factsFor, type Course } from '../../../server/core/outreach/facts.ts'
import { SCHEDULE, type Occasion } from '../../../server/core/outreach/schedule.ts'

const course: Course = {
  enrolmentId: 'e',
  enrolledOn: '2026-01-31',
  rotation: 1,
  lastTrustMonth: null,
  pulsesBefore: 0,
  goals: 1,
  named: true,
  left: false,
}
const pulse = (dueOn: string): Occasion => ({ key: `pulse:${dueOn.slice(0, 7)}`, survey: 'pulse', dueOn })

describe('facts', () => {
  test('a baseline knows of no pulse, verdict or visit', () => {
    expect(
      factsFor(
        { key: 'baseline', survey: 'baseline', dueOn: '2026-01-31' },
        { ...course, named: false },
        SCHEDULE,
      ),
    ).toEqual({
      trust: 0,
      pulse: 0,
      verdictDue: 0,
      goalStateDue: 0,
      stepSizeDue: 0,
      homeVisitDue: 0,
      hasGoal: 1,
      goals: 1,
      unnamed: 1,
      left: 0,
    })
  })

  test('each milestone and the first survey after graduation carry trust; none counts as a pulse', () => {
    const told = (key: string, survey: 'milestone' | 'after') =>
      factsFor({ key, survey, dueOn: '2026-07-31' }, { ...course, left: survey === 'after' }, SCHEDULE)
    expect(told('milestone:6m', 'milestone')).toMatchObject({ trust: 1, pulse: 0, verdictDue: 0, left: 0 })
    expect(told('after:3m', 'after')).toMatchObject({ trust: 1, pulse: 0, homeVisitDue: 0, left: 1 })
    expect(told('after:6m', 'after')).toMatchObject({ trust: 0, left: 1 })
  })

  test.each([
    ['the first pulse', pulse('2026-02-28'), {}, { trust: 1, pulse: 1, homeVisitDue: 0 }],
    ['month two', pulse('2026-03-31'), { pulsesBefore: 1 }, { trust: 0, pulse: 2, homeVisitDue: 1 }],
    ['month three', pulse('2026-04-30'), { pulsesBefore: 2 }, { trust: 0, homeVisitDue: 0 }],
    ['month two of trust', pulse('2026-03-31'), { rotation: 2 }, { trust: 1, homeVisitDue: 0 }],
    ['the month after it', pulse('2026-04-30'), { rotation: 2 }, { trust: 0, homeVisitDue: 1 }],
    ['a late import', pulse('2026-11-30'), { rotation: 0 }, { trust: 0, pulse: 1, homeVisitDue: 0 }],
    [
      'no goal, nobody named',
      pulse('2026-11-30'),
      { goals: 0, named: false },
      { hasGoal: 0, goals: 0, unnamed: 1 },
    ],
  ])('%s', (_, occasion, given, facts) => {
    expect(factsFor(occasion, { ...course, ...given }, SCHEDULE)).toMatchObject(facts)
  })

  test('the calendar never asks for the verdict and for the goal at once, and asks each in its own third', () => {
    for (let number = 1; number <= 30; number += 1) {
      const told = factsFor(pulse('2026-11-30'), { ...course, pulsesBefore: number - 1 }, SCHEDULE)
      const turn = turnOf('e', number)
      expect(told.verdictDue).toBe(turn === 'verdict' ? 1 : 0)
      expect(told.goalStateDue).toBe(turn === 'goal-state' ? 1 : 0)
    }
  })
})

const anyCourse = fc.record({
  ...Object.fromEntries(Object.entries(course).map(([name, value]) => [name, fc.constant(value)])),
  enrolmentId: fc.uuid(),
  rotation: fc.nat(2 ** 32 - 1),
  enrolledOn: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-28'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
}) as unknown as fc.Arbitrary<Course>
const months = (from: string) =>
  Array.from({ length: 24 }, (_, at) => {
    const [year = 0, month = 0] = from.split('-').map(Number)
    const number = year * 12 + month + at
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-28`
  })

describe('whoever trust is asked of when', () => {
  test('is asked of the home visit once, in month two or three and not with trust, unless both ask about trust', () => {
    fc.assert(
      fc.property(anyCourse, (any) => {
        const told = months(any.enrolledOn).map((dueOn, at) =>
          factsFor(pulse(dueOn), { ...any, pulsesBefore: at }, SCHEDULE),
        )
        const visits = told.flatMap(({ homeVisitDue }, at) => (homeVisitDue === 1 ? [at + 1] : []))
        expect([[2], [3]]).toContainEqual(visits)
        expect(told.filter(({ trust, homeVisitDue }) => trust === 1 && homeVisitDue === 1)).toEqual([])
      }),
    )
  })

  test('nothing that stands in clear is another for another rotation or another history of trust', () => {
    fc.assert(
      fc.property(anyCourse, fc.nat(2 ** 32 - 1), fc.nat(30), (any, rotation, at) => {
        const dueOn = months(any.enrolledOn)[at % 24]!
        const clear = (changes: Partial<Course>) => {
          const {
            trust: _,
            homeVisitDue: __,
            ...rest
          } = factsFor(pulse(dueOn), { ...any, pulsesBefore: at, ...changes }, SCHEDULE)
          return rest
        }
        expect(clear({ rotation, lastTrustMonth: dueOn.slice(0, 7) })).toEqual(clear({}))
      }),
    )
  })
})
