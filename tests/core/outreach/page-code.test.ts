// When a code may be texted to a phone, and how what was typed is read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayTextCode, readPageCode } from '../../../server/core/outreach/page-code.ts'
import { sendWindow } from '../../../server/core/outreach/window.ts'

const NOON = '2026-11-24T20:00:00.000Z'
const phone = {
  state: 'open',
  timeZones: ['America/Los_Angeles'],
  consentedAt: '2026-01-01T00:00:00.000Z',
  pausedUntil: null,
} as const
const minutes = (n: number) => new Date(Date.parse(NOON) - n * 60_000).toISOString()

describe('a code', () => {
  test('leaves within ten minutes', () => {
    expect(mayTextCode(phone, [], NOON)).toBe(minutes(-10))
  })

  test.each([
    ['a stopped phone', { state: 'stopped' as const }],
    ['a paused phone', { state: 'paused' as const }],
    ['a phone that is dead', { state: 'dead' as const }],
    ['a phone that is somebody else’s', { state: 'unlinked' as const }],
    ['a patient who never said yes', { consentedAt: null }],
    ['a patient who paused', { pausedUntil: '2026-12-01' }],
  ])('never goes to %s', (_, change) => {
    expect(mayTextCode({ ...phone, ...change }, [], NOON)).toBeNull()
  })

  test('goes on no day without texts', () => {
    expect(mayTextCode(phone, [], NOON, ['2026-11-24'])).toBeNull()
    expect(mayTextCode(phone, [], NOON, ['2026-11-25'])).not.toBeNull()
  })

  test('goes once in ten minutes and three times a day', () => {
    expect(mayTextCode(phone, [minutes(9)], NOON)).toBeNull()
    expect(mayTextCode(phone, [minutes(10)], NOON)).not.toBeNull()
    const three = [minutes(60), minutes(600), minutes(1439)]
    expect(mayTextCode(phone, three, NOON)).toBeNull()
    expect(mayTextCode(phone, [...three.slice(0, 2), minutes(1441)], NOON)).not.toBeNull()
  })

  test('whenever it may leave, all of that time lies within the patient’s hours', () => {
    const zones = fc.subarray(['America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu'], {
      minLength: 1,
    })
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(zones, at, (timeZones, date) => {
        const now = date.toISOString()
        const until = mayTextCode({ ...phone, timeZones }, [], now)
        if (until === null) return
        expect(sendWindow(now, timeZones).open).toBe(true)
        expect(until <= sendWindow(now, timeZones).closesAt).toBe(true)
      }),
    )
  })
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('%j is read as %j', (typed, code) => {
  expect(readPageCode(typed)).toBe(code)
})
