// The month's ceiling: what it counts, when a full month lets a text go after all, and what it keeps from a patient.
import { describe, expect, test } from 'vitest'
import { monthIsFull, nextMonthOn } from '../../../server/core/outreach/burden.ts'
import { mayReply, mayStart, type Starting } from '../../../server/core/outreach/leave.ts'
import { planFor, type Standing } from '../../../server/core/outreach/plan.ts'
import { reminderFor } from '../../../server/core/outreach/remind.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'

const LA = ['America/Los_Angeles']
const TWO = { ...SCHEDULE, burdenPerMonth: 2 }
const november = (...days: number[]) =>
  days.map((day) => `2026-11-${String(day).padStart(2, '0')}T18:00:00.000Z`)

describe('a month is full', () => {
  test.for([
    ['with as many as the program allows', november(3, 10), true],
    ['not with fewer', november(3), false],
    ['not by those of the month before', ['2026-10-30T18:00:00.000Z', '2026-10-31T18:00:00.000Z'], false],
    [
      'by the patient’s own date: in Los Angeles this is still November',
      ['2026-12-01T07:59:59.000Z', ...november(3)],
      true,
    ],
    ['and there this is October', ['2026-11-01T06:59:59.000Z', ...november(3)], false],
    ['not by the same month of another year', ['2025-11-03T18:00:00.000Z', ...november(3)], false],
  ] as const)('%s', ([, burden, full]) => {
    expect(monthIsFull(burden, '2026-11-20T18:00:00.000Z', LA, TWO)).toBe(full)
  })

  test('until the first of the next', () => {
    expect(['2026-11-20', '2026-12-31'].map(nextMonthOn)).toEqual(['2026-12-01', '2027-01-01'])
  })
})

describe('a text in a full month', () => {
  const text: Starting = {
    createdAt: '2026-11-27T18:00:00.000Z',
    notAfter: '2026-12-04T18:00:00.000Z',
    contactId: 'c',
    phone: 'open',
    patient: { contactId: 'c', timeZones: LA, consentedAt: '2026-01-01T18:00:00.000Z', pausedUntil: null },
    invitation: null,
    started: [],
    burden: november(3, 10),
  }
  const at = (now: string, more: Partial<Starting> = {}, schedule = TWO) =>
    mayStart({ ...text, ...more }, now, LA, schedule)

  test('waits for the first hours of the next, and goes then', () => {
    expect(at('2026-11-27T18:00:00.000Z')).toEqual({ kind: 'wait', until: '2026-12-01T17:00:00.000Z' })
    expect(at('2026-12-01T17:00:00.000Z')).toMatchObject({ kind: 'go' })
  })

  test('never leaves when its own time is over by then', () => {
    const over = { notAfter: '2026-11-30T18:00:00.000Z' }
    expect(at('2026-11-27T18:00:00.000Z', over)).toEqual({ kind: 'cancel', reason: 'ceiling' })
  })

  test('waits on beyond a quiet first, and a pause that ends later', () => {
    const quiet = { ...TWO, quietDays: ['2026-12-01'] }
    expect(at('2026-11-27T18:00:00.000Z', {}, quiet)).toMatchObject({ until: '2026-12-02T17:00:00.000Z' })
    const paused = { patient: { ...text.patient!, pausedUntil: '2026-12-03' } }
    expect(at('2026-11-27T18:00:00.000Z', paused)).toMatchObject({ until: '2026-12-03T17:00:00.000Z' })
  })

  test('goes when it answers the patient’s own message', () => {
    expect(mayReply(text, '2026-11-27T18:00:00.000Z', LA)).toMatchObject({ kind: 'go' })
  })
})

describe('a reminder in a full month', () => {
  const asked = {
    state: 'invited',
    expiresAt: '2026-12-09T18:00:00.000Z',
    newest: true,
    made: 0,
    textedAt: '2026-11-25T18:00:00.000Z',
    pending: false,
    phoneOpen: true,
    consentedAt: '2026-01-01T18:00:00.000Z',
    pausedUntil: null,
    timeZones: LA,
    burden: november(3, 25),
  }

  test('waits for the next while the questions are open, and else is not made', () => {
    const now = '2026-11-29T20:00:00.000Z'
    expect(reminderFor(asked, now, TWO)).toEqual({
      kind: 'wait',
      until: '2026-12-01T17:00:00.000Z',
      full: true,
    })
    const closing = { ...asked, expiresAt: '2026-12-02T16:00:00.000Z' }
    expect(reminderFor(closing, now, TWO)).toEqual({ kind: 'never', full: true })
    expect(reminderFor(asked, '2026-12-01T17:00:00.000Z', TWO)).toMatchObject({ kind: 'remind' })
  })
})

describe('a survey due in a full month', () => {
  const baseline = {
    occasion: 'baseline',
    createdAt: '2026-08-25T18:00:00.000Z',
    facts: { trust: 0, pulse: 0, verdictDue: 0, homeVisitDue: 0, hasGoal: 0, unnamed: 0 },
    thread: null,
  } as const
  const standing: Standing = {
    enrolmentId: 'e',
    enrolledOn: '2026-08-24',
    graduatedOn: null,
    returnedOn: null,
    rotation: 0,
    speaks: true,
    timeZones: LA,
    consentedAt: '2026-08-24T18:00:00.000Z',
    pausedUntil: null,
    phone: { open: true, welcomedAt: '2026-08-24T18:00:00.000Z', welcomes: { pending: false, tried: 1 } },
    invitations: [baseline],
    assignments: [],
    goals: [],
    burden: november(3, 10),
  }
  const plan = (now: string, more: Partial<Standing> = {}) => planFor({ ...standing, ...more }, now, TWO)
  const held = { occasion: 'pulse:2026-11', waits: true }

  test('waits for the next month while it can be caught up on, and is asked then', () => {
    expect(plan('2026-11-24T18:00:00.000Z')).toEqual({ kind: 'wait', nextDueOn: '2026-12-01', held })
    expect(plan('2026-12-01T18:00:00.000Z')).toMatchObject({
      kind: 'invite',
      occasion: { key: 'pulse:2026-11' },
    })
  })

  test('is given up when it cannot', () => {
    const early = { enrolledOn: '2026-08-12' }
    expect(plan('2026-11-13T18:00:00.000Z', early)).toEqual({
      kind: 'wait',
      nextDueOn: '2026-12-01',
      held: { ...held, waits: false },
    })
    expect(plan('2026-12-01T18:00:00.000Z', early)).toEqual({ kind: 'wait', nextDueOn: '2026-12-12' })
  })

  test('is held by letter as it is by text', () => {
    const none = { phone: null }
    expect(plan('2026-11-24T18:00:00.000Z', none)).toEqual({ kind: 'wait', nextDueOn: '2026-12-01', held })
    expect(plan('2026-11-24T18:00:00.000Z', { ...none, burden: [] })).toMatchObject({ by: 'letter' })
  })

  test('a letter that may go by text after all takes no second place', () => {
    const letter = {
      ...baseline,
      occasion: 'pulse:2026-11',
      createdAt: '2026-11-24T18:00:00.000Z',
      unprinted: 'letter-id',
    }
    const waiting = { invitations: [baseline, letter] }
    const of = (...burden: string[]) => plan('2026-11-25T18:00:00.000Z', { ...waiting, burden })
    expect(of(letter.createdAt, ...november(3))).toMatchObject({ kind: 'text' })
    expect(of(letter.createdAt, ...november(3, 4))).toEqual({ kind: 'wait', nextDueOn: '2026-12-01' })
  })

  test('a welcome waits too', () => {
    const fresh = { phone: { ...standing.phone!, welcomedAt: null }, invitations: [] }
    expect(plan('2026-11-24T18:00:00.000Z', fresh)).toEqual({ kind: 'wait', nextDueOn: '2026-12-01' })
  })
})
