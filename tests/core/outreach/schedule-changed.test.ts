// A schedule that changes in the middle of a course, from any that may stand to any other, on any day.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  nextDueOn,
  occasionsDue,
  SCHEDULE,
  type EnrolmentFacts,
  type Schedule,
} from '../../../server/core/outreach/schedule.ts'
import { faultsOf } from '../../../server/core/outreach/schedule-rules.ts'
import { dateAfter, dayNumber } from '../../../server/core/time.ts'
import { anySchedule } from './any-schedule.ts'

const BEGIN = '2026-01-01'
const accepted = anySchedule.filter((settings) => Object.keys(faultsOf(settings)).length === 0)

interface Course {
  readonly enrolledOn: string
  readonly graduatedOn: string
  readonly changedOn: string
  readonly schedules: readonly [Schedule, Schedule]
}

const courses: fc.Arbitrary<Course> = fc
  .record({
    joined: fc.nat(60),
    stays: fc.integer({ min: 30, max: 700 }),
    changed: fc.nat(800),
    schedules: fc.tuple(accepted, accepted),
  })
  .map(({ joined, stays, changed, schedules: [first, then] }) => ({
    enrolledOn: dateAfter(BEGIN, joined),
    graduatedOn: dateAfter(BEGIN, joined + stays),
    changedOn: dateAfter(BEGIN, changed),
    schedules: [
      { ...SCHEDULE, ...first },
      { ...SCHEDULE, ...then },
    ],
  }))

/** @param seldom looks only on the dates that it is told, and on the day of the change. */
function live({ enrolledOn, graduatedOn, changedOn, schedules }: Course, seldom: boolean) {
  const asked: { key: string; on: string }[] = []
  const given = { enrolledOn, consentedOn: enrolledOn, returnedOn: null, pausedUntil: null }
  let facts: EnrolmentFacts = {
    ...given,
    graduatedOn: null,
    baselineOn: null,
    lastAskedOn: null,
    already: new Set(),
  }
  let next: string | null = enrolledOn
  for (let today = BEGIN; today < '2029-06-01'; today = dateAfter(today, 1)) {
    const schedule = schedules[today < changedOn ? 0 : 1]
    // Nobody knows of a graduation before it.
    if (today === graduatedOn) facts = { ...facts, graduatedOn }
    const told = next !== null && today >= next
    if (seldom && !told && today !== changedOn && today !== graduatedOn) continue
    for (const { key } of occasionsDue(facts, today, schedule)) {
      asked.push({ key, on: today })
      const baselineOn = facts.baselineOn ?? today
      facts = { ...facts, baselineOn, lastAskedOn: today, already: new Set([...facts.already, key]) }
    }
    next = nextDueOn(facts, today, schedule)
  }
  return asked
}

test('whoever looks again on the day of the change asks exactly what looking every day asks', () => {
  fc.assert(
    fc.property(courses, (course) => {
      expect(live(course, true)).toEqual(live(course, false))
    }),
    { numRuns: 6, seed: 7 },
  )
})

test('nobody is asked twice: no occasion again, one milestone before leaving, and two weeks between any two', () => {
  fc.assert(
    fc.property(courses, (course) => {
      const asked = live(course, true)
      const keys = asked.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.filter((key) => /^milestone:\d+m$/.test(key)).length).toBeLessThanOrEqual(1)
      for (const [at, { on }] of asked.entries())
        if (at > 0) expect(dayNumber(on) - dayNumber(asked[at - 1]!.on)).toBeGreaterThanOrEqual(14)
    }),
    { numRuns: 120, seed: 7 },
  )
})
