// By when a call is owed, by the clock on the wall: evenings, holidays, short weeks, and nights of changed clocks.
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { followUpTimes } from '../../server/core/follow-up-times.ts'
import type { StaffedHours } from '../../server/core/staffed-hours.ts'

const day = ['09:00', '17:00'] as const
const always = ['00:00', '24:00'] as const
const OFFICE: StaffedHours = { 1: day, 2: day, 3: day, 4: day, 5: day }
/** Tuesday mornings and Thursday afternoons. */
const HALF_DAYS: StaffedHours = { 2: ['09:00', '12:00'], 4: ['13:00', '17:00'] }
const ALWAYS: StaffedHours = { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always }

const timeZone = 'America/New_York'
const HOLIDAYS = ['2026-11-26', '2026-11-27']

const instant = (local: string) =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds).toISOString()
const onTheWall = (at: string) =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

describe('words of danger: fifteen minutes to be acknowledged, thirty until everybody is told', () => {
  test.each<[string, string, StaffedHours, string, string]>([
    ['Tuesday at ten', '2026-11-24T10:00', OFFICE, '2026-11-24T10:15', '2026-11-24T10:30'],
    ['at night: from opening', '2026-11-25T00:30', OFFICE, '2026-11-25T09:15', '2026-11-25T09:30'],
    ['before opening: from opening', '2026-11-24T06:00', OFFICE, '2026-11-24T09:15', '2026-11-24T09:30'],
    ['at 16:40: the rest after opening', '2026-11-24T16:40', OFFICE, '2026-11-24T16:55', '2026-11-25T09:10'],
    ['at 16:45 it is just time enough', '2026-11-24T16:45', OFFICE, '2026-11-24T17:00', '2026-11-25T09:15'],
    ['Friday evening: Monday', '2026-11-20T18:00', OFFICE, '2026-11-23T09:15', '2026-11-23T09:30'],
    ['before a long holiday: after it', '2026-11-25T18:00', OFFICE, '2026-11-30T09:15', '2026-11-30T09:30'],
    ['ten minutes of a half day', '2026-11-24T11:50', HALF_DAYS, '2026-12-01T09:05', '2026-12-01T09:20'],
    ['Wednesday, of two half days', '2026-11-18T10:00', HALF_DAYS, '2026-11-19T13:15', '2026-11-19T13:30'],
    ['where it never closes', '2026-11-28T23:50', ALWAYS, '2026-11-29T00:05', '2026-11-29T00:20'],
    ['ten to two as clocks go forward', '2026-03-08T01:50', ALWAYS, '2026-03-08T03:05', '2026-03-08T03:20'],
    ['the weekend clocks go forward', '2026-03-07T15:00', OFFICE, '2026-03-09T09:15', '2026-03-09T09:30'],
    ['the weekend clocks go back', '2026-10-30T18:00', OFFICE, '2026-11-02T09:15', '2026-11-02T09:30'],
    [
      'hours that clocks shorten by an hour',
      '2026-03-08T00:00',
      { 7: ['01:45', '03:15'] },
      '2026-03-08T03:00',
      '2026-03-08T03:15',
    ],
    [
      'hours that clocks leave out: a week later',
      '2026-03-08T00:00',
      { 7: ['02:00', '03:00'] },
      '2026-03-15T02:15',
      '2026-03-15T02:30',
    ],
    ['where nobody ever is: late at once', '2026-11-24T10:00', {}, '2026-11-24T10:00', '2026-11-24T10:00'],
  ])('%s', (_, now, hours, due, escalates) => {
    const times = followUpTimes(true, instant(now), { hours, timeZone, closed: HOLIDAYS })
    expect([onTheWall(times.dueAt), onTheWall(times.escalatesAt)]).toEqual([due, escalates])
  })
})

describe('any other: the end of the next business day, and everybody is told when it is past', () => {
  test.each<[string, string, StaffedHours, string]>([
    ['a Tuesday morning', '2026-11-17T10:00', OFFICE, '2026-11-18T17:00'],
    ['before opening it is the day after, too', '2026-11-17T06:00', OFFICE, '2026-11-18T17:00'],
    ['a Friday evening: Monday', '2026-11-20T20:00', OFFICE, '2026-11-23T17:00'],
    ['a Saturday night: Monday', '2026-11-21T23:30', OFFICE, '2026-11-23T17:00'],
    ['a Sunday, Monday in UTC: Monday', '2026-11-22T21:00', OFFICE, '2026-11-23T17:00'],
    ['before a long holiday: after it', '2026-11-25T12:00', OFFICE, '2026-11-30T17:00'],
    ['on a holiday: after it', '2026-11-26T12:00', OFFICE, '2026-11-30T17:00'],
    ['the first of two half days: the second', '2026-11-17T10:00', HALF_DAYS, '2026-11-19T17:00'],
    ['a half day that is a holiday: next week', '2026-11-24T10:00', HALF_DAYS, '2026-12-01T12:00'],
    ['where it never closes: midnight after tomorrow', '2026-11-17T10:00', ALWAYS, '2026-11-19T00:00'],
    ['clocks go forward', '2026-03-06T15:00', OFFICE, '2026-03-09T17:00'],
    [
      'hours that clocks leave out are no day',
      '2026-03-07T10:00',
      { 7: ['02:00', '03:00'] },
      '2026-03-15T03:00',
    ],
    ['clocks go back', '2026-10-30T15:00', OFFICE, '2026-11-02T17:00'],
    ['where nobody ever is: late at once', '2026-11-17T10:00', {}, '2026-11-17T10:00'],
  ])('%s', (_, now, hours, due) => {
    const times = followUpTimes(false, instant(now), { hours, timeZone, closed: HOLIDAYS })
    expect([onTheWall(times.dueAt), onTheWall(times.escalatesAt)]).toEqual([due, due])
  })
})
