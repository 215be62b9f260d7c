// A Twilio of our own on loopback: takes what the real client sends, keeps it, answers and reports as a seed decides.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TwilioConfig } from '../../../server/config.ts'
import { STAND_IN_ACCOUNT, STAND_IN_NUMBER, STAND_IN_SERVICE, STAND_IN_TOKEN } from './account.ts'
import { createPoster } from './callbacks.ts'
import { errorBody, refusal, type Refusal } from './errors.ts'
import {
  answerFor,
  courseFor,
  NO_FAULTS,
  reportAfterMs,
  reportsOf,
  type Faults,
  type Instruction,
} from './faults.ts'
import { described, FINAL, listed, type StandInMessage } from './messages.ts'
import { createOptOuts } from './opt-outs.ts'
import { createProblem, type Form } from './validate.ts'

export interface StandInOptions {
  readonly port?: number
  readonly seed?: string
  readonly faults?: Faults
  /** Whether messages go on to be sent and delivered, with reports to their StatusCallback on loopback. */
  readonly delivers?: boolean
  readonly now?: () => string
  /** Told of each request to send, before it is answered. */
  readonly onAsked?: () => void
}

export interface TwilioStandIn {
  readonly config: TwilioConfig
  /** What Twilio holds: accepted, and with `keeps` also what it never said it accepted. Inbound ones too. */
  readonly messages: StandInMessage[]
  readonly requests: string[]
  /** How the next requests to send are answered, in turn; after them the seed decides. */
  instruct(...instructions: readonly Instruction[]): void
  /** A patient's text, posted to the product; resolves with the product's status, or null when it did not answer. */
  say(publicUrl: string, text: { readonly from: string; readonly body: string }): Promise<number | null>
  /** Every message has come to its end and every report was posted. */
  settled(): Promise<void>
  close(): Promise<void>
}

const LIST = `/2010-04-01/Accounts/${STAND_IN_ACCOUNT}/Messages`
const AUTHORIZATION = `Basic ${Buffer.from(`${STAND_IN_ACCOUNT}:${STAND_IN_TOKEN}`).toString('base64')}`
const machineNow = () => new Date().toISOString()

export async function startTwilioStandIn(options: StandInOptions = {}): Promise<TwilioStandIn> {
  const { port = 0, seed = '1', faults = NO_FAULTS, delivers = false, now = machineNow, onAsked } = options
  const messages: StandInMessage[] = []
  const requests: string[] = []
  const told: Instruction[] = []
  const asked = new Map<string, number>()
  const optOuts = createOptOuts()
  const poster = createPoster()
  const courses = new Set<Promise<void>>()
  let kept = 0
  let closed = false

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    config: {
      accountSid: STAND_IN_ACCOUNT,
      authToken: STAND_IN_TOKEN,
      messagingServiceSid: STAND_IN_SERVICE,
      baseUrl,
    },
    messages,
    requests,
    instruct: (...instructions) => void told.push(...instructions),
    say: async (publicUrl, { from, body }) => {
      const message = keep('inbound', { From: from, To: STAND_IN_NUMBER, Body: body })
      const heard = optOuts.hear(from, body)
      return poster.post(`${publicUrl}/twilio/messages`, {
        ...addressed(message),
        Body: body,
        NumMedia: '0',
        ...(heard === null ? {} : { OptOutType: heard }),
      })
    },
    async settled() {
      while (courses.size > 0) await Promise.all(courses)
      await poster.idle()
    },
    close: () =>
      new Promise((resolve) => {
        closed = true
        poster.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request
    requests.push(`${method} ${url}`)
    const form = Object.fromEntries(new URLSearchParams(await readAll(request)))
    if (request.headers.authorization !== AUTHORIZATION) return fail(response, refusal(20003))
    const [path = '', query] = url.split('?')
    if (path === `${LIST}.json`) {
      if (method === 'POST') return create(response, form)
      if (method === 'GET') return reply(response, 200, listed(messages, path, new URLSearchParams(query)))
      return fail(response, refusal(20004))
    }
    const sid = /^\/(SM[0-9a-f]{32})\.json$/.exec(path.startsWith(LIST) ? path.slice(LIST.length) : '')?.[1]
    const at = messages.findIndex((message) => message.sid === sid)
    const message = messages[at]
    if (!message) return fail(response, refusal(20404))
    if (method === 'DELETE') {
      if (!FINAL.includes(message.status)) return fail(response, refusal(20009))
      messages.splice(at, 1)
      return void response.writeHead(204).end()
    }
    if (method === 'POST') {
      // A message can be emptied, and not rewritten.
      if (form['Body'] !== '') return fail(response, refusal(20001))
      message.body = ''
    }
    return reply(response, 200, described(message))
  }

  function create(response: ServerResponse, form: Form): void {
    onAsked?.()
    const to = form['To'] ?? ''
    const time = asked.get(to) ?? 0
    asked.set(to, time + 1)
    const planned = told.shift() ?? answerFor(seed, faults, to, time)
    if (planned.answer === 'error' && !planned.keeps) {
      if (planned.code === 21610) optOuts.add(to)
      return fail(response, planned)
    }
    if (planned.answer === 'odd') return reply(response, planned.status, {})
    const problem = createProblem(form) ?? (optOuts.has(to) ? refusal(21610) : null)
    if (problem !== null) return fail(response, problem)
    const lost = (planned.answer === 'hang' || planned.answer === 'reset') && !planned.keeps
    const message = lost ? null : keep('outbound-api', form)
    if (message !== null && delivers) goOn(message)
    if (planned.answer === 'reset') return void response.socket?.resetAndDestroy()
    if (planned.answer === 'hang' || message === null) return
    if (planned.answer === 'error') return fail(response, planned)
    const body = described(message)
    if (planned.answer === 'slow') setTimeout(() => reply(response, 201, body), planned.ms)
    else reply(response, 201, body)
  }

  function keep(direction: StandInMessage['direction'], form: Form): StandInMessage {
    kept += 1
    const message: StandInMessage = {
      sid: `SM${String(kept).padStart(32, '0')}`,
      direction,
      from: form['From'] ?? STAND_IN_NUMBER,
      to: form['To'] ?? '',
      body: form['Body'] ?? '',
      status: direction === 'inbound' ? 'received' : 'accepted',
      errorCode: null,
      statusCallback: form['StatusCallback'] ?? '',
      parameters: form,
      createdAt: now(),
      sentAt: direction === 'inbound' ? now() : null,
    }
    messages.push(message)
    return message
  }

  function goOn(message: StandInMessage): void {
    const course = courseFor(seed, faults, message.to)
    const running = (async () => {
      for (const [index, report] of reportsOf(seed, faults, message.to, course).entries()) {
        const ms = reportAfterMs(seed, message.to, index)
        await new Promise((resolve) => setTimeout(resolve, ms))
        if (closed) return
        message.sentAt ??= now()
        await poster.post(message.statusCallback, {
          ...addressed(message),
          MessageStatus: report.status,
          SmsStatus: report.status,
          MessagingServiceSid: STAND_IN_SERVICE,
          ...(report.errorCode === null ? {} : { ErrorCode: String(report.errorCode) }),
        })
      }
    })().finally(() => courses.delete(running))
    courses.add(running)
    message.sentAt = now()
    const end = course.at(-1)
    if (end) Object.assign(message, { status: end.status, errorCode: end.errorCode })
  }
}

const addressed = ({ sid, from, to }: StandInMessage) => ({
  MessageSid: sid,
  SmsSid: sid,
  AccountSid: STAND_IN_ACCOUNT,
  From: from,
  To: to,
  ApiVersion: '2010-04-01',
})

const fail = (response: ServerResponse, problem: Refusal) =>
  reply(response, problem.status, errorBody(problem))

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
