// Which asks stayed silent: over, and nothing that we may show came of them.

export interface AskState {
  readonly id: string
  readonly state: string
  readonly dueAt: string
  readonly expiresAt: string
}

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
