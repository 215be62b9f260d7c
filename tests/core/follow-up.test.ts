// How follow-ups stand: whatever their state, no late call is locked, and nobody but its owner moves one on.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  inWaitingOrder,
  isEverybodys,
  isLate,
  isUrgent,
  movesOf,
  type FollowUpStanding,
} from '../../server/core/follow-up.ts'

const NOW = '2026-11-24T18:00:00.000Z'
const instant = fc
  .integer({ min: -3, max: 3 })
  .map((hours) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString())
const standing: fc.Arbitrary<FollowUpStanding & { id: string }> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('call', 'crisis', 'allegation', 'words', 'pause_phrase'),
    state: fc.constantFrom('open', 'taken', 'done'),
    owner: fc.constantFrom('me', 'another'),
    ownerGone: fc.boolean(),
    dueAt: instant,
    escalatesAt: fc.option(instant),
  })
  .map((row) => ({
    ...row,
    owner: row.state === 'open' ? null : row.owner,
    ownerGone: row.state === 'taken' && row.ownerGone,
    // Never before it is due.
    escalatesAt: row.escalatesAt !== null && row.escalatesAt < row.dueAt ? row.dueAt : row.escalatesAt,
  }))

describe('a call in any state', () => {
  test('is open to everybody while nobody has it, and to nobody once it is done', () => {
    fc.assert(
      fc.property(standing, (row) => {
        const moves = movesOf(row, 'me', NOW)
        if (row.state === 'open') expect(moves).toEqual(['take'])
        if (row.state === 'done') expect(moves).toEqual([])
      }),
    )
  })

  test('is never locked behind an owner who is late or gone, and moved on by nobody else before', () => {
    fc.assert(
      fc.property(standing, (row) => {
        fc.pre(row.state === 'taken')
        const [mine, theirs] = [
          movesOf({ ...row, owner: 'me' }, 'me', NOW),
          movesOf({ ...row, owner: 'another' }, 'me', NOW),
        ]
        expect(mine).toEqual(['attempt', 'close', 'hand_over', 'give_back'])
        expect(theirs).toEqual(isLate(row, NOW) || row.ownerGone ? ['take_over'] : [])
      }),
    )
  })
})

test('danger waits first, then what is everybody’s, then by time; however the rows came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(standing, { selector: ({ id }) => id }), (rows) => {
      const sorted = inWaitingOrder(rows, NOW)
      expect(inWaitingOrder(rows.toReversed(), NOW)).toEqual(sorted)
      for (const [place, row] of sorted.slice(1).entries()) {
        const before = sorted[place] ?? row
        expect(isUrgent(row) && !isUrgent(before)).toBe(false)
        if (isUrgent(row) !== isUrgent(before)) continue
        // What nobody sees to in time stands before what somebody does.
        const seenTo = (one: FollowUpStanding) => one.state === 'taken' && !isLate(one, NOW)
        if (isUrgent(row) && seenTo(row) !== seenTo(before)) {
          expect(seenTo(row)).toBe(true)
          continue
        }
        if (!isUrgent(row)) expect(isEverybodys(row, NOW) && !isEverybodys(before, NOW)).toBe(false)
        if (isUrgent(row) || isEverybodys(row, NOW) === isEverybodys(before, NOW))
          expect(before.dueAt <= row.dueAt).toBe(true)
      }
    }),
  )
})
