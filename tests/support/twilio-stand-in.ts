// A Twilio of our own on loopback: takes what the real client sends, answers as told, keeps messages, signs callbacks.
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TwilioConfig } from '../../server/config.ts'

export const STAND_IN_ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`
const STAND_IN_TOKEN = 'f'.repeat(32)
export const STAND_IN_SERVICE = `MG${'fedcba9876543210'.repeat(2)}`

/** How one request is answered; the next ones in turn, then `created`. */
export type Instruction =
  | { readonly answer: 'created' }
  | { readonly answer: 'error'; readonly status: number; readonly code?: number }
  /** A 2xx that is not 201, or a 201 that makes no sense. */
  | { readonly answer: 'odd'; readonly status: number }
  | { readonly answer: 'hang' | 'reset'; readonly keeps?: boolean }

export interface StandInMessage {
  readonly sid: string
  readonly to: string
  body: string
  readonly statusCallback: string
  readonly parameters: Readonly<Record<string, string>>
}

export interface TwilioStandIn {
  readonly config: TwilioConfig
  /** What Twilio holds: accepted, and with `keeps` also what it never said it accepted. */
  readonly messages: StandInMessage[]
  readonly requests: string[]
  instruct(...instructions: readonly Instruction[]): void
  close(): Promise<void>
}

/** As Twilio documents it: HMAC-SHA1 over the address and each parameter's name and value, sorted by name. */
export function sign(token: string, url: string, parameters: Readonly<Record<string, string>>): string {
  const text = Object.keys(parameters)
    .sort()
    .reduce((text, name) => `${text}${name}${parameters[name]}`, url)
  return createHmac('sha1', token).update(text, 'utf8').digest('base64')
}

export interface SignedCallback {
  readonly path: string
  readonly init: { method: 'POST'; headers: Record<string, string>; body: string }
}

/** A request as Twilio would send it to `publicUrl` + `path`. */
export function signedCallback(
  publicUrl: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
  token = STAND_IN_TOKEN,
): SignedCallback {
  return {
    path,
    init: {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
        'X-Twilio-Signature': sign(token, `${publicUrl}${path}`, parameters),
      },
      body: new URLSearchParams(parameters).toString(),
    },
  }
}

export async function startTwilioStandIn(): Promise<TwilioStandIn> {
  const messages: StandInMessage[] = []
  const requests: string[] = []
  const queue: Instruction[] = []
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    config: {
      accountSid: STAND_IN_ACCOUNT,
      authToken: STAND_IN_TOKEN,
      messagingServiceSid: STAND_IN_SERVICE,
      baseUrl: `http://127.0.0.1:${port}`,
    },
    messages,
    requests,
    instruct: (...instructions) => void queue.push(...instructions),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push(`${request.method} ${request.url}`)
    const form = Object.fromEntries(new URLSearchParams(await readAll(request)))
    const expected = `Basic ${Buffer.from(`${STAND_IN_ACCOUNT}:${STAND_IN_TOKEN}`).toString('base64')}`
    if (request.headers.authorization !== expected) return fail(response, 401, 20003)
    const list = `/2010-04-01/Accounts/${STAND_IN_ACCOUNT}/Messages`
    if (request.method === 'POST' && request.url === `${list}.json`) return create(response, form)
    const sid = /^\/(SM[0-9a-f]{32})\.json$/.exec((request.url ?? '').slice(list.length))?.[1]
    const message = messages.find((message) => message.sid === sid)
    if (!message) return fail(response, 404, 20404)
    if (request.method === 'POST') message.body = form['Body'] ?? message.body
    return reply(response, 200, described(message))
  }

  function create(response: ServerResponse, form: Readonly<Record<string, string>>): void {
    const told = queue.shift() ?? { answer: 'created' }
    if (told.answer === 'error') return fail(response, told.status, told.code)
    if (told.answer === 'odd') return reply(response, told.status, {})
    if (told.answer === 'created' || told.keeps) {
      messages.push({
        sid: `SM${String(messages.length + 1).padStart(32, '0')}`,
        to: form['To'] ?? '',
        body: form['Body'] ?? '',
        statusCallback: form['StatusCallback'] ?? '',
        parameters: form,
      })
    }
    if (told.answer === 'reset') return void response.socket?.resetAndDestroy()
    if (told.answer === 'hang') return
    reply(response, 201, described(messages.at(-1)!))
  }
}

const described = ({ sid, to, body }: StandInMessage) => ({
  sid,
  to,
  body,
  account_sid: STAND_IN_ACCOUNT,
  messaging_service_sid: STAND_IN_SERVICE,
  status: 'accepted',
  num_segments: '0',
})

function fail(response: ServerResponse, status: number, code?: number): void {
  reply(response, status, code === undefined ? {} : { code, status, message: 'as told', more_info: '' })
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
