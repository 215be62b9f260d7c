// What a program may set: each refusal in a sentence, and what holds under whatever is accepted.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rehearse, type Rehearsing } from '../../../server/core/outreach/rehearse.ts'
import { leaveInTurn } from '../../../server/core/outreach/rehearse-leaves.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'
import { faultsOf, type ScheduleSettings } from '../../../server/core/outreach/schedule-rules.ts'
import { localDate } from '../../../server/core/outreach/window.ts'
import { DAY_MS, dateOf, dayNumber } from '../../../server/core/time.ts'
import { anySchedule } from './any-schedule.ts'

const ZONE = 'America/New_York'

test('the schedule that a program begins with may stand', () => {
  expect(faultsOf(SCHEDULE)).toEqual({})
})

test.for<[string, Partial<ScheduleSettings>, Record<string, string>]>([
  ['no pulse', { pulseEveryMonths: 0 }, { pulseEveryMonths: 'Choose a number of months from 1 to 6.' }],
  [
    'trust more often than every third month',
    { trustEveryMonths: 2 },
    { trustEveryMonths: 'Write a number of months from 3 to 12.' },
  ],
  [
    'months that no pulse falls on',
    { pulseEveryMonths: 2 },
    { trustEveryMonths: 'With a pulse every 2 months, write 4, 6, 8, 10 or 12.' },
  ],
  [
    'a milestone between two pulses',
    { pulseEveryMonths: 4, trustEveryMonths: 12 },
    { milestoneMonth: 'With a pulse every 4 months, write 4, 8 or 12.' },
  ],
  ['four surveys after', { afterMonths: [3, 6, 9, 12] }, { afterMonths: 'Write 3 numbers at most.' }],
  [
    'a survey too long after',
    { afterMonths: [25] },
    { afterMonths: 'Write numbers of months from 1 to 24.' },
  ],
  [
    'the same month twice',
    { afterMonths: [3, 3] },
    { afterMonths: 'Write each month once, the earliest first.' },
  ],
  [
    'too little time to answer',
    { answerWithinDays: 6, reminderDays: [4] },
    { answerWithinDays: 'Write a number of days from 7 to 28.' },
  ],
  ['three reminders', { reminderDays: [2, 4, 6] }, { reminderDays: 'Write 2 numbers at most.' }],
  ['half a day', { reminderDays: [0.5] }, { reminderDays: 'Write whole numbers of days.' }],
  ['two on one day', { reminderDays: [4, 4] }, { reminderDays: 'Write each day once, the earlier first.' }],
  [
    'a reminder of what is over',
    { answerWithinDays: 9 },
    {
      reminderDays: 'Remind before the time to answer is over: each number must be smaller than that.',
    },
  ],
  ['four texts a week', { textsPerWeek: 4 }, { textsPerWeek: 'Write a number of texts from 1 to 3.' }],
  [
    'no text in a month',
    { burdenPerMonth: 0 },
    { burdenPerMonth: 'Write a number of texts and letters from 1 to 8.' },
  ],
  [
    'a day that no year has',
    { quietDays: ['2027-02-30'] },
    { quietDays: 'Write each day as year, month and day, such as 2027-03-31.' },
  ],
  ['a day twice', { quietDays: ['2027-02-03', '2027-02-03'] }, { quietDays: 'Write each day once.' }],
])('%s is refused in a sentence', ([, settings, faults]) => {
  expect(faultsOf({ ...SCHEDULE, ...settings })).toEqual(faults)
})

describe('under whatever is accepted', () => {
  test('one text a day, three a week, no more than the ceiling a month, two reminders, none when nobody can answer', () => {
    let [tried, accepted, full] = [0, 0, 0]
    fc.assert(
      fc.property(anySchedule, fc.nat(60), fc.nat(500), fc.boolean(), (chosen, joined, stays, withPhone) => {
        tried += 1
        if (Object.keys(faultsOf(chosen)).length > 0) return
        accepted += 1
        const schedule = { ...SCHEDULE, ...chosen }
        const enrolledOn = dateOf(dayNumber('2027-01-01') + joined)
        const at = `${enrolledOn}T16:00:00.000Z`
        const patient: Rehearsing = {
          patientId: 'p',
          contactId: withPhone ? 'c' : null,
          nextDueOn: enrolledOn,
          language: 'en',
          standing: {
            enrolmentId: 'e',
            enrolledOn,
            graduatedOn: dateOf(dayNumber(enrolledOn) + 30 + stays),
            returnedOn: null,
            rotation: joined,
            speaks: true,
            timeZones: [ZONE],
            consentedAt: at,
            pausedUntil: null,
            phone: withPhone
              ? { open: true, welcomedAt: null, welcomes: { pending: false, tried: 0 } }
              : null,
            invitations: [],
            assignments: [],
            goals: [],
            burden: [],
          },
        }
        const rehearsed = rehearse(patient, at, '2029-12-01T00:00:00.000Z', schedule)
        const gone = { started: [], burdens: new Map() }
        const leaves = leaveInTurn(rehearsed.texts, gone, [ZONE], schedule)
        const texts = leaves.flatMap(({ at, text }) => (at === null ? [] : [{ at, ...text }]))
        const times = texts.map(({ at }) => Date.parse(at)).sort((a, b) => a - b)
        for (const [nth, time] of times.entries()) {
          if (nth >= 1) expect(time - times[nth - 1]!).toBeGreaterThanOrEqual(DAY_MS)
          if (nth >= 3) expect(time - times[nth - 3]!).toBeGreaterThanOrEqual(7 * DAY_MS)
        }
        const days = [
          ...texts.map(({ at }) => localDate(at, [ZONE])),
          ...rehearsed.askings.flatMap(({ by, on }) => (by === 'letter' ? [on] : [])),
        ]
        expect(days.length).toBeGreaterThan(0)
        for (const [, { length }] of Map.groupBy(days, (day) => day.slice(0, 7))) {
          expect(length).toBeLessThanOrEqual(schedule.burdenPerMonth)
          if (length === schedule.burdenPerMonth) full += 1
        }
        if (withPhone) expect(days.filter((day) => schedule.quietDays.includes(day))).toEqual([])
        const reminders = texts.filter(({ template }) => template === 'remind')
        for (const { at, expiresAt } of reminders) expect(at < expiresAt!).toBe(true)
        for (const [, { length }] of Map.groupBy(reminders, ({ expiresAt }) => expiresAt))
          expect(length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 1500, seed: 23 },
    )
    expect(accepted).toBeGreaterThan(tried / 20)
    expect(full).toBeGreaterThan(50)
  })
})
