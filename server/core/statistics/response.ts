// Who is speaking: how many of those who could be reached did answer.

export interface Reached {
  readonly sent: number
  readonly undeliverable: number
  /** Found, after sending, not to have been due. */
  readonly ineligible: number
  readonly answered: number
}

/** Answered of those reached: what never arrived was never refused. Null: nobody was reached. */
export function responseRate({ sent, undeliverable, ineligible, answered }: Reached): number | null {
  const reached = sent - undeliverable - ineligible
  return reached > 0 ? answered / reached : null
}

/** Below it, those who answered cannot stand for everyone: a house rule, not a standard. */
export const LEAST_RESPONSE = 0.3
