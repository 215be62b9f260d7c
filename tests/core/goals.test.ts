// Which goals are asked about, in which order, and which gives way: every goal that stands gets its turn.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  crowdedOut,
  goalNumber,
  goalsToAsk,
  itemAbout,
  plainItem,
  type StandingGoal,
} from '../../server/core/goals.ts'

/** `b:3 a:1`: goals by thread and weight. */
const goals = (text: string): StandingGoal[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [threadId = '', weight = ''] = part.split(':')
      return { id: `${threadId}1`, threadId, version: 1, weight: weight ? Number(weight) : null }
    })
const threads = (list: readonly StandingGoal[]) => list.map(({ threadId }) => threadId).join(' ')

test.each<[string, 'baseline' | 'pulse' | 'milestone' | 'after', string, Record<string, string>, string]>([
  ['a pulse takes the one that matters most first', 'pulse', 'a:1 b:3 c:2', {}, 'b'],
  ['of equals the one told first, whatever the order of rows', 'pulse', 'c:2 a:2 b:2', {}, 'a'],
  ['one without a weight comes last', 'pulse', 'a b:1', {}, 'b'],
  ['one never asked about goes before one that was', 'pulse', 'a:1 b:3', { b: '2026-10' }, 'a'],
  ['else the one asked about longest ago', 'pulse', 'a:3 b:1', { a: '2026-10', b: '2026-09' }, 'b'],
  ['a goal that ended takes no turn', 'pulse', 'a:1', { a: '2026-10', gone: '2026-01' }, 'a'],
  ['without a goal nothing is asked about', 'pulse', '', {}, ''],
  ['a milestone asks about all, as they were told', 'milestone', 'c:3 a:1 b:2', { a: '2026-10' }, 'a b c'],
  ['a survey afterwards about the first', 'after', 'b:3 a:1', {}, 'a'],
  ['a baseline knows none', 'baseline', 'a:1', {}, ''],
])('%s', (_, survey, standing, asked, expected) => {
  expect(threads(goalsToAsk(survey, goals(standing), new Map(Object.entries(asked))))).toBe(expected)
})

test('every goal gets its turn within as many pulses as there are goals, whatever was asked before', () => {
  const weight = fc.option(fc.constantFrom(1, 2, 3))
  const before = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('2025-01', '2025-02', '2025-03'),
  )
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 3 }), before, (weights, past) => {
      const standing = weights.map((weight, at) => {
        const threadId = 'abc'.charAt(at)
        return { id: threadId, threadId, version: 1, weight }
      })
      const asked = new Map<string, string>(Object.entries(past))
      const turns = standing.map((_, month) => {
        const [goal] = goalsToAsk('pulse', standing, asked)
        asked.set(goal?.threadId ?? '', `2026-0${month + 1}`)
        return goal?.threadId
      })
      expect(turns.toSorted()).toEqual(standing.map(({ threadId }) => threadId))
    }),
  )
})

describe('a fourth goal', () => {
  test.each([
    ['finds room beside two', 'a:3 b:3', 1, ''],
    ['takes the place of what matters least', 'a:3 b:1 c:2', 1, 'b'],
    ['of equals, of what was told first', 'c:2 a:2 b:2', 1, 'a'],
    ['of one without a weight before all', 'a:1 b c:3', 1, 'b'],
    ['and a fifth of the next', 'a:3 b:1 c:2', 2, 'b c'],
  ])('%s', (_, standing, fresh, ends) => {
    expect(threads(crowdedOut(goals(standing), fresh))).toBe(ends)
  })
})

test('an item’s name says which goal it speaks of', () => {
  expect(['Y1', 'Y1_2', 'B1n_3'].map(goalNumber)).toEqual([1, 2, 3])
  expect(['Y1', 'Y1_2', 'B1n_3'].map(plainItem)).toEqual(['Y1', 'Y1', 'B1n'])
  expect(([1, 2, 3] as const).map((number) => itemAbout('Y1', number))).toEqual(['Y1', 'Y1_2', 'Y1_3'])
})
