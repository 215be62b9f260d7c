// A sender keeps to its rate however many take turns.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeTurns } from '../../../server/core/outreach/pace.ts'

const NOW = '2026-11-24T18:00:00.000Z'
const LONG_AGO = '2000-01-01T00:00:00.000Z'

test.for([
  [LONG_AGO, 10, 1, NOW, '2026-11-24T18:00:00.100Z'],
  [LONG_AGO, 3, 1, NOW, '2026-11-24T18:00:00.334Z'],
  ['2026-11-24T18:00:05.000Z', 10, 20, '2026-11-24T18:00:05.000Z', '2026-11-24T18:00:07.000Z'],
] as const)(
  'turns taken to %s, %i a second: %i more begin at %s and end at %s',
  ([takenTo, perSecond, count, at, end]) => {
    expect(takeTurns({ takenTo, perSecond }, NOW, count)).toEqual({ at, takenTo: end })
  },
)

test('in no stretch of time does more leave than the rate and one group', () => {
  const asked = fc.array(fc.record({ after: fc.nat(900), count: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), asked, (perSecond, groups) => {
      let [takenTo, now] = [LONG_AGO, Date.parse(NOW)]
      const left: { at: number; count: number }[] = []
      for (const { after, count } of groups) {
        now += after
        const turns = takeTurns({ takenTo, perSecond }, new Date(now).toISOString(), count)
        left.push({ at: Date.parse(turns.at), count })
        takenTo = turns.takenTo
      }
      for (let from = 0; from < left.length; from += 1) {
        const later = left.slice(from)
        const seconds = (later.at(-1)!.at - later[0]!.at) / 1000
        const before = later.slice(0, -1).reduce((sum, { count }) => sum + count, 0)
        expect(before).toBeLessThanOrEqual(seconds * perSecond + 0.001)
      }
    }),
    { seed: 1 },
  )
})
