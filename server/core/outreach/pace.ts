// When texts may leave so that a sender keeps to its rate: turns follow one another, however many take them.
import { instantAfter } from '../time.ts'

export interface Turns {
  /** When the first of them may leave. */
  readonly at: string
  /** The instant up to which turns are taken then. */
  readonly takenTo: string
}

/** @param takenTo up to which others have taken theirs. */
export function takeTurns(
  { takenTo, perSecond }: { readonly takenTo: string; readonly perSecond: number },
  now: string,
  count: number,
): Turns {
  const at = takenTo > now ? takenTo : now
  return { at, takenTo: instantAfter(at, Math.ceil((count * 1000) / perSecond)) }
}
