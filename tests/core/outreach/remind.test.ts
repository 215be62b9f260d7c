// When an open invitation is reminded of: never more than twice, and never once it is over or may not be.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstReminder, reminderFor, type Reminding } from '../../../server/core/outreach/remind.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'
import { sendWindow } from '../../../server/core/outreach/window.ts'
import { DAY_MS, instantAfter } from '../../../server/core/time.ts'

const SENT = '2026-11-24T18:00:00.000Z'
const ZONE = 'America/Los_Angeles'
const day = (count: number) => instantAfter(SENT, count * DAY_MS)

const OPEN: Reminding = {
  state: 'delivered',
  expiresAt: day(14),
  newest: true,
  made: 0,
  textedAt: SENT,
  pending: false,
  phoneOpen: true,
  consentedAt: SENT,
  pausedUntil: null,
  timeZones: [ZONE],
  burden: [],
}

test('four days after its text, and five days after the first reminder', () => {
  expect(firstReminder(SENT, SCHEDULE)).toBe(day(4))
  expect(reminderFor(OPEN, day(3), SCHEDULE)).toEqual({ kind: 'wait', until: day(4) })
  expect(reminderFor(OPEN, day(4), SCHEDULE)).toEqual({
    kind: 'remind',
    notBefore: day(4),
    notAfter: day(6),
    next: day(9),
  })
  const once = { ...OPEN, made: 1, textedAt: day(5) }
  expect(reminderFor(once, day(9), SCHEDULE)).toEqual({ kind: 'wait', until: day(10) })
  expect(reminderFor(once, day(10), SCHEDULE)).toMatchObject({ kind: 'remind', next: null })
  expect(reminderFor({ ...OPEN, made: 2, textedAt: day(10) }, day(13), SCHEDULE)).toEqual({ kind: 'never' })
})

test('wherever the patient stopped, it is the same', () => {
  const reminders = ['planned', 'invited', 'delivered', 'started'].map((state) =>
    reminderFor({ ...OPEN, state }, day(4), SCHEDULE),
  )
  expect(new Set(reminders.map((one) => JSON.stringify(one))).size).toBe(1)
})

test.for([
  ['completed', { state: 'completed' }],
  ['ended half-way', { state: 'partial' }],
  ['refused', { state: 'refused' }],
  ['stopped', { state: 'stopped' }],
  ['expired', { expiresAt: day(4) }],
  ['nearly expired', { expiresAt: day(4.5) }],
  ['overtaken by a newer one', { newest: false }],
  ['of a phone that is silent, or not the patient’s any more', { phoneOpen: false }],
  ['without consent', { consentedAt: null }],
  ['in a pause', { pausedUntil: '2026-11-30' }],
] as const)('never, when it is %s', ([, more]) => {
  expect(reminderFor({ ...OPEN, ...more }, day(4), SCHEDULE)).toEqual({ kind: 'never' })
})

test('a text that still waits to leave is waited for', () => {
  expect(reminderFor({ ...OPEN, pending: true }, day(4), SCHEDULE)).toEqual({ kind: 'wait', until: day(5) })
})

test('a program may remind once, or never', () => {
  const never = { ...SCHEDULE, reminderDays: [] }
  expect(firstReminder(SENT, never)).toBeNull()
  expect(reminderFor(OPEN, day(4), never)).toEqual({ kind: 'never' })
  const once = { ...SCHEDULE, reminderDays: [3] }
  expect(reminderFor(OPEN, day(3), once)).toMatchObject({ kind: 'remind', next: null })
})

const change = fc.record({
  hours: fc.integer({ min: 1, max: 72 }),
  state: fc.constantFrom(
    ...Array<undefined>(24).fill(undefined),
    'started',
    'completed',
    'stopped',
    'expired',
  ),
  phoneOpen: fc.constantFrom(...Array<true>(30).fill(true), false),
  pausedUntil: fc.constantFrom(null, null, null, null, '2026-12-01'),
  leavesAfterHours: fc.integer({ min: 0, max: 60 }),
})

test('any history: at most two, a day apart, in the window, none once it is over', () => {
  let reminded = 0
  fc.assert(
    fc.property(fc.array(change, { minLength: 5, maxLength: 30 }), (changes) => {
      let [now, state, leavesAt] = [SENT, 'planned', null as string | null]
      let [made, textedAt, silent] = [0, SENT, false]
      for (const { hours, state: next, phoneOpen, pausedUntil, leavesAfterHours } of changes) {
        now = instantAfter(now, hours * 3_600_000)
        if (leavesAt !== null && leavesAt <= now) [textedAt, leavesAt] = [leavesAt, null]
        const over = ['completed', 'stopped', 'expired'].includes(state)
        if (!over && next !== undefined) state = next
        silent ||= !phoneOpen
        const invitation = { ...OPEN, state, made, textedAt, pending: leavesAt !== null, pausedUntil }
        const reminder = reminderFor({ ...invitation, phoneOpen: !silent }, now, SCHEDULE)
        if (reminder.kind !== 'remind') continue
        expect(['planned', 'started']).toContain(state)
        expect(silent || (pausedUntil !== null && now < '2026-12-01T08')).toBe(false)
        expect(Date.parse(reminder.notBefore) - Date.parse(textedAt)).toBeGreaterThanOrEqual(4 * DAY_MS)
        expect(sendWindow(reminder.notBefore, [ZONE]).open).toBe(true)
        expect(reminder.notAfter <= instantAfter(OPEN.expiresAt, -DAY_MS)).toBe(true)
        made += 1
        reminded += 1
        leavesAt = instantAfter(reminder.notBefore, leavesAfterHours * 3_600_000)
      }
      expect(made).toBeLessThanOrEqual(2)
    }),
    { numRuns: 2000, seed: 19 },
  )
  expect(reminded).toBeGreaterThan(500)
})
