// After a restore: which texts that wait here have left already, by the carrier's own list.
import { holds, SAME_TIME_MS } from './reconcile.ts'
import { instantAfter } from '../time.ts'

/** A text of one phone that this database believes has not left. */
export interface Waiting {
  readonly id: string
  readonly createdAt: string
  readonly notBefore: string
  /** What nobody else's text can hold: its link, or failing that its words. Empty: nothing would prove it. */
  readonly evidence: readonly string[]
  /** Whether it carries a link. */
  readonly linked: boolean
}

/** A message to that phone that no text here is known by. */
export interface Gone {
  readonly sid: string
  /** Empty once it was redacted. */
  readonly body: string
  readonly createdAt: string
  /** It carries a link of an invitation that this database does not know. */
  readonly lostLink: boolean
}

export interface Reread<T extends Gone> {
  readonly left: ReadonlyMap<string, T>
  /** May have left: there is a message that could be any of them. */
  readonly inDoubt: readonly string[]
}

/** One to one, oldest first; of those that remain, whatever could be one of the messages that remain is in doubt. */
export function matchGone<T extends Gone>(waiting: readonly Waiting[], gone: readonly T[]): Reread<T> {
  const rest = gone.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const left = new Map<string, T>()
  for (const text of waiting.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    const at = rest.findIndex(({ body }) => text.evidence.some((words) => holds(body, words)))
    for (const message of at < 0 ? [] : rest.splice(at, 1)) left.set(text.id, message)
  }
  const inDoubt = waiting.filter(
    (text) => !left.has(text.id) && rest.some((message) => couldBe(text, message)),
  )
  return { left, inDoubt: inDoubt.map(({ id }) => id) }
}

function couldBe(
  { createdAt, notBefore, linked }: Waiting,
  { body, createdAt: at, lostLink }: Gone,
): boolean {
  // Planned since: the same may have been planned before, and then it had another link.
  const inTime = createdAt > at || notBefore <= instantAfter(at, SAME_TIME_MS)
  return inTime && (body === '' || (linked && lostLink))
}
