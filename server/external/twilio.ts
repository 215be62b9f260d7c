// Twilio: one HTTP call an attempt, and each answer read as what it proves and nothing more.
import type RequestClient from 'twilio/lib/base/RequestClient.js'
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import type { Config, TwilioConfig } from '../config.ts'
import { outcomeOfHttp, type HttpAnswer } from '../core/outreach/delivery.ts'
import { countSegments } from '../core/sms/gsm.ts'
import type { HeldMessage, OutgoingText, SendOutcome, Sms } from './sms.ts'

const TIMEOUT_MS = 20_000
const LARGEST_PAGE = 1_000

/** @param timeoutMs after which an attempt is in doubt. Loads the client with the first text. */
export function createTwilio(
  { twilio: settings, publicUrl }: Pick<Config, 'twilio' | 'publicUrl'>,
  timeoutMs = TIMEOUT_MS,
): Sms {
  if (settings === null) throw new Error('no Twilio settings')
  let loading: ReturnType<typeof load> | undefined
  const client = () => (loading ??= load(settings, timeoutMs))
  return {
    async send(text) {
      try {
        const twilio = await client()
        const { sid, numSegments } = await twilio.messages.create({
          to: text.to,
          body: text.body,
          messagingServiceSid: settings.messagingServiceSid,
          statusCallback: `${publicUrl}/twilio/status/${text.outboxId}`,
          validityPeriod: text.validitySeconds,
        })
        if (typeof sid !== 'string' || sid === '') return { kind: 'unknown', reason: 'no_sid' }
        return { kind: 'accepted', sid, segments: segmentsOf(numSegments, text) }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    async redact(sid) {
      const twilio = await client()
      await twilio.messages(sid).update({ body: '' })
    },
    async list({ to, since, limit }) {
      const twilio = await client()
      const messages = await twilio.messages.list({ to, dateSentAfter: new Date(since), limit })
      return messages.map(heldOf)
    },
    async *held(since) {
      const twilio = await client()
      const first = await twilio.messages.page({ dateSentAfter: new Date(since), pageSize: LARGEST_PAGE })
      for (let page: Pick<typeof first, 'instances' | 'nextPage'> | undefined = first; page; ) {
        yield* page.instances.map(heldOf)
        page = await page.nextPage()
      }
    },
    isGenuine: (signature, url, parameters) =>
      validateRequest(settings.authToken, signature, url, { ...parameters }),
  }
}

function heldOf(message: MessageInstance): HeldMessage {
  return {
    sid: message.sid,
    from: message.from ?? '',
    to: message.to,
    direction: message.direction === 'inbound' ? 'in' : 'out',
    body: message.body ?? '',
    createdAt: message.dateCreated.toISOString(),
    status: message.status,
    errorCode: message.errorCode ? String(message.errorCode) : null,
  }
}

async function load({ accountSid, authToken, baseUrl }: TwilioConfig, timeoutMs: number) {
  const { default: twilio } = await import('twilio')
  class Carrier extends twilio.RequestClient {
    override async request<T>(options: RequestClient.RequestOptions<T>) {
      const response = await super.request({ ...options, uri: addressed(options.uri, baseUrl) })
      const creates = options.method === 'post' && options.uri.endsWith('/Messages.json')
      // The client takes any 2xx for a success; a message exists only when 201 says so.
      if (creates && response.statusCode !== 201 && response.statusCode < 400) {
        throw Object.assign(new Error('not created'), { status: response.statusCode })
      }
      return response
    }
  }
  // A kept connection may have been closed by the other side unnoticed, and would leave a text in doubt for nothing.
  return twilio(accountSid, authToken, { httpClient: new Carrier({ timeout: timeoutMs, keepAlive: false }) })
}

function addressed(uri: string, baseUrl: string | null): string {
  if (baseUrl === null) return uri
  const { pathname, search } = new URL(uri)
  return `${baseUrl}${pathname}${search}`
}

// With a messaging service the carrier counts only once it has picked a sender, and says 0 until then.
function segmentsOf(numSegments: string, { body }: OutgoingText): number {
  return Number(numSegments) || countSegments(body).segments
}

/** Nothing had been sent when the connection itself could not be made. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

// The error's message may hold the number or the body: only codes go on.
function outcomeOf(error: unknown): SendOutcome {
  const { status, code } = error as { status?: unknown; code?: unknown }
  if (typeof status !== 'number') {
    const reason = typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : 'no_answer'
    return NEVER_CONNECTED.has(reason) ? { kind: 'busy' } : { kind: 'unknown', reason }
  }
  const answer: HttpAnswer = { status, code: typeof code === 'number' ? code : null }
  const outcome = outcomeOfHttp(answer)
  if (outcome.kind === 'retry') return { kind: 'busy' }
  if (outcome.kind === 'refused') {
    return { kind: 'refused', code: outcome.code, account: outcome.reaction === 'halt' }
  }
  return { kind: 'unknown', reason: `http_${status}` }
}
