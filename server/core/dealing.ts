// Deals letters by chance among those who print them, so that nobody chooses whose answers pass through their hands.

export interface Draw {
  readonly staffId: string
  /** Random characters, drawn for this person and this letter. */
  readonly drawn: string
}

/** The highest draw; null: nobody may print it. When somebody leaves, their letters alone change hands. */
export function dealtTo(draws: readonly Draw[]): string | null {
  const [first] = draws.toSorted((a, b) => (a.drawn > b.drawn ? -1 : a.drawn < b.drawn ? 1 : 0))
  return first?.staffId ?? null
}
