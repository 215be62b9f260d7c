// The hours in which a text that we start may arrive, over two years of clocks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate, sendWindow, validitySeconds } from '../../../server/core/outreach/window.ts'
import { EVERY_ZONE, ZONES } from '../../../server/core/outreach/zones-data.ts'

const LA = 'America/Los_Angeles'
const NY = 'America/New_York'

describe('one zone', () => {
  test.each([
    // A Tuesday in November: Pacific standard time, UTC-8.
    [
      'before nine',
      '2026-11-24T16:59:59.999Z',
      false,
      '2026-11-24T17:00:00.000Z',
      '2026-11-25T04:00:00.000Z',
    ],
    [
      'nine exactly',
      '2026-11-24T17:00:00.000Z',
      true,
      '2026-11-24T17:00:00.000Z',
      '2026-11-25T04:00:00.000Z',
    ],
    [
      'one second before eight',
      '2026-11-25T03:59:59.000Z',
      true,
      '2026-11-24T17:00:00.000Z',
      '2026-11-25T04:00:00.000Z',
    ],
    [
      'eight exactly',
      '2026-11-25T04:00:00.000Z',
      false,
      '2026-11-25T17:00:00.000Z',
      '2026-11-26T04:00:00.000Z',
    ],
    [
      'Saturday night',
      '2026-11-29T05:00:00.000Z',
      false,
      '2026-11-29T20:00:00.000Z',
      '2026-11-30T04:00:00.000Z',
    ],
    [
      'Sunday at eleven',
      '2026-11-29T19:00:00.000Z',
      false,
      '2026-11-29T20:00:00.000Z',
      '2026-11-30T04:00:00.000Z',
    ],
    [
      'Sunday at one',
      '2026-11-29T21:00:00.000Z',
      true,
      '2026-11-29T20:00:00.000Z',
      '2026-11-30T04:00:00.000Z',
    ],
    [
      'the night clocks spring forward',
      '2026-03-08T09:30:00.000Z',
      false,
      '2026-03-08T19:00:00.000Z',
      '2026-03-09T03:00:00.000Z',
    ],
    [
      'the night clocks fall back',
      '2026-11-01T08:30:00.000Z',
      false,
      '2026-11-01T20:00:00.000Z',
      '2026-11-02T04:00:00.000Z',
    ],
  ])('%s', (_, now, open, opensAt, closesAt) => {
    expect(sendWindow(now, [LA])).toEqual({ open, opensAt, closesAt })
  })

  test('half a second past the opening is open', () => {
    expect(sendWindow('2026-11-24T17:00:00.500Z', [LA]).open).toBe(true)
  })
})

describe('in doubt between zones', () => {
  test('only the hours open everywhere', () => {
    expect(sendWindow('2026-11-24T15:00:00.000Z', [NY, LA])).toEqual({
      open: false,
      opensAt: '2026-11-24T17:00:00.000Z',
      closesAt: '2026-11-25T01:00:00.000Z',
    })
  })

  test('from coast to coast and beyond some hours remain, even on a Sunday', () => {
    const weekday = sendWindow('2026-11-24T10:00:00.000Z', EVERY_ZONE)
    expect([weekday.opensAt, weekday.closesAt]).toEqual([
      '2026-11-24T19:00:00.000Z',
      '2026-11-25T01:00:00.000Z',
    ])
    const sunday = sendWindow('2026-11-29T10:00:00.000Z', EVERY_ZONE)
    expect([sunday.opensAt, sunday.closesAt]).toEqual([
      '2026-11-29T22:00:00.000Z',
      '2026-11-30T01:00:00.000Z',
    ])
  })

  test('zones that share no hour stay closed', () => {
    const window = sendWindow('2026-11-24T10:00:00.000Z', [NY, 'Asia/Shanghai'])
    expect(window.open).toBe(false)
    expect(validitySeconds(window.opensAt, window.closesAt)).toBe(0)
  })

  test('no zone at all is a mistake of the caller', () => {
    expect(() => sendWindow('2026-11-24T10:00:00.000Z', [])).toThrow(RangeError)
  })
})

describe('the rule', () => {
  const from = Date.parse('2026-01-01T00:00:00.000Z')
  const instants = fc
    .integer({ min: 0, max: 2 * 366 * 86_400 })
    .map((s) => new Date(from + s * 1000).toISOString())
  const zones = fc.uniqueArray(fc.constantFrom(...Object.values(ZONES), 'America/Boise', 'America/Detroit'), {
    minLength: 1,
    maxLength: 3,
  })
  const formats = new Map<string, Intl.DateTimeFormat>()
  const clock = (at: string, zone: string) => {
    const options = { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' } as const
    const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', options)
    formats.set(zone, format)
    const parts = Object.fromEntries(
      format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
    )
    return { hour: Number(parts.hour), sunday: parts.weekday === 'Sun' }
  }
  const allowed = (at: string, zone: string) => {
    const { hour, sunday } = clock(at, zone)
    return hour >= (sunday ? 12 : 9) && hour < 20
  }

  test('open means open on the wall clock of every zone, over two years', () => {
    fc.assert(
      fc.property(instants, zones, (now, places) => {
        const window = sendWindow(now, places)
        expect(window.open).toBe(places.every((zone) => allowed(now, zone)))
      }),
      { numRuns: 3000 },
    )
  })

  test('a window opens and closes on allowed ground, and is not over yet', () => {
    fc.assert(
      fc.property(instants, zones, (now, places) => {
        const { open, opensAt, closesAt } = sendWindow(now, places)
        if (opensAt === closesAt) return
        const last = new Date(Date.parse(closesAt) - 1).toISOString()
        for (const zone of places) expect([allowed(opensAt, zone), allowed(last, zone)]).toEqual([true, true])
        expect(closesAt > now).toBe(true)
        expect(open).toBe(opensAt <= now)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what the carrier is told', () => {
  test.each([
    ['2026-11-24T17:00:00.000Z', '2026-11-25T04:00:00.000Z', 36_000],
    ['2026-11-25T03:59:00.500Z', '2026-11-25T04:00:00.000Z', 59],
    ['2026-11-25T04:00:00.000Z', '2026-11-25T04:00:00.000Z', 0],
    ['2026-11-25T05:00:00.000Z', '2026-11-25T04:00:00.000Z', 0],
  ])('at %s until %s: %i seconds', (now, closesAt, seconds) => {
    expect(validitySeconds(now, closesAt)).toBe(seconds)
  })
})

describe('the patient’s date', () => {
  test('is theirs, not ours', () => {
    expect(localDate('2026-11-25T03:00:00.000Z', [LA])).toBe('2026-11-24')
  })
  test('is the earliest when in doubt', () => {
    expect(localDate('2026-11-25T06:00:00.000Z', [NY, LA])).toBe('2026-11-24')
  })
})
