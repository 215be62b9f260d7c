// What becomes of two or three goals in one interview: each has its own fate, and never do four stand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goalChanges } from '../../server/core/goal-changes.ts'
import type { StandingGoal } from '../../server/core/goals.ts'
import type { Answers } from '../../server/core/question.ts'

const goal = (threadId: string, weight: number | null = 2, version = 1): StandingGoal => ({
  id: `${threadId}${version}`,
  threadId,
  version,
  weight,
})
const [A, B, C] = [goal('a', 3), goal('b', 2), goal('c', 1)]

const became = (answers: Answers, asked: readonly StandingGoal[], standing = asked) => {
  const { changes, ends } = goalChanges(answers, { asked, standing }, () => true)
  return { kinds: changes.map(({ kind }) => kind).join(' '), ends: ends.join(' ') }
}

test.each<[string, Answers, readonly StandingGoal[], string, string]>([
  ['a verdict on one ends none', { Y1: 1, Y1_2: 4, G1_2: 5 }, [A, B], 'none none none', ''],
  ['the second is dropped alone', { Y1: 2, G1_2: 4 }, [A, B], 'none dropped none', 'b1'],
  ['the second is said in other words', { G1_2: 2, B1_2: 'x' }, [A, B], 'none reworded none', 'b1'],
  ['another follows the third', { Y1_3: 8, B1_3: 'x' }, [A, B, C], 'none none new', 'c1'],
  ['the second has changed, and no other is named', { Y1_2: 8, B1_2: 9 }, [A, B], 'none dropped none', 'b1'],
  ['a first that stands alone gets its next words', { Y1: 2, Y5: 'x' }, [A], 'reworded none none', 'a1'],
  ['beside a second the next words are a goal more', { Y1: 2, Y5: 'x' }, [A, B], 'none none none new', ''],
  ['after a first that was reached, its successor', { Y1: 1, Y5: 'x' }, [A, B], 'new none none', 'a1'],
  ['three at a baseline', { B1: 'x', B1_2: 'y', B1_3: 'z' }, [], 'new new new', ''],
])('%s', (_, answers, asked, kinds, ends) => {
  expect(became(answers, asked)).toEqual({ kinds, ends })
})

test('new words follow the words that stand now, and keep their weight', () => {
  const { changes } = goalChanges(
    { G1: 2, B1: 'x' },
    { asked: [A], standing: [goal('a', 3, 2), B] },
    () => true,
  )
  expect(changes[0]).toMatchObject({ kind: 'reworded', weight: 3, follows: { version: 2 } })
})

test('words for a goal that ended meanwhile begin one, and what matters least makes room', () => {
  const D = goal('d', 2)
  expect(became({ Y1: 8, B1: 'x' }, [A, B, C], [B, C, D])).toEqual({ kinds: 'new none none', ends: 'c1' })
})

test('each goal is shared as its own words were', () => {
  const shares = (item: string) => item !== 'B1_2'
  const { changes } = goalChanges({ B1: 'x', B1_2: 'y' }, { asked: [], standing: [] }, shares)
  expect(changes.slice(0, 2)).toMatchObject([{ shared: true }, { shared: false }])
})

test('whatever is asked, answered and stands, no more than three stand afterwards, and only what stood ends', () => {
  const words = fc.constantFrom('x', 9)
  const code = fc.constantFrom(1, 2, 3, 4, 5, 8, 9)
  const answers = fc
    .tuple(
      fc.dictionary(fc.constantFrom('B1', 'B1_2', 'B1_3', 'Y5'), words),
      fc.dictionary(fc.constantFrom('Y1', 'Y1_2', 'Y1_3', 'G1', 'G1_2', 'G1_3', 'P1'), code),
    )
    .map((parts): Answers => ({ ...parts[0], ...parts[1] }))
  const some = fc.subarray([A, B, C])
  fc.assert(
    fc.property(answers, some, some, (answers, asked, standing) => {
      const { changes, ends } = goalChanges(answers, { asked, standing }, () => true)
      const fresh = changes.filter((change) => 'words' in change).length
      expect(new Set(ends).size).toBe(ends.length)
      expect(standing.map(({ id }) => id)).toEqual(expect.arrayContaining([...ends]))
      expect(standing.length - ends.length + fresh).toBeLessThanOrEqual(3)
    }),
    { numRuns: 2000 },
  )
})
