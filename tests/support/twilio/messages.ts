// The messages that the stand-in holds, their JSON as Twilio gives it, and its list with filters and pages.
import { countSegments } from '../../../server/core/sms/gsm.ts'
import { STAND_IN_ACCOUNT, STAND_IN_NUMBER, STAND_IN_SERVICE } from './account.ts'

export type MessageStatus =
  | 'accepted'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'received'

export const FINAL: readonly MessageStatus[] = ['delivered', 'undelivered', 'failed', 'received']

export interface StandInMessage {
  readonly sid: string
  readonly direction: 'outbound-api' | 'inbound'
  readonly from: string
  readonly to: string
  body: string
  status: MessageStatus
  errorCode: number | null
  readonly statusCallback: string
  /** What was asked for, as it came. */
  readonly parameters: Readonly<Record<string, string>>
  /** By the stand-in's clock. */
  readonly createdAt: string
  sentAt: string | null
}

const stamp = (at: string | null) => at && new Date(at).toUTCString().replace('GMT', '+0000')

export function described(message: StandInMessage): object {
  const { sid, body, direction, status } = message
  const uri = `/2010-04-01/Accounts/${STAND_IN_ACCOUNT}/Messages/${sid}.json`
  return {
    sid,
    body,
    direction,
    status,
    from: message.from === STAND_IN_NUMBER && status === 'accepted' ? null : message.from,
    to: message.to,
    account_sid: STAND_IN_ACCOUNT,
    messaging_service_sid: direction === 'inbound' ? null : STAND_IN_SERVICE,
    // Counted once a sender was picked.
    num_segments: status === 'accepted' ? '0' : String(countSegments(body).segments),
    num_media: '0',
    error_code: message.errorCode,
    error_message: null,
    date_created: stamp(message.createdAt),
    date_sent: stamp(message.sentAt),
    date_updated: stamp(message.sentAt ?? message.createdAt),
    price: null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    uri,
    subresource_uris: { media: uri.replace('.json', '/Media.json') },
  }
}

const DEFAULT_PAGE = 50
const LARGEST_PAGE = 1000
/** `2026-11-24T18:00:00`: Twilio compares no finer. */
const SECONDS = 19

/** Newest first. `DateSent` with a date alone is that whole day; a message that was not sent yet has no date to match. */
export function listed(messages: readonly StandInMessage[], path: string, query: URLSearchParams): object {
  const sentWithin = (sentAt: string | null) => {
    const compared = (name: string, holds: (sent: string, bound: string) => boolean) => {
      const bound = query.get(name)?.slice(0, SECONDS) ?? null
      return bound === null || (sentAt !== null && holds(sentAt.slice(0, bound.length), bound))
    }
    return (
      compared('DateSent', (sent, bound) => sent === bound) &&
      compared('DateSent>', (sent, bound) => sent >= bound) &&
      compared('DateSent<', (sent, bound) => sent <= bound)
    )
  }
  const [to, from] = [query.get('To'), query.get('From')]
  const found = messages
    .filter((message) => (to === null || message.to === to) && (from === null || message.from === from))
    .filter(({ sentAt }) => sentWithin(sentAt))
    .toReversed()
  const size = Math.min(Number(query.get('PageSize') ?? DEFAULT_PAGE) || DEFAULT_PAGE, LARGEST_PAGE)
  const page = Number(query.get('Page') ?? 0) || 0
  const address = (number: number) => {
    const more = new URLSearchParams(query)
    more.set('PageSize', String(size))
    more.set('Page', String(number))
    return `${path}?${more.toString()}`
  }
  const start = page * size
  return {
    messages: found.slice(start, start + size).map(described),
    page,
    page_size: size,
    start,
    end: Math.min(start + size, found.length) - 1,
    uri: address(page),
    first_page_uri: address(0),
    previous_page_uri: page === 0 ? null : address(page - 1),
    next_page_uri: start + size < found.length ? address(page + 1) : null,
  }
}
