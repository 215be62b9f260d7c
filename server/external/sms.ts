// What a carrier must be able to do for us, whoever it is.
import type { CarrierEntry } from '../core/outreach/reconcile.ts'

export interface OutgoingText {
  /** Ours, carried by the status callback: the only sure way to match a report to a row. */
  readonly outboxId: string
  /** E.164. */
  readonly to: string
  readonly body: string
  /** The carrier must not deliver later than this. */
  readonly validitySeconds: number
}

/** Only `accepted` is a success and only `busy` may be tried again; `unknown` is never sent again by itself. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly sid: string; readonly segments: number }
  | { readonly kind: 'busy' }
  /** `account`: not this text was refused but whoever sends, so every other would meet the same. */
  | { readonly kind: 'refused'; readonly code: string; readonly account?: boolean }
  | { readonly kind: 'unknown'; readonly reason: string }

/** A message as the carrier holds it. */
export interface HeldMessage extends CarrierEntry {
  /** E.164. */
  readonly from: string
}

export interface Sms {
  send(text: OutgoingText): Promise<SendOutcome>
  /** Erases a message's body at the carrier. */
  redact(sid: string): Promise<void>
  /** What it holds of one phone since then. Absent: this carrier keeps no list. */
  list?(of: { readonly to: string; readonly since: string; readonly limit: number }): Promise<CarrierEntry[]>
  /** All that it holds since then, both ways, in no order. Absent: this carrier keeps no list. */
  held?(since: string): AsyncIterable<HeldMessage>
  /** Whether a request to `url` bears the carrier's signature. Absent: this carrier sends none. */
  isGenuine?(signature: string, url: string, parameters: Readonly<Record<string, string>>): boolean
}
