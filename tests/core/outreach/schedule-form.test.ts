// A schedule as it is typed and read again, and what it is said to mean.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SCHEDULE, type Schedule } from '../../../server/core/outreach/schedule.ts'
import { courseUnder } from '../../../server/core/outreach/schedule-course.ts'
import {
  changesBetween,
  offeredHolidays,
  readTyped,
  typedOf,
} from '../../../server/core/outreach/schedule-form.ts'
import { faultsOf } from '../../../server/core/outreach/schedule-rules.ts'
import { anySchedule } from './any-schedule.ts'

const TODAY = '2026-11-24'
const typed = typedOf(SCHEDULE, TODAY)

describe('a typed schedule', () => {
  test('is read as it was written, for whatever may stand', () => {
    fc.assert(
      fc.property(anySchedule, (settings) => {
        if (Object.keys(faultsOf(settings)).length > 0) return
        expect(readTyped(typedOf(settings, TODAY), TODAY)).toEqual({ settings, faults: {} })
      }),
      { numRuns: 2000, seed: 5 },
    )
  })

  test.for([
    ['numbers in any order, with any mark between', { afterMonths: '6;3 , 12' }, { afterMonths: [3, 6, 12] }],
    ['nothing for none', { afterMonths: ' ', reminderDays: '' }, { afterMonths: [], reminderDays: [] }],
    ['a space beside a number', { answerWithinDays: ' 21 ' }, { answerWithinDays: 21 }],
    [
      'a holiday that is ticked and written too, once',
      { holidays: ['2026-12-25'], otherDays: '2026-12-25\n2026-12-24' },
      { quietDays: ['2026-12-24', '2026-12-25'] },
    ],
    ['no day that is over', { otherDays: '2026-11-23\n2026-11-24' }, { quietDays: ['2026-11-24'] }],
  ] as const)('takes %s', ([, given, settings]) => {
    expect(readTyped({ ...typed, ...given }, TODAY)).toMatchObject({ settings, faults: {} })
  })

  test.for([
    ['pulseEveryMonths', '1.5'],
    ['pulseEveryMonths', ''],
    ['trustEveryMonths', 'three'],
    ['afterMonths', '3, x'],
    ['answerWithinDays', '-14'],
    ['reminderDays', '4 days'],
    ['burdenPerMonth', '1e1'],
    ['otherDays', '1/2/2027'],
    ['otherDays', '2027-02-29'],
    ['otherDays', 'Christmas'],
  ] as const)('says what is wrong with %s “%s”', ([name, text]) => {
    const { faults } = readTyped({ ...typed, [name]: text }, TODAY)
    expect(Object.keys(faults)).toContain(name === 'otherDays' ? 'quietDays' : name)
  })

  test('tells each change as it reads before and after', () => {
    const changed = { ...SCHEDULE, afterMonths: [], quietDays: ['2026-12-25'], burdenPerMonth: 3 }
    expect(changesBetween(SCHEDULE, changed)).toEqual([
      { name: 'afterMonths', from: '3, 6', to: 'none' },
      { name: 'burdenPerMonth', from: '4', to: '3' },
      { name: 'quietDays', from: 'none', to: '2026-12-25' },
    ])
    expect(changesBetween(SCHEDULE, { ...SCHEDULE })).toEqual([])
  })
})

test('the holidays of two years from today are offered, and none twice', () => {
  const days = offeredHolidays(TODAY).map(({ on }) => on)
  expect([days[0], days.at(-1)]).toEqual(['2026-11-26', '2028-11-23'])
  expect(days).toEqual([...new Set(days)].sort())
  expect(days.length).toBeGreaterThan(22)
  expect(offeredHolidays('2028-02-29').at(-1)!.on < '2030-02-28').toBe(true)
})

describe('what a schedule means for one patient', () => {
  const course = (more: Partial<Schedule> = {}) =>
    courseUnder({ ...SCHEDULE, ...more }, TODAY, 'America/Los_Angeles')
  const surveys = (more: Partial<Schedule>) => course(more).askings.map(({ survey, on }) => `${survey} ${on}`)

  test('by the schedule that a program begins with', () => {
    const { askings, ...rest } = course()
    expect(rest).toEqual({
      joinsOn: '2026-12-03',
      leavesOn: '2027-12-03',
      welcomedOn: '2026-12-03',
      held: 0,
      remindersHeld: 0,
      fullest: { month: '2026-12', texts: 4 },
    })
    expect(askings).toHaveLength(15)
    expect(askings[0]).toEqual({
      survey: 'baseline',
      on: '2026-12-04',
      trust: false,
      remindedOn: ['2026-12-08', '2026-12-13'],
    })
    expect(askings.flatMap(({ trust, on }) => (trust ? [on!.slice(0, 7)] : []))).toEqual([
      '2027-01',
      '2027-04',
      '2027-06',
      '2027-07',
      '2027-10',
      '2027-12',
      '2028-03',
    ])
  })

  test.for<[string, Partial<Schedule>, readonly string[]]>([
    [
      'a pulse every third month',
      { pulseEveryMonths: 3 },
      [
        'baseline 2026-12-04',
        'pulse 2027-03-03',
        'milestone 2027-06-03',
        'pulse 2027-09-03',
        'milestone 2027-12-03',
        'after 2028-03-03',
        'after 2028-06-03',
      ],
    ],
    [
      'every half year, and once after',
      { pulseEveryMonths: 6, trustEveryMonths: 6, afterMonths: [24] },
      ['baseline 2026-12-04', 'milestone 2027-06-03', 'milestone 2027-12-03', 'after 2029-12-03'],
    ],
    [
      'every fifth month, the last of them two months before leaving',
      { pulseEveryMonths: 5, trustEveryMonths: 10, milestoneMonth: 10, afterMonths: [] },
      ['baseline 2026-12-04', 'pulse 2027-05-03', 'milestone 2027-10-03', 'milestone 2027-12-03'],
    ],
    [
      'nothing after, and quiet days at the turn of the year',
      {
        pulseEveryMonths: 4,
        trustEveryMonths: 4,
        milestoneMonth: 12,
        afterMonths: [],
        quietDays: ['2026-12-04', '2026-12-05', '2027-04-03'],
      },
      ['baseline 2026-12-06', 'pulse 2027-04-04', 'pulse 2027-08-03', 'milestone 2027-12-03'],
    ],
  ])('%s', ([, more, expected]) => {
    expect(surveys(more)).toEqual(expected)
  })

  test('says what its ceiling holds back', () => {
    expect(course({ burdenPerMonth: 2 })).toMatchObject({
      fullest: { texts: 2 },
      remindersHeld: expect.any(Number) as number,
    })
    expect(course({ burdenPerMonth: 2 }).remindersHeld).toBeGreaterThan(5)
    expect(course({ burdenPerMonth: 1 }).held).toBeGreaterThan(0)
  })
})
