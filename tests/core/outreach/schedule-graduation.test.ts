// Milestones in the place of a pulse, graduation, and what comes after it: a table of cases.
import { describe, expect, test } from 'vitest'
import {
  isOver,
  nextDueOn,
  occasionsDue,
  SCHEDULE,
  type EnrolmentFacts,
} from '../../../server/core/outreach/schedule.ts'

const settled: EnrolmentFacts = {
  enrolledOn: '2026-01-12',
  graduatedOn: null,
  returnedOn: null,
  consentedOn: '2026-01-12',
  pausedUntil: null,
  baselineOn: '2026-01-12',
  lastAskedOn: null,
  already: new Set(['baseline']),
}
const lateImport: EnrolmentFacts = { ...settled, enrolledOn: '2025-03-20' }
const asked = (...keys: string[]) => new Set(['baseline', ...keys])
const GRADUATION = 'milestone:graduation'
const left: EnrolmentFacts = { ...settled, graduatedOn: '2026-09-02', lastAskedOn: '2026-08-12' }

describe('milestones, and after graduation', () => {
  test.each<[string, EnrolmentFacts, string, string[]]>([
    ['six months after enrolment', settled, '2026-07-12', ['milestone:6m']],
    ['not a day sooner', settled, '2026-07-11', []],
    ['within a fortnight', settled, '2026-07-26', ['milestone:6m']],
    ['and no later', settled, '2026-07-27', []],
    ['once', { ...settled, already: asked('milestone:6m') }, '2026-07-13', []],
    ['then the pulse again', { ...settled, already: asked('milestone:6m') }, '2026-08-12', ['pulse:2026-08']],
    ['not where that month had its pulse', { ...settled, already: asked('pulse:2026-07') }, '2026-07-13', []],
    [
      'the last day of a short month',
      { ...settled, enrolledOn: '2025-08-31' },
      '2026-02-28',
      ['milestone:6m'],
    ],
    ['a leap day', { ...settled, enrolledOn: '2027-08-31' }, '2028-02-29', ['milestone:6m']],
    ['enrolled on a leap day', { ...settled, enrolledOn: '2028-02-29' }, '2028-08-29', ['milestone:6m']],
    [
      'an enrolment that was moved to a later day does not ask again',
      { ...settled, enrolledOn: '2026-01-25', already: asked('milestone:6m') },
      '2026-07-25',
      [],
    ],
    [
      'one that was moved a month back goes on with pulses',
      { ...settled, enrolledOn: '2025-12-12', already: asked('milestone:6m') },
      '2026-07-12',
      ['pulse:2026-07'],
    ],
    [
      'a late import has no six months to look back on with us',
      { ...lateImport, baselineOn: '2026-01-12', already: asked() },
      '2026-02-20',
      ['pulse:2026-02'],
    ],
    [
      'a late import in the sixth month is asked once three weeks have passed',
      { ...lateImport, enrolledOn: '2025-08-05', baselineOn: '2026-01-12', already: asked() },
      '2026-02-05',
      ['milestone:6m'],
    ],
    ['on graduation', left, '2026-09-02', [GRADUATION]],
    ['not the day before', left, '2026-09-01', []],
    ['a graduation told six weeks late', left, '2026-10-14', [GRADUATION]],
    ['and no later', left, '2026-10-15', []],
    ['three weeks after a survey just before', { ...left, lastAskedOn: '2026-08-30' }, '2026-09-02', []],
    ['and then it is', { ...left, lastAskedOn: '2026-08-30' }, '2026-09-20', [GRADUATION]],
    [
      'before six months',
      { ...left, graduatedOn: '2026-04-02', lastAskedOn: null },
      '2026-04-02',
      [GRADUATION],
    ],
    [
      'and then no six months',
      { ...left, graduatedOn: '2026-04-02', lastAskedOn: null },
      '2026-07-12',
      ['after:3m'],
    ],
    [
      'in the month after six months',
      { ...left, graduatedOn: '2026-08-01', lastAskedOn: null },
      '2026-07-12',
      [],
    ],
    ['no more pulses', { ...left, already: asked(GRADUATION) }, '2026-09-12', []],
    ['three months after', { ...left, already: asked(GRADUATION) }, '2026-12-02', ['after:3m']],
    ['within four weeks', { ...left, already: asked(GRADUATION) }, '2026-12-30', ['after:3m']],
    ['and no later', { ...left, already: asked(GRADUATION) }, '2026-12-31', []],
    [
      'three months after the end of a long month',
      { ...left, graduatedOn: '2026-11-30' },
      '2027-02-28',
      ['after:3m'],
    ],
    ['three months before a leap day', { ...left, graduatedOn: '2027-11-30' }, '2028-02-29', ['after:3m']],
    ['six months after', { ...left, already: asked(GRADUATION, 'after:3m') }, '2027-03-02', ['after:6m']],
    ['also when what came before was missed', left, '2027-03-02', ['after:6m']],
    ['nothing without consent', { ...left, consentedOn: null }, '2026-09-02', []],
    ['nothing during a pause', { ...left, pausedUntil: '2026-09-03' }, '2026-09-02', []],
    ['nothing once the patient is back', { ...left, returnedOn: '2026-11-20' }, '2026-12-02', []],
    ['and until then as ever', { ...left, returnedOn: '2026-12-20' }, '2026-12-02', ['after:3m']],
    [
      'nothing for whom nobody ever asked',
      { ...left, baselineOn: null, already: new Set() },
      '2026-09-02',
      [],
    ],
  ])('%s', (_, facts, today, keys) => {
    expect(occasionsDue(facts, today, SCHEDULE).map(({ key }) => key)).toEqual(keys)
  })
})

describe('when to look next', () => {
  test.each<[string, EnrolmentFacts, string, string | null]>([
    [
      'graduated, with two surveys to come',
      { ...left, already: asked(GRADUATION) },
      '2026-09-03',
      '2026-12-02',
    ],
    ['graduated long ago', left, '2027-04-01', null],
    ['back before the next', { ...left, returnedOn: '2026-11-01' }, '2026-10-20', null],
    [
      'the milestone, after the pulse of month five',
      { ...settled, already: asked('pulse:2026-06') },
      '2026-06-13',
      '2026-07-12',
    ],
    ['a graduation to come', { ...left, already: asked() }, '2026-08-13', '2026-09-02'],
    [
      'one that gives way to the survey just before',
      { ...left, lastAskedOn: '2026-10-20' },
      '2026-10-21',
      '2026-12-02',
    ],
  ])('%s', (_, facts, today, date) => {
    expect(nextDueOn(facts, today, SCHEDULE)).toBe(date)
  })

  test('an enrolment is over once nothing can be due', () => {
    expect(isOver(settled, '2030-01-01', SCHEDULE)).toBe(false)
    expect(isOver(left, '2027-03-30', SCHEDULE)).toBe(false)
    expect(isOver(left, '2027-03-31', SCHEDULE)).toBe(true)
    expect(isOver({ ...left, returnedOn: '2026-11-20' }, '2026-11-20', SCHEDULE)).toBe(true)
    expect(isOver({ ...left, baselineOn: null }, '2026-09-02', SCHEDULE)).toBe(true)
  })
})
