// No phone hears from us more often than once a day and three times a week.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayText, welcomeDue } from '../../../server/core/outreach/frequency.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'

const at = (hour: number) => new Date(Date.parse('2026-11-02T00:00:00.000Z') + hour * 3_600_000).toISOString()

describe('starting a text', () => {
  test.each([
    ['the first ever', [], 0, 0],
    ['an hour after another', [0], 1, 24],
    ['a day after another', [0], 24, 24],
    ['the fourth within a week', [0, 30, 60], 100, 168],
    ['the fourth after a week', [0, 30, 60], 168, 168],
    ['the order on file does not matter', [60, 0, 30], 100, 168],
  ])('%s', (_, started, now, from) => {
    const allowance = mayText({ now: at(now), lastStarted: started.map(at) }, SCHEDULE)
    expect(allowance).toEqual({ allowed: now === from, from: at(from) })
  })

  test('whoever obeys never exceeds either limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }), (gaps) => {
        const started: number[] = []
        let hour = 0
        for (const gap of gaps) {
          hour += gap
          if (mayText({ now: at(hour), lastStarted: started.map(at) }, SCHEDULE).allowed) started.push(hour)
        }
        for (const start of started) {
          const within = (hours: number) =>
            started.filter((other) => other >= start && other < start + hours).length
          expect(within(24)).toBeLessThanOrEqual(1)
          expect(within(168)).toBeLessThanOrEqual(3)
        }
      }),
    )
  })
})

test('the welcome goes once, when consent is recorded', () => {
  expect(welcomeDue({ consentedAt: null, welcomedAt: null })).toBe(false)
  expect(welcomeDue({ consentedAt: at(0), welcomedAt: null })).toBe(true)
  expect(welcomeDue({ consentedAt: at(0), welcomedAt: at(1) })).toBe(false)
})
