// Several holders of one link answered: whose answers count. Proof of the phone first, else whoever began first.
import type { Answers } from './question.ts'

/** What one holder has answered, drafts in the order in which they were begun. */
export interface HeldAnswers {
  /** It came with proof of the phone. */
  readonly proven: boolean
  readonly answers: Answers
  readonly unshared: readonly string[]
  /** Never sent: counts nowhere. */
  readonly unsubmitted: readonly string[]
  readonly sharing: boolean | null
  /** Staff without whom these answers would not be there. */
  readonly makers?: readonly string[]
}

export interface Merged {
  readonly answers: Answers
  readonly unshared: readonly string[]
  readonly sharing: boolean | null
  /** Of all whose answers count. */
  readonly makers: readonly string[]
}

/** Item by item, and for sharing: the strongest that said something counts. */
export function mergeHeld(held: readonly HeldAnswers[]): Merged {
  const strongest = [...held.filter(({ proven }) => proven), ...held.filter(({ proven }) => !proven)]
  const answers: Record<string, Answers[string]> = {}
  const unshared = new Set<string>()
  const makers = new Set<string>()
  for (const one of strongest) {
    for (const [item, value] of Object.entries(one.answers)) {
      if (Object.hasOwn(answers, item) || one.unsubmitted.includes(item)) continue
      answers[item] = value
      for (const maker of one.makers ?? []) makers.add(maker)
      if (one.unshared.includes(item)) unshared.add(item)
    }
  }
  const sharing = strongest.find((one) => one.sharing !== null)?.sharing ?? null
  return { answers, unshared: [...unshared], sharing, makers: [...makers] }
}
