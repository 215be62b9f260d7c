// Which asks stayed silent: over, and nothing that we may show came of them.

export interface AskState {
  readonly id: string
  readonly state: string
  readonly dueAt: string
  readonly expiresAt: string
}

/** Asks that were still open, called off, or made while the patient kept answers private say nothing. */
export function silentAsks<A extends AskState>(
  asks: readonly A[],
  heard: ReadonlySet<string>,
  now: string,
  sharingSince: string | null,
): A[] {
  if (sharingSince === null) return []
  return asks.filter(
    ({ id, state, dueAt, expiresAt }) =>
      !heard.has(id) &&
      dueAt >= sharingSince &&
      !CALLED_OFF.has(state) &&
      (OVER.has(state) || expiresAt <= now),
  )
}

const CALLED_OFF: ReadonlySet<string> = new Set(['planned', 'stopped', 'refused'])
const OVER: ReadonlySet<string> = new Set(['completed', 'partial', 'expired', 'undeliverable'])
