// State rules, holidays, and a hundred thousand texts at any time in any zone: none is handed over outside its hours.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { federalHolidays } from '../../../server/core/outreach/holidays.ts'
import { mayStart, type Starting } from '../../../server/core/outreach/leave.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'
import { narrowest, sendHours, STATE_RULES } from '../../../server/core/outreach/send-hours.ts'
import { sendWindow, validitySeconds } from '../../../server/core/outreach/window.ts'
import { AREA_CODES, EVERY_ZONE, ZONES, type ZoneLetter } from '../../../server/core/outreach/zones-data.ts'
import { DAY_MS, instantAfter } from '../../../server/core/time.ts'

describe('the hours', () => {
  test.each(STATE_RULES)('lie within the rule of $state', ({ weekdays, sundays }) => {
    for (const day of [1, 2, 3, 4, 5, 6, 7]) {
      const rule = day === 7 ? sundays : weekdays
      expect(sendHours(day).from).toBeGreaterThanOrEqual(rule.from)
      expect(sendHours(day).to).toBeLessThanOrEqual(rule.to)
    }
  })

  test('are nine to eight, and on Sundays noon to eight', () => {
    expect([1, 2, 3, 4, 5, 6].map(sendHours)).toEqual(Array.from({ length: 6 }, () => ({ from: 9, to: 20 })))
    expect(sendHours(7)).toEqual({ from: 12, to: 20 })
  })

  test('of several rules, those that each of them allows', () => {
    expect(
      narrowest([
        { from: 9, to: 20 },
        { from: 8, to: 19 },
      ]),
    ).toEqual({ from: 9, to: 19 })
  })
})

describe('federal holidays', () => {
  const days = (year: number) => federalHolidays(year).map(({ on }) => on)
  test('2026, with the Friday before a Fourth of July on a Saturday', () => {
    expect(days(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-07-04',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ])
  })
  test('2027, which ends with the free day of the next New Year', () => {
    expect(days(2027)).toEqual([
      '2027-01-01',
      '2027-01-18',
      '2027-02-15',
      '2027-05-31',
      '2027-06-18',
      '2027-06-19',
      '2027-07-04',
      '2027-07-05',
      '2027-09-06',
      '2027-10-11',
      '2027-11-11',
      '2027-11-25',
      '2027-12-24',
      '2027-12-25',
      '2027-12-31',
    ])
    expect(federalHolidays(2027).at(-1)).toEqual({
      on: '2027-12-31',
      name: "New Year's Day",
      observed: true,
    })
  })
})

describe('a quiet day', () => {
  const LA = 'America/Los_Angeles'
  const quiet = ['2026-11-26', '2026-11-27']
  test('has no hours: a text waits for the day after', () => {
    expect(sendWindow('2026-11-26T18:00:00.000Z', [LA], quiet)).toEqual({
      open: false,
      opensAt: '2026-11-28T17:00:00.000Z',
      closesAt: '2026-11-29T04:00:00.000Z',
    })
  })
  test('in one zone is quiet for whoever may live there', () => {
    const { opensAt } = sendWindow('2026-11-26T02:00:00.000Z', ['Pacific/Guam', LA], quiet)
    expect(opensAt >= '2026-11-28').toBe(true)
  })
  test('longer than a week is waited out', () => {
    const two = Array.from({ length: 16 }, (_, day) => `2026-12-${16 + day}`)
    expect(sendWindow('2026-12-16T18:00:00.000Z', [LA], two).opensAt).toBe('2027-01-01T17:00:00.000Z')
  })
})

const MORE_ZONES = `America/Boise America/Detroit America/Menominee America/Juneau America/Sitka America/Metlakatla
  America/Yakutat America/Nome America/Kentucky/Louisville America/Kentucky/Monticello America/Indiana/Indianapolis
  America/Indiana/Knox America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Tell_City
  America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/North_Dakota/Beulah
  America/North_Dakota/Center America/North_Dakota/New_Salem America/St_Thomas Pacific/Saipan`
const ALL_ZONES = [...Object.values(ZONES), ...MORE_ZONES.split(/\s+/)]
const IN_DOUBT = Object.keys(AREA_CODES)
  .filter((letters) => letters.length > 1)
  .map((letters) => [...letters].map((letter) => ZONES[letter as ZoneLetter]))
const PLACES: readonly (readonly string[])[] = [...ALL_ZONES.map((zone) => [zone]), ...IN_DOUBT, EVERY_ZONE]

/** The wall clock of another implementation than the one that the window is worked out by. */
const clocks = new Map(
  [...ALL_ZONES, ...EVERY_ZONE].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
  ]),
)
const HOLIDAYS = [...federalHolidays(2026), ...federalHolidays(2027)].map(({ on }) => on)

function isAllowed(at: string, zone: string): boolean {
  const [date = '', time = ''] = clocks.get(zone)!.format(new Date(at)).split(' ')
  const sunday = new Date(`${date}T12:00:00Z`).getUTCDay() === 0
  return time >= (sunday ? '12:00' : '09:00') && time < '20:00' && !HOLIDAYS.includes(date)
}

test('of 100,000 texts that we start, none is handed over, or may still arrive, outside its hours', () => {
  const schedule = { ...SCHEDULE, quietDays: HOLIDAYS }
  const begin = Date.parse('2026-01-01T00:00:00.000Z')
  let [handed, delayed, outside] = [0, 0, 0]
  const text = fc.tuple(
    fc.integer({ min: 0, max: 2 * 365 * 86_400 - 30 * 86_400 }),
    fc.nat(PLACES.length - 1),
    // How long a sender takes to look again, and from its lease to the carrier.
    fc.nat(7_200_000),
    fc.nat(150_000),
    fc.option(fc.nat(6 * DAY_MS), { nil: null }),
  )
  const handOver = ([second, place, looksAfter, takes, textedBefore]: readonly [
    number,
    number,
    number,
    number,
    number | null,
  ]) => {
    const created = new Date(begin + second * 1000).toISOString()
    const timeZones = PLACES[place]!
    const leaving: Starting = {
      createdAt: created,
      notAfter: instantAfter(created, 25 * DAY_MS),
      contactId: 'c',
      phone: 'open',
      patient: { contactId: 'c', timeZones, consentedAt: created, pausedUntil: null },
      invitation: null,
      burden: [],
      started: textedBefore === null ? [] : [instantAfter(created, -textedBefore)],
    }
    let now = created
    for (let look = 0; look < 60; look += 1) {
      const leave = mayStart(leaving, now, EVERY_ZONE, schedule)
      if (leave.kind === 'cancel') return
      if (leave.kind === 'wait') {
        delayed += look === 0 ? 1 : 0
        now = instantAfter(leave.until, look === 0 ? looksAfter : 0)
        continue
      }
      const at = instantAfter(now, takes)
      const seconds = validitySeconds(at, leave.until)
      if (seconds === 0) {
        now = at
        continue
      }
      handed += 1
      const latest = instantAfter(at, seconds * 1000 - 1)
      if (!timeZones.every((zone) => isAllowed(at, zone) && isAllowed(latest, zone))) outside += 1
      return
    }
  }
  fc.assert(
    fc.property(fc.array(text, { minLength: 1000, maxLength: 1000 }), (texts) => texts.forEach(handOver)),
    { numRuns: 101, seed: 1920 },
  )
  expect(outside).toBe(0)
  expect(handed).toBeGreaterThanOrEqual(100_000)
  expect(delayed).toBeGreaterThan(30_000)
})
