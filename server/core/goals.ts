// Up to three goals stand at once: their order, which of them is asked about, and which item speaks of which.

export const MOST_GOALS = 3

/** From 1, among the goals that an interview is about or asks for. */
export type GoalNumber = 1 | 2 | 3
export const GOAL_NUMBERS: readonly GoalNumber[] = [1, 2, 3]

/** The version in force of one goal. */
export interface StandingGoal {
  readonly id: string
  /** The id of its first version: ids rise with time, so threads sort as they were told. */
  readonly threadId: string
  readonly version: number
  /** The patient's own, 1–3; null: not said. */
  readonly weight: number | null
}

/** `Y1_2` is Y1 asked of the second goal; plain names speak of the first, or of none. */
export function goalNumber(item: string): GoalNumber {
  return item.endsWith('_2') ? 2 : item.endsWith('_3') ? 3 : 1
}

export function itemAbout(item: string, number: GoalNumber): string {
  return number === 1 ? item : `${item}_${number}`
}

export function plainItem(item: string): string {
  return item.replace(/_[23]$/, '')
}

/** What one survey asks about, first to last: a milestone all goals as they were told, a pulse the one whose turn it
 *  is, a survey afterwards the first; a baseline asks for goals, and knows none.
 *  @param asked thread → when a pulse last asked about it. */
export function goalsToAsk<G extends StandingGoal>(
  survey: 'baseline' | 'pulse' | 'milestone' | 'after',
  standing: readonly G[],
  asked: ReadonlyMap<string, string>,
): readonly G[] {
  if (survey === 'baseline') return []
  const told = asTold(standing)
  if (survey === 'milestone') return told.slice(0, MOST_GOALS)
  return survey === 'after' ? told.slice(0, 1) : byTurn(told, asked).slice(0, 1)
}

/** The one asked about longest ago comes first; of equals the one that matters most, then the one told first. */
function byTurn<G extends StandingGoal>(told: readonly G[], asked: ReadonlyMap<string, string>): G[] {
  const last = ({ threadId }: G) => asked.get(threadId) ?? ''
  return told.toSorted((a, b) =>
    last(a) === last(b) ? weightOf(b) - weightOf(a) : last(a) < last(b) ? -1 : 1,
  )
}

/** What ends so that `fresh` new goals leave no more than three: what matters least, of equals the one told first. */
export function crowdedOut<G extends StandingGoal>(standing: readonly G[], fresh: number): readonly G[] {
  const many = Math.max(0, standing.length + fresh - MOST_GOALS)
  return asTold(standing)
    .toSorted((a, b) => weightOf(a) - weightOf(b))
    .slice(0, many)
}

export function asTold<G extends StandingGoal>(standing: readonly G[]): G[] {
  return standing.toSorted((a, b) => (a.threadId < b.threadId ? -1 : a.threadId > b.threadId ? 1 : 0))
}

const weightOf = ({ weight }: StandingGoal): number => weight ?? 0
