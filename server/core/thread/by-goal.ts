// Sorts one interview's answers by the goal they speak of.
import { GOAL_NUMBERS, goalNumber, plainItem } from '../goals.ts'
import type { Given, GoalVersion, SaidOfGoal } from './thread.ts'

const OF_A_GOAL: ReadonlySet<string> = new Set(['P1', 'Y1', 'Y2', 'Y3', 'I1', 'G1', 'B2', 'B3'])

/** The goal asked about first, with what is about none; then each further one that was spoken of.
 *  Named is a goal that may be taken for another: there are several, or one whose words the reader may not see. */
export function byGoal(
  given: readonly Given[],
  goals: readonly GoalVersion[],
): readonly [SaidOfGoal, ...SaidOfGoal[]] {
  const told = (goalId: string | null) => goals.find(({ id }) => id === goalId) ?? null
  const several = new Set(goals.map(({ thread }) => thread)).size > 1
  const part = (number: number): SaidOfGoal => {
    const own = given
      .filter(({ item }) => goalNumber(item) === number)
      .map((each) => ({ ...each, item: plainItem(each.item) }))
    const spoken = own.find(({ item }) => OF_A_GOAL.has(item))
    const goal = spoken ? told(spoken.goalId) : null
    return { given: own, about: several && goal ? { words: goal.words, language: goal.language } : null }
  }
  const [first, ...further] = GOAL_NUMBERS.map(part)
  return [first ?? { given: [], about: null }, ...further.filter(({ given }) => given.length > 0)]
}
