// When somebody is there: the hours of each weekday in the program's zone, less its closed days.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addStaffedMinutes,
  endOfNextBusinessDay,
  isStaffed,
  nextClosing,
  nextOpening,
  readStaffedHours,
  type StaffedHours,
  type StaffedTime,
} from '../../server/core/staffed-hours.ts'

const day = ['09:00', '17:00'] as const
const OFFICE: StaffedHours = { 1: day, 2: day, 3: day, 4: day, 5: day }
/** Tuesday mornings and Thursday afternoons. */
const HALF_DAYS: StaffedHours = { 2: ['09:00', '12:00'], 4: ['13:00', '17:00'] }
const always = ['00:00', '24:00'] as const
const ALWAYS: StaffedHours = { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always }
const NEVER: StaffedHours = {}

const WEST = 'America/Los_Angeles'
const EAST = 'America/New_York'
const at = (hours: StaffedHours, timeZone = WEST, closed: readonly string[] = []): StaffedTime => ({
  hours,
  timeZone,
  closed,
})

test.each([
  ['a Tuesday at ten', '2026-11-24T18:00:00.000Z', at(OFFICE), true],
  ['the minute it opens', '2026-11-24T17:00:00.000Z', at(OFFICE), true],
  ['the minute it closes', '2026-11-25T01:00:00.000Z', at(OFFICE), false],
  ['a Saturday at ten', '2026-11-28T18:00:00.000Z', at(OFFICE), false],
  ['a holiday at ten', '2026-11-26T18:00:00.000Z', at(OFFICE, WEST, ['2026-11-26']), false],
  ['Monday in UTC, Sunday evening there', '2026-11-30T02:00:00.000Z', at(OFFICE), false],
  ['a Tuesday afternoon of a half day', '2026-11-24T21:00:00.000Z', at(HALF_DAYS), false],
  ['midnight, where it never closes', '2026-11-24T08:00:00.000Z', at(ALWAYS), true],
  ['where nobody ever is', '2026-11-24T18:00:00.000Z', at(NEVER), false],
])('%s', (_, now, time, staffed) => {
  expect(isStaffed(now, time)).toBe(staffed)
})

test('hours as they are stored are read back, and anything else is refused', () => {
  expect(readStaffedHours('{"1":["09:00","17:00"],"7":["00:00","24:00"]}')).toEqual({ 1: day, 7: always })
  for (const broken of [
    '[]x',
    '{"0":["09:00","17:00"]}',
    '{"8":["09:00","17:00"]}',
    '{"1":["17:00","09:00"]}',
    '{"1":["09:00","09:00"]}',
    '{"1":["9:00","17:00"]}',
    '{"1":["09:00","25:00"]}',
    '{"1":["24:00","24:00"]}',
    '{"1":"09:00"}',
    '{"1":["09:00"]}',
  ])
    expect(() => readStaffedHours(broken), broken).toThrow()
})

describe('for any hours at any moment of two years', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => [quarter(from), quarter(to)] as const)
  const hours: fc.Arbitrary<StaffedHours> = fc
    .array(fc.option(clock, { freq: 3 }), { minLength: 7, maxLength: 7 })
    .map((week) =>
      Object.fromEntries(week.flatMap((range, place) => (range ? [[place + 1, range] as const] : []))),
    )
  const moment = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 })
    .map((minute) => new Date(minute * 60_000).toISOString())
  const zones = fc.constantFrom(WEST, EAST, 'America/Phoenix', 'Pacific/Honolulu')

  test('staffed minutes are those in which somebody is there, one by one', () => {
    fc.assert(
      fc.property(hours, moment, zones, fc.integer({ min: 1, max: 90 }), (week, now, zone, minutes) => {
        const time = at(week, zone)
        const due = addStaffedMinutes(now, minutes, time)
        if (nextOpening(now, time) === null) {
          expect(due).toBe(now)
          return
        }
        expect(isStaffed(new Date(Date.parse(due) - 60_000).toISOString(), time)).toBe(true)
        if (Date.parse(due) - Date.parse(now) > 2 * 86_400_000) return
        let counted = 0
        for (let ms = Date.parse(now); ms < Date.parse(due); ms += 60_000)
          if (isStaffed(new Date(ms).toISOString(), time)) counted += 1
        expect(counted).toBe(minutes)
      }),
      { numRuns: 60 },
    )
  })

  test('it opens before it closes, and a business day ends when somebody was there', () => {
    fc.assert(
      fc.property(hours, moment, zones, (week, now, zone) => {
        const time = at(week, zone)
        const [opens, closes] = [nextOpening(now, time), nextClosing(now, time)]
        if (opens === null || closes === null) {
          expect([opens, closes, endOfNextBusinessDay(now, time)]).toEqual([null, null, now])
          return
        }
        expect(now <= opens && opens < closes).toBe(true)
        expect(isStaffed(opens, time)).toBe(true)
        const end = endOfNextBusinessDay(now, time)
        expect(end > now).toBe(true)
        expect(isStaffed(new Date(Date.parse(end) - 60_000).toISOString(), time)).toBe(true)
      }),
    )
  })
})

function quarter(of: number): string {
  return `${String(Math.floor(of / 4)).padStart(2, '0')}:${String((of % 4) * 15).padStart(2, '0')}`
}
