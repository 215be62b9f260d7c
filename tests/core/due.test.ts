// By when a call is owed: the end of the next working day, by the program's own clock.
import { expect, test } from 'vitest'
import { dueNextBusinessDay } from '../../server/core/due.ts'

test.each([
  ['a Tuesday morning', '2026-11-24T18:00:00.000Z', 'America/Los_Angeles', '2026-11-26T01:00:00.000Z'],
  ['a Friday: Monday', '2026-11-27T20:00:00.000Z', 'America/Los_Angeles', '2026-12-01T01:00:00.000Z'],
  ['a Saturday night: Monday', '2026-11-29T07:30:00.000Z', 'America/Los_Angeles', '2026-12-01T01:00:00.000Z'],
  [
    'a Sunday there, Monday in UTC',
    '2026-11-30T05:00:00.000Z',
    'America/Los_Angeles',
    '2026-12-01T01:00:00.000Z',
  ],
  ['the night clocks go forward', '2026-03-06T20:00:00.000Z', 'America/New_York', '2026-03-09T21:00:00.000Z'],
  ['summer', '2026-07-01T12:00:00.000Z', 'America/New_York', '2026-07-02T21:00:00.000Z'],
])('%s', (_, now, zone, due) => {
  expect(dueNextBusinessDay(now, zone)).toBe(due)
})
