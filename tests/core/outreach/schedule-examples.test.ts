// Whole courses by example: on which days a patient is asked what, asked day by day as ticks ask.
import { expect, test } from 'vitest'
import {
  nextDueOn,
  occasionsDue,
  SCHEDULE,
  type EnrolmentFacts,
} from '../../../server/core/outreach/schedule.ts'
import { dateAfter } from '../../../server/core/time.ts'

type Course = Pick<EnrolmentFacts, 'enrolledOn'> & Partial<EnrolmentFacts>

/** `changes`: what a later file says, from that day on. */
function course(facts: Course, until: string, changes: Readonly<Record<string, Partial<Course>>> = {}) {
  let known: EnrolmentFacts = {
    graduatedOn: null,
    returnedOn: null,
    consentedOn: facts.enrolledOn,
    pausedUntil: null,
    baselineOn: null,
    lastAskedOn: null,
    already: new Set(),
    ...facts,
  }
  const asked: string[] = []
  for (let day = facts.enrolledOn; day <= until; day = dateAfter(day, 1)) {
    known = { ...known, ...changes[day] }
    for (const { key } of occasionsDue(known, day, SCHEDULE)) {
      asked.push(`${day} ${key.split(':')[0]}`)
      const baselineOn = known.baselineOn ?? day
      known = { ...known, baselineOn, lastAskedOn: day, already: new Set([...known.already, key]) }
    }
  }
  return asked
}

test('enrolled on the last of January: the last day of each month', () => {
  expect(course({ enrolledOn: '2026-01-31' }, '2026-08-31')).toEqual([
    '2026-01-31 baseline',
    '2026-02-28 pulse',
    '2026-03-31 pulse',
    '2026-04-30 pulse',
    '2026-05-31 pulse',
    '2026-06-30 pulse',
    '2026-07-31 milestone',
    '2026-08-31 pulse',
  ])
})

test('enrolled on a leap day: the 29th, and in the next February its last day', () => {
  const asked = course({ enrolledOn: '2028-02-29' }, '2029-03-29')
  expect(asked.slice(0, 2)).toEqual(['2028-02-29 baseline', '2028-03-29 pulse'])
  expect(asked).toContain('2028-08-29 milestone')
  expect(asked.slice(-2)).toEqual(['2029-02-28 pulse', '2029-03-29 pulse'])
})

test('a date of enrolment that a later file moves asks nothing twice in a month', () => {
  const moved = { '2026-04-20': { enrolledOn: '2026-03-25' } }
  expect(course({ enrolledOn: '2026-03-10' }, '2026-06-30', moved)).toEqual([
    '2026-03-10 baseline',
    '2026-04-10 pulse',
    '2026-05-25 pulse',
    '2026-06-25 pulse',
  ])
})

test('imported ten months late: the baseline, and pulses from three weeks later; no milestone of long ago', () => {
  expect(course({ enrolledOn: '2025-03-20', consentedOn: '2026-01-12' }, '2026-04-30')).toEqual([
    '2026-01-12 baseline',
    '2026-02-20 pulse',
    '2026-03-20 pulse',
    '2026-04-20 pulse',
  ])
})

test('graduated and back after seven weeks: the milestone of graduation, and none of the surveys after it', () => {
  const facts = { enrolledOn: '2026-01-12', graduatedOn: '2026-05-10', returnedOn: '2026-07-01' }
  expect(course(facts, '2026-12-31')).toEqual([
    '2026-01-12 baseline',
    '2026-02-12 pulse',
    '2026-03-12 pulse',
    '2026-05-10 milestone',
  ])
})

test('a pause over two months is not caught up on beyond the days that every survey has', () => {
  const paused = { '2026-03-01': { pausedUntil: '2026-05-20' } }
  expect(course({ enrolledOn: '2026-01-12' }, '2026-06-30', paused)).toEqual([
    '2026-01-12 baseline',
    '2026-02-12 pulse',
    '2026-05-20 pulse',
    '2026-06-12 pulse',
  ])
})

test('asked late on leaving: what comes a month after leaving keeps three weeks from that', () => {
  const facts = {
    enrolledOn: '2026-01-12',
    graduatedOn: '2026-09-01',
    returnedOn: null,
    consentedOn: '2026-01-12',
    pausedUntil: null,
    baselineOn: '2026-01-13',
    lastAskedOn: '2026-09-28',
    already: new Set(['baseline', 'milestone:graduation']),
  }
  const schedule = { ...SCHEDULE, afterMonths: [1, 3] }
  const due = (day: string) => occasionsDue(facts, day, schedule).map(({ key }) => key)
  expect(['2026-10-01', '2026-10-18', '2026-10-19', '2026-10-29', '2026-10-30'].map(due)).toEqual([
    [],
    [],
    ['after:1m'],
    ['after:1m'],
    [],
  ])
  expect(nextDueOn(facts, '2026-10-01', schedule)).toBe('2026-10-19')
})
