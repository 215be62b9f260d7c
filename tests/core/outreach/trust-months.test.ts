// Trust months: one pulse in so many, spread evenly over the patients whatever a program chooses.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsFor } from '../../../server/core/outreach/facts.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'
import { multiplesOf } from '../../../server/core/outreach/schedule-rules.ts'
import { placeInRotation, trustMonth } from '../../../server/core/outreach/trust-months.ts'

const month = (number: number) =>
  `${2026 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

const CHOICES = [1, 2, 3, 4, 5, 6].flatMap((pulseEveryMonths) =>
  multiplesOf(pulseEveryMonths, [3, 12]).map((trustEveryMonths) => ({ pulseEveryMonths, trustEveryMonths })),
)

/** As ids are made: time first, then chance. */
const idOf = (number: number): string => {
  const chance = Math.imul(number + 1, 2_654_435_761) >>> 0
  const more = Math.imul(chance ^ 0x9e37_79b9, 1_597_334_677) >>> 0
  return `019aaaaa-0000-7000-8${(more % 4096).toString(16).padStart(3, '0')}-${chance.toString(16).padStart(12, '0')}`
}

describe('trust months', () => {
  test('each rotation group has one month of any three, and the same one every year', () => {
    for (const rotation of [0, 1, 2]) {
      const chosen = Array.from({ length: 12 }, (_, at) => month(at)).filter((one) =>
        trustMonth(one, rotation, SCHEDULE),
      )
      expect(chosen).toHaveLength(4)
      for (const one of chosen) expect(trustMonth(one.replace('2026', '2027'), rotation, SCHEDULE)).toBe(true)
    }
    expect(trustMonth('2026-11', 1, SCHEDULE)).toBe(true)
  })

  test('of a patient’s pulses exactly one in so many asks about trust, at the same distance each time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES), fc.nat(100_000), fc.nat(11), (choice, place, joined) => {
        const { pulseEveryMonths, trustEveryMonths } = choice
        const asked = Array.from({ length: 48 }, (_, at) => joined + (at + 1) * pulseEveryMonths).filter(
          (number) => trustMonth(month(number), place, choice),
        )
        expect(asked.length).toBeGreaterThanOrEqual(Math.floor((48 * pulseEveryMonths) / trustEveryMonths))
        for (const [at, number] of asked.entries())
          if (at > 0) expect(number - asked[at - 1]!).toBe(trustEveryMonths)
      }),
      { numRuns: 300 },
    )
  })

  test.for(CHOICES)('%j: in each month an even part of those who are asked', (choice) => {
    const patients = Array.from({ length: 6000 }, (_, at) => placeInRotation(at % 3, idOf(at)))
    const turns = choice.trustEveryMonths / choice.pulseEveryMonths
    for (let at = 0; at < turns; at += 1) {
      const part = patients.filter((place) => trustMonth(month(at * choice.pulseEveryMonths), place, choice))
      expect(part.length / patients.length).toBeGreaterThan(0.85 / turns)
      expect(part.length / patients.length).toBeLessThan(1.15 / turns)
    }
  })

  test('every third month keeps the group on file, whatever the id', () => {
    for (const group of [0, 1, 2])
      for (const number of [1, 2, 3])
        for (const at of [0, 1, 2])
          expect(trustMonth(month(at), placeInRotation(group, idOf(number)), SCHEDULE)).toBe(
            trustMonth(month(at), group, SCHEDULE),
          )
  })

  test('a changed schedule asks nobody about trust again within three months', () => {
    const course = {
      enrolledOn: '2026-01-10',
      rotation: 1,
      pulsesBefore: 4,
      lastVerdictPulse: null,
      homeVisitAsked: true,
      goals: 1,
      named: true,
      left: false,
    }
    const trust = (lastTrustMonth: string | null) =>
      factsFor(
        { key: 'pulse:2026-11', survey: 'pulse', dueOn: '2026-11-10' },
        { ...course, lastTrustMonth },
        SCHEDULE,
      ).trust
    expect([null, '2026-08', '2026-09', '2026-10'].map(trust)).toEqual([1, 1, 0, 0])
  })
})
