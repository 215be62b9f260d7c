// What the interview is told of a patient's course.
import { describe, expect, test } from 'vitest'
import { factsFor, type Course } from '../../../server/core/outreach/facts.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'

const course: Course = {
  enrolledOn: '2026-01-31',
  rotation: 1,
  lastTrustMonth: null,
  pulsesBefore: 0,
  lastVerdictPulse: null,
  homeVisitAsked: false,
  goals: 1,
  named: true,
  left: false,
}
const pulse = (dueOn: string) => ({ key: `pulse:${dueOn.slice(0, 7)}`, survey: 'pulse' as const, dueOn })

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
    ['the first pulse', pulse('2026-02-28'), {}, { trust: 1, pulse: 1, verdictDue: 1, homeVisitDue: 0 }],
    [
      'month two, a trust month for others',
      pulse('2026-03-31'),
      { pulsesBefore: 1, lastVerdictPulse: 1 },
      { trust: 0, pulse: 2, verdictDue: 0, homeVisitDue: 1 },
    ],
    [
      'three pulses after a verdict',
      pulse('2026-05-31'),
      { pulsesBefore: 3, lastVerdictPulse: 1 },
      { trust: 1, pulse: 4, verdictDue: 1 },
    ],
    [
      'month three, the visit already asked about',
      pulse('2026-04-30'),
      { homeVisitAsked: true },
      { homeVisitDue: 0 },
    ],
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
})
