// Which asks stayed silent: over, and nothing that we may show came of them.

export interface AskState {
  readonly id: string
  readonly state: string
  readonly dueAt: string
  readonly expiresAt: string
}

/** One that also says which goal's turn it was: the silence of a month is that goal's alone. */
export interface AskOfGoal extends AskState {
  /** Null: it asked about none. */
  readonly thread: string | null
}

/** Months in which nothing was heard though this goal was asked about, or none in particular. */
export const silentMonthsOf = (thread: string, silent: readonly AskOfGoal[]): Set<string> =>
  new Set(
    silent
      .filter((ask) => ask.thread === thread || ask.thread === null)
      .map(({ dueAt }) => dueAt.slice(0, 7)),
  )

/**
 * Asks still open, never made, or made while the patient kept answers private say nothing. The date alone decides when
 * one is over: an end at any other moment would tell that something was answered, or broken off, in private.
 */
export function silentAsks<A extends AskState>(
  asks: readonly A[],
  heard: ReadonlySet<string>,
  now: string,
  sharingSince: string | null,
): A[] {
  if (sharingSince === null) return []
  return asks.filter(
    ({ id, state, dueAt, expiresAt }) =>
      !heard.has(id) && dueAt >= sharingSince && !NEVER_MADE.has(state) && expiresAt <= now,
  )
}

const NEVER_MADE: ReadonlySet<string> = new Set(['planned', 'refused'])
