// Trust months: one pulse in so many, spread evenly over the patients whatever a program chooses.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDraw } from '../../../server/core/outreach/calendar-draw.ts'
import { factsFor } from '../../../server/core/outreach/facts.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'
import { multiplesOf } from '../../../server/core/outreach/schedule-rules.ts'
import { monthNumber, trustMonth } from '../../../server/core/outreach/trust-months.ts'

const CHOICES = [1, 2, 3, 4, 5, 6].flatMap((pulseEveryMonths) =>
  multiplesOf(pulseEveryMonths, [3, 12]).map((trustEveryMonths) => ({ pulseEveryMonths, trustEveryMonths })),
)

describe('trust months', () => {
  test('each place in the rotation has one month of any three, and the same one every year', () => {
    const first = monthNumber('2026-01')
    for (const rotation of [0, 1, 2, 4_294_967_295]) {
      const chosen = Array.from({ length: 12 }, (_, at) => first + at).filter((one) =>
        trustMonth(one, rotation, SCHEDULE),
      )
      expect(chosen).toHaveLength(4)
      for (const one of chosen) expect(trustMonth(one + 12, rotation, SCHEDULE)).toBe(true)
    }
    expect(trustMonth(monthNumber('2026-11'), 1, SCHEDULE)).toBe(true)
  })

  test('of a patient’s pulses exactly one in so many asks about trust, at the same distance each time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES), fc.nat(2 ** 32 - 1), fc.nat(11), (choice, place, joined) => {
        const { pulseEveryMonths, trustEveryMonths } = choice
        const asked = Array.from({ length: 48 }, (_, at) => joined + (at + 1) * pulseEveryMonths).filter(
          (number) => trustMonth(number, place, choice),
        )
        expect(asked.length).toBeGreaterThanOrEqual(Math.floor((48 * pulseEveryMonths) / trustEveryMonths))
        for (const [at, number] of asked.entries())
          if (at > 0) expect(number - asked[at - 1]!).toBe(trustEveryMonths)
      }),
      { numRuns: 300 },
    )
  })

  test.for(CHOICES)('%j: in each month an even part of those who are asked', (choice) => {
    const patients = Array.from({ length: 6000 }, (_, at) => plainDraw(`rotation|${at}`))
    const turns = choice.trustEveryMonths / choice.pulseEveryMonths
    for (let at = 0; at < turns; at += 1) {
      const part = patients.filter((place) => trustMonth(at * choice.pulseEveryMonths, place, choice))
      expect(part.length / patients.length).toBeGreaterThan(0.85 / turns)
      expect(part.length / patients.length).toBeLessThan(1.15 / turns)
    }
  })

  test('a changed schedule asks nobody about trust again within three months', () => {
    const course = {
      enrolmentId: 'e',
      enrolledOn: '2026-01-10',
      rotation: 1,
      pulsesBefore: 4,
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
