// What became of a text: how a carrier's answers, codes and callbacks settle one outbox row.

export type OutboxState =
  | 'queued'
  | 'leased'
  | 'attempting'
  | 'accepted'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'unknown'
  | 'cancelled'

// The further down, the surer. A report can only move a text down, so order and repetition mean nothing.
// A cancelled text that the carrier reports was sent after all: the carrier knows.
const BY_CERTAINTY: readonly OutboxState[] = [
  'queued',
  'leased',
  'cancelled',
  'attempting',
  'unknown',
  'accepted',
  'sent',
  'failed',
  'undelivered',
  'delivered',
]

/** What may be reported of a text once it was handed over, or may have been. */
export type DeliveryReport = Extract<
  OutboxState,
  'unknown' | 'accepted' | 'sent' | 'failed' | 'undelivered' | 'delivered'
>

export function settle(current: OutboxState, report: DeliveryReport): OutboxState {
  return BY_CERTAINTY.indexOf(report) > BY_CERTAINTY.indexOf(current) ? report : current
}

/** The states that this report moves on. */
export function lessSureThan(report: DeliveryReport): readonly OutboxState[] {
  return BY_CERTAINTY.slice(0, BY_CERTAINTY.indexOf(report))
}

const CARRIER_STATUSES: Readonly<Record<string, DeliveryReport>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
}

/** Null for a status that says nothing of a text we send. */
export function reportOfStatus(messageStatus: string): DeliveryReport | null {
  return Object.hasOwn(CARRIER_STATUSES, messageStatus) ? (CARRIER_STATUSES[messageStatus] ?? null) : null
}

/** suppress: never text this number again; back_off: try later, then a person looks; halt: stop the campaign. */
export type Reaction = 'suppress' | 'back_off' | 'halt'

export interface CodeMeaning {
  readonly reaction: Reaction
  /** What the suppression journal records of the number. */
  readonly records: 'stop' | 'dead' | null
  readonly means: string
}

const suppress = (records: 'stop' | 'dead', means: string): CodeMeaning => ({
  reaction: 'suppress',
  records,
  means,
})
const backOff = (means: string): CodeMeaning => ({ reaction: 'back_off', records: null, means })
const halt = (means: string): CodeMeaning => ({ reaction: 'halt', records: null, means })

export const ERROR_CODES: Readonly<Record<string, CodeMeaning>> = {
  '21610': suppress('stop', 'the person has opted out at the carrier'),
  '21211': suppress('dead', 'not a valid number'),
  '21614': suppress('dead', 'not a mobile number'),
  '30005': suppress('dead', 'unknown number'),
  '30006': suppress('dead', 'landline, or a carrier that cannot be reached'),
  '30001': backOff('the queue overflowed'),
  '30003': backOff('the phone is off or out of reach'),
  '30004': backOff('the message was blocked'),
  '30008': backOff('unknown carrier error'),
  '30036': backOff('the validity period ended'),
  '21611': backOff('too many messages queued for this sender'),
  '20003': halt('the carrier does not accept our credentials'),
  '30007': halt('the carrier filters our texts'),
  '30022': halt('the campaign is over its rate'),
  '30023': halt('the brand is over its daily cap'),
  '30027': halt('the campaign is over its daily cap'),
  '30034': halt('the number is not registered'),
}

/** A code that nobody has described waits for a person. */
export function meaningOf(code: string | number): CodeMeaning {
  const key = String(code)
  return (Object.hasOwn(ERROR_CODES, key) ? ERROR_CODES[key] : undefined) ?? backOff('not described')
}

export type HttpAnswer =
  | { readonly status: number; readonly code?: string | number | null }
  | 'timeout'
  | 'reset'

export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'retry' }
  | ({ readonly kind: 'refused'; readonly code: string } & CodeMeaning)
  | { readonly kind: 'unknown' }

/** Only 201 is success and only 429 is free to retry; whatever may have been accepted is unknown. */
export function outcomeOfHttp(answer: HttpAnswer): Outcome {
  if (answer === 'timeout' || answer === 'reset') return { kind: 'unknown' }
  const { status } = answer
  if (status === 201) return { kind: 'accepted' }
  if (status === 429) return { kind: 'retry' }
  if (status < 400 || status >= 500 || status === 408) return { kind: 'unknown' }
  const code = String(answer.code ?? status)
  const known = Object.hasOwn(ERROR_CODES, code)
  // Without a code of a message, such a status speaks of the account: every text would meet the same.
  const accountWide = !known && [401, 403, 404].includes(status)
  return {
    kind: 'refused',
    code,
    ...(accountWide ? halt('the carrier refuses the account') : meaningOf(code)),
  }
}
