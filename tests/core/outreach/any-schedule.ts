// Schedules as somebody may type them: mostly what may stand, and some of what may not.
import fc from 'fast-check'
import type { ScheduleSettings } from '../../../server/core/outreach/schedule-rules.ts'
import { dateOf, dayNumber } from '../../../server/core/time.ts'

const ordered = (least: number, most: number, count: number) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: most }), { maxLength: count })
    .map((numbers) => numbers.sort((a, b) => a - b))

export const anySchedule: fc.Arbitrary<ScheduleSettings> = fc.record({
  pulseEveryMonths: fc.integer({ min: 1, max: 6 }),
  trustEveryMonths: fc.integer({ min: 1, max: 12 }),
  milestoneMonth: fc.integer({ min: 2, max: 12 }),
  afterMonths: ordered(1, 24, 3),
  answerWithinDays: fc.integer({ min: 6, max: 29 }),
  reminderDays: ordered(1, 28, 3),
  textsPerWeek: fc.integer({ min: 1, max: 4 }),
  burdenPerMonth: fc.integer({ min: 1, max: 8 }),
  quietDays: fc
    .uniqueArray(fc.integer({ min: dayNumber('2027-01-01'), max: dayNumber('2028-06-01') }), {
      maxLength: 20,
    })
    .map((days) => days.map(dateOf).sort()),
})
