// A text as the rules read it: brought to plain words once, for all of them.
import { clauses, endsOf, fold, plain } from './fold.ts'
import { afterNumber } from './keywords.ts'
import { spellOut } from './spell-out.ts'

export interface AsRead {
  /** As it was sent, less the middle of a very long one. */
  readonly raw: string
  readonly folded: string
  /** Plain, and spelled out. */
  readonly words: string
  /** The same less the number that leads it. */
  readonly rest: string
  /** Its clauses, plain. */
  readonly parts: readonly string[]
}

export function asRead(text: string): AsRead {
  const raw = endsOf(text)
  const folded = fold(raw)
  return {
    raw,
    folded,
    words: spellOut(plain(folded)),
    rest: spellOut(afterNumber(folded)),
    parts: clauses(raw, folded),
  }
}
