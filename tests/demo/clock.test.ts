// The demo's clock: forward only, by the program's calendar.
// The demo’s clock: it runs, jumps and never goes back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advanced, createDemoClock, firstInstant, hoursBetween } from '../../server/demo/clock.ts'

const ZONE = 'America/Los_Angeles'
const START = '2026-11-24T18:00:00.000Z'

test('the clock runs with the machine from where it was left', () => {
  let machine = 1_000
  const clock = createDemoClock(START, () => machine)
  machine += 90_000
  expect(clock.now()).toBe('2026-11-24T18:01:30.000Z')
})

test('it never goes back: not when told to, not when the machine does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom('hold', 'run', 'set'))),
      (events) => {
        let machine = 0
        const clock = createDemoClock(START, () => machine)
        let before = clock.now()
        for (const event of events) {
          if (event === 'hold') clock.hold()
          else if (event === 'run') clock.run()
          else if (event === 'set') clock.set('2026-11-24T18:00:30.000Z')
          else if (typeof event === 'number') machine += event
          expect(clock.now() >= before).toBe(true)
          before = clock.now()
        }
      },
    ),
  )
})

test('held, it stands still until it is set forward', () => {
  let machine = 0
  const clock = createDemoClock(START, () => machine)
  clock.hold()
  machine += 60_000
  expect(clock.now()).toBe(START)
  clock.set('2026-11-25T18:00:00.000Z')
  expect(clock.now()).toBe('2026-11-25T18:00:00.000Z')
  clock.run()
  machine += 1_000
  expect(clock.now()).toBe('2026-11-25T18:00:01.000Z')
})

test('a month is a month of the calendar, and ten in the morning stays ten over a clock change', () => {
  expect(advanced('2026-10-15T17:00:00.000Z', 'P1M', ZONE)).toBe('2026-11-15T18:00:00.000Z')
  expect(advanced('2027-01-31T18:00:00.000Z', 'P1M', ZONE)).toBe('2027-02-28T18:00:00.000Z')
})

test.each(['', 'P0D', '-P1D', 'P2Y', 'tomorrow', 'P1M ', '__proto__', 'P99999999999999999999D'])(
  'refuses to move by %j',
  (duration) => {
    expect(() => advanced(START, duration, ZONE)).toThrow('bad_request')
  },
)

test('a new demo begins at an hour at which texts may go', () => {
  expect(firstInstant('2026-11-25T03:00:00.000Z', ZONE)).toBe('2026-11-24T18:00:00.000Z')
  expect(firstInstant('2026-11-22T23:00:00.000Z', ZONE)).toBe('2026-11-22T21:00:00.000Z')
})

test('every daytime hour lies between two instants, and the last is the end itself', () => {
  const hours = hoursBetween(START, advanced(START, 'P1D', ZONE), ZONE)
  expect(hours[0]).toBe('2026-11-24T19:00:00.000Z')
  expect(hours.at(-1)).toBe('2026-11-25T18:00:00.000Z')
  expect(hours).toHaveLength(14)
  expect(hours.toSorted()).toEqual(hours)
  expect(hoursBetween(START, '2026-11-24T18:00:05.000Z', ZONE)).toEqual(['2026-11-24T18:00:05.000Z'])
})
