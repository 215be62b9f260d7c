// What a carrier's own list says of a text in doubt: found there, not there, or more than one that could be it.
import { DAY_MS, instantAfter } from '../time.ts'

export interface Doubted {
  /** E.164. */
  readonly to: string
  readonly attemptedAt: string
  /** What nobody else's text can hold: the link, or failing that all its words. Empty: nothing would prove it. */
  readonly evidence: readonly string[]
}

export interface CarrierEntry {
  readonly sid: string
  readonly to: string
  readonly direction: 'out' | 'in'
  /** Empty once it was redacted: then nothing proves whose it was. */
  readonly body: string
  readonly createdAt: string
  /** The carrier's own word. */
  readonly status: string
  readonly errorCode: string | null
}

export type Found =
  | { readonly kind: 'found'; readonly entry: CarrierEntry }
  | { readonly kind: 'absent' }
  /** Not one to one: a person looks. */
  | { readonly kind: 'several' }

/** A carrier's clock and ours agree so far. */
export const SAME_TIME_MS = 600_000

/** @param known messages that are other texts of ours. */
export function findText(
  { to, attemptedAt, evidence }: Doubted,
  listed: readonly CarrierEntry[],
  known: ReadonlySet<string>,
): Found {
  const could = listed.filter(
    (entry) =>
      entry.direction === 'out' &&
      entry.to === to &&
      !known.has(entry.sid) &&
      Math.abs(Date.parse(entry.createdAt) - Date.parse(attemptedAt)) <= SAME_TIME_MS &&
      evidence.some((words) => holds(entry.body, words)),
  )
  if (could.length > 1) return { kind: 'several' }
  const [entry] = could
  return entry === undefined ? { kind: 'absent' } : { kind: 'found', entry }
}

/** Whole words: a longer link is another one. */
export function holds(body: string, words: string): boolean {
  const at = words === '' ? -1 : body.indexOf(words)
  return at >= 0 && !/[\w-]/.test(body.charAt(at + words.length))
}

/** Sooner, the message may still be on its way into the list. */
const LOOKS_AFTER_MS = [900_000, 3_600_000, 6 * 3_600_000, DAY_MS]

/** When a text in doubt is looked for next; null: it was looked for long enough, and counts as sent. */
export function nextLook(attemptedAt: string, now: string): string | null {
  const looks = LOOKS_AFTER_MS.map((ms) => instantAfter(attemptedAt, ms))
  return looks.find((at) => at > now) ?? null
}
