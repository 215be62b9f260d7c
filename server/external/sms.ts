// What a carrier must be able to do for us, whoever it is.
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
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Sms {
  send(text: OutgoingText): Promise<SendOutcome>
  /** Erases a message's body at the carrier. */
  redact(sid: string): Promise<void>
}
