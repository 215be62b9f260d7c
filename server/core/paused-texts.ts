// What a call about words that paused a phone may say of texts: only what nobody but a person can find out.
import type { FollowUpKind, Outcome } from './follow-up.ts'

type PhoneState = 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead'
export type Wish = 'wants_texts' | 'no_texts'

/** `stopped`: the carrier keeps to a stop, so only a start word from that phone brings texts back. Null: not asked. */
export function asksAboutTexts(kind: FollowUpKind, phone: PhoneState | null): 'ask' | 'stopped' | null {
  if (kind !== 'pause_phrase' && kind !== 'stop_word') return null
  if (phone === 'stopped') return 'stopped'
  return phone === 'paused' || phone === 'open' ? 'ask' : null
}

/** Whoever was reached has said one or the other; of everybody else nothing is known. */
export const needsWish = (kind: FollowUpKind, phone: PhoneState | null, outcome: Outcome): boolean =>
  outcome === 'reached' && asksAboutTexts(kind, phone) === 'ask'
