// Whether a text may leave: consent, phone, invitation, hours and frequency, at any instant of the year.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { mayReply, mayStart, type Starting } from '../../../server/core/outreach/leave.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'

const NOW = '2026-11-24T18:00:00.000Z'
const ZONE = 'America/Los_Angeles'
const ANYWHERE = ['America/New_York', ZONE]

const OURS: Starting = {
  createdAt: NOW,
  notAfter: '2026-12-01T18:00:00.000Z',
  contactId: 'c',
  phone: 'open',
  patient: { contactId: 'c', timeZones: [ZONE], consentedAt: NOW, pausedUntil: null },
  invitation: { state: 'planned', expiresAt: '2026-12-08T18:00:00.000Z' },
  started: [],
  burden: [],
}
const REPLY: Starting = { ...OURS, invitation: null }

test('in the window, with consent and room, it goes until the window closes', () => {
  expect(mayStart(OURS, NOW, ANYWHERE, SCHEDULE)).toEqual({ kind: 'go', until: '2026-11-25T04:00:00.000Z' })
})

test.for([
  ['phone', { phone: 'stopped' }],
  ['phone', { phone: 'paused' }],
  ['phone', { phone: 'unlinked' }],
  ['phone', { phone: 'dead' }],
  ['number_changed', { contactId: 'other' }],
  ['no_consent', { patient: { ...OURS.patient!, consentedAt: null } }],
  ['invitation_over', { invitation: { state: 'completed', expiresAt: '2026-12-08T18:00:00.000Z' } }],
  ['invitation_over', { invitation: { state: 'planned', expiresAt: NOW } }],
  ['too_late', { notAfter: '2026-11-24T17:59:59.999Z' }],
  ['too_late', { started: [NOW], notAfter: '2026-11-25T17:00:00.000Z' }],
] as const)('never, because of %s', ([reason, more]) => {
  expect(mayStart({ ...OURS, ...more } as Starting, NOW, ANYWHERE, SCHEDULE)).toEqual({
    kind: 'cancel',
    reason,
  })
})

test('a second text waits a day, the fourth of a week until the first is a week old', () => {
  const at = (day: number) => `2026-11-${day}T18:00:00.000Z`
  expect(mayStart({ ...OURS, started: [at(23)] }, at(24), ANYWHERE, SCHEDULE)).toMatchObject({ kind: 'go' })
  expect(mayStart({ ...OURS, started: ['2026-11-24T01:00:00.000Z'] }, NOW, ANYWHERE, SCHEDULE)).toEqual({
    kind: 'wait',
    until: '2026-11-25T01:00:00.000Z',
  })
  expect(mayStart({ ...OURS, started: [at(19), at(21), at(23)] }, NOW, ANYWHERE, SCHEDULE)).toEqual({
    kind: 'wait',
    until: at(26),
  })
})

test('a pause is waited out to the morning of the day on which we ask again', () => {
  const paused = { ...OURS, patient: { ...OURS.patient!, pausedUntil: '2026-11-27' } }
  expect(mayStart(paused, NOW, ANYWHERE, SCHEDULE)).toEqual({
    kind: 'wait',
    until: '2026-11-27T17:00:00.000Z',
  })
})

test('in the last minute of a window a text of ours waits for the next', () => {
  expect(mayStart(OURS, '2026-11-25T03:58:59.999Z', ANYWHERE, SCHEDULE)).toMatchObject({ kind: 'go' })
  expect(mayStart(OURS, '2026-11-25T03:59:30.000Z', ANYWHERE, SCHEDULE)).toEqual({
    kind: 'wait',
    until: '2026-11-25T17:00:00.000Z',
  })
})

test('a reply goes at any hour within ten minutes, and to a paused phone; stopped is stopped', () => {
  const night = '2026-11-25T09:00:00.000Z'
  const reply = { ...REPLY, createdAt: night }
  expect(mayReply(reply, night, ANYWHERE)).toEqual({ kind: 'go', until: '2026-11-25T09:10:00.000Z' })
  expect(mayReply({ ...reply, phone: 'paused' }, night, ANYWHERE)).toMatchObject({ kind: 'go' })
  expect(mayReply({ ...reply, phone: 'stopped' }, night, ANYWHERE)).toEqual({
    kind: 'cancel',
    reason: 'phone',
  })
  expect(mayReply(reply, '2026-11-25T09:09:30.000Z', ANYWHERE)).toEqual({
    kind: 'wait',
    until: '2026-11-25T17:00:00.000Z',
  })
})

test('a reply by day has until the window closes, and is bound by no count', () => {
  const often: Starting = { ...REPLY, started: [NOW, NOW, NOW] }
  expect(mayReply(often, NOW, ANYWHERE)).toEqual({
    kind: 'go',
    until: '2026-11-25T04:00:00.000Z',
  })
})

const zones = fc.subarray(
  [
    'America/New_York',
    'America/Chicago',
    'America/Phoenix',
    ZONE,
    'America/Adak',
    'Pacific/Honolulu',
    'Pacific/Guam',
  ],
  { minLength: 1, maxLength: 3 },
)
const instants = fc
  .integer({
    min: Date.parse('2026-10-25T00:00:00.000Z') / 1000,
    max: Date.parse('2027-11-15T00:00:00.000Z') / 1000,
  })
  .map((seconds) => new Date(seconds * 1000).toISOString())

test('at no instant in no zone does a text of ours go outside its hours, nor does waiting end outside them', () => {
  fc.assert(
    fc.property(instants, zones, fc.array(fc.nat(9 * 86_400), { maxLength: 4 }), (now, timeZones, ages) => {
      const before = (seconds: number) => new Date(Date.parse(now) - seconds * 1000).toISOString()
      const text = {
        ...OURS,
        notAfter: '2028-01-01T00:00:00.000Z',
        invitation: null,
        patient: { ...OURS.patient!, timeZones },
        started: ages.map(before),
      }
      const leave = mayStart(text, now, ANYWHERE, SCHEDULE)
      if (leave.kind === 'cancel') throw new Error('nothing stands against it')
      // Where zones share no hour, the wait is only for another look.
      const at = leave.kind === 'go' ? now : leave.until
      const again = leave.kind === 'go' ? leave : mayStart(text, at, ANYWHERE, SCHEDULE)
      if (again.kind !== 'go') return
      for (const zone of timeZones) {
        const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
        expect(local.hour).toBeGreaterThanOrEqual(local.dayOfWeek === 7 ? 12 : 9)
        expect(local.hour).toBeLessThan(20)
        const until = Temporal.Instant.from(again.until).toZonedDateTimeISO(zone)
        expect(until.hour * 60 + until.minute).toBeLessThanOrEqual(20 * 60)
      }
      const day = ages.filter((age) => Date.parse(at) - Date.parse(before(age)) < 86_400_000)
      const week = ages.filter((age) => Date.parse(at) - Date.parse(before(age)) < 7 * 86_400_000)
      expect([day.length, week.length <= 2]).toEqual([0, true])
    }),
    { numRuns: 3000, seed: 1 },
  )
})
