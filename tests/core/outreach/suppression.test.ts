// The journal of a number: whatever order it is read in and however often, it comes to the same, and no stop is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterReading,
  IN_PERSON,
  isLooser,
  replaySuppressions,
  SUPPRESSION_KINDS,
  type Suppression,
} from '../../../server/core/outreach/suppression.ts'

// Few instants, so that many entries share one.
const entries = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...SUPPRESSION_KINDS),
    channel: fc.constantFrom('sms', 'page', 'carrier', IN_PERSON),
    at: fc.integer({ min: 10, max: 19 }).map((day) => `2026-11-${day}T18:00:00.000Z`),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)
const said = (kind: Suppression['kind'], day: number, channel = 'sms'): Suppression => ({
  id: `${kind}-${day}`,
  kind,
  channel,
  at: `2026-11-${day}T18:00:00.000Z`,
})

test.each([
  [[], 'open'],
  [[said('stop', 11)], 'stopped'],
  [[said('stop', 11), said('start', 12)], 'open'],
  [[said('start', 11), said('stop', 11)], 'stopped'],
  [[said('start', 11), said('stop', 12)], 'stopped'],
  // A person's own stop outlasts what the carrier thinks, and a phrase said after it.
  [[said('stop', 11), said('dead', 12)], 'stopped'],
  [[said('stop', 11), said('pause', 12)], 'stopped'],
  [[said('dead', 11), said('stop', 12)], 'stopped'],
  [[said('pause', 11)], 'paused'],
  [[said('pause', 11), said('start', 12)], 'open'],
  [[said('wrong_number', 11), said('start', 12)], 'unlinked'],
  // A case manager says that the number works: no stop is lifted by that.
  [[said('dead', 11), said('start', 12, IN_PERSON)], 'open'],
  [[said('pause', 11), said('start', 12, IN_PERSON)], 'open'],
  [[said('stop', 11), said('start', 12, IN_PERSON)], 'stopped'],
] as const)('%j comes to %s', (journal, state) => {
  expect(replaySuppressions(journal).state).toBe(state)
})

test('the order of reading does not matter, nor does reading twice', () => {
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (journal, chance) => {
      const shuffled = [...journal, ...journal]
        .map((entry) => ({ entry, key: chance.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ entry }) => entry)
      expect(replaySuppressions(shuffled)).toEqual(replaySuppressions(journal))
    }),
  )
})

test('a stop is never lost: with no later start nothing may leave, and a wrong number stays one', () => {
  fc.assert(
    fc.property(entries, (journal) => {
      const { state } = replaySuppressions(journal)
      const lastStart = journal
        .filter(({ kind, channel }) => kind === 'start' && channel !== IN_PERSON)
        .map(({ at }) => at)
      const since = lastStart.toSorted().at(-1) ?? ''
      const stops = journal.filter(({ kind }) => kind === 'stop')
      if (journal.some(({ kind }) => kind === 'wrong_number')) expect(state).toBe('unlinked')
      else if (stops.some(({ at }) => at >= since)) expect(state).toBe('stopped')
      const reopened = journal.some(({ kind, channel }) => kind === 'start' && channel === IN_PERSON)
      if (!reopened && journal.some(({ kind, at }) => kind !== 'start' && at >= since))
        expect(state).not.toBe('open')
    }),
  )
})

test('reading in pieces, in any order, ends where reading all at once does', () => {
  fc.assert(
    fc.property(entries, fc.nat(12), (journal, cut) => {
      const [first, second] = [journal.slice(0, cut), journal.slice(cut)]
      const read = (pieces: readonly (readonly Suppression[])[]) => {
        let [state, own]: [ReturnType<typeof replaySuppressions>['state'], Suppression[]] = ['open', []]
        for (const piece of pieces) {
          state = afterReading(state, own, piece).state
          own = [...own, ...piece]
        }
        return state
      }
      expect(read([first, second])).toBe(replaySuppressions(journal).state)
      expect(read([second, first, second])).toBe(replaySuppressions(journal).state)
    }),
  )
})

test('a phone that is stricter than its own entries explain becomes no less strict', () => {
  fc.assert(
    fc.property(
      entries,
      entries,
      fc.constantFrom('open', 'paused', 'dead', 'stopped', 'unlinked'),
      (own, read, current) => {
        fc.pre(replaySuppressions(own).state !== current)
        expect(isLooser(afterReading(current, own, read).state, current)).toBe(false)
      },
    ),
  )
})

test('only a start makes a phone less strict', () => {
  fc.assert(
    fc.property(entries, entries, (own, read) => {
      const current = replaySuppressions(own).state
      const { state, start } = afterReading(current, own, read)
      if (isLooser(state, current)) expect(start).not.toBeNull()
    }),
  )
})
