// The stand-in behaves as Twilio does towards Twilio's own client, so that what is tried against it means something.
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient.js'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STAND_IN_SERVICE, STAND_IN_TOKEN } from '../support/twilio/account.ts'
import { answerFor, courseFor, NO_FAULTS, reportsOf, ROUGH } from '../support/twilio/faults.ts'
import { startTwilioStandIn, type StandInOptions, type TwilioStandIn } from '../support/twilio/stand-in.ts'

interface Posted {
  readonly path: string
  readonly form: Record<string, string>
  readonly genuine: boolean
}

let standIn: TwilioStandIn
let product: Server
let publicUrl: string
const posted: Posted[] = []

beforeEach(async () => {
  posted.length = 0
  product = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += String(piece)))
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body))
      const signature = String(request.headers['x-twilio-signature'])
      const genuine = validateRequest(STAND_IN_TOKEN, signature, `${publicUrl}${request.url}`, form)
      posted.push({ path: request.url ?? '', form, genuine })
      response.writeHead(204).end()
    })
  }).listen(0, '127.0.0.1')
  await once(product, 'listening')
  publicUrl = `http://127.0.0.1:${(product.address() as AddressInfo).port}`
})
afterEach(async () => {
  await standIn.close()
  product.close()
  product.closeAllConnections()
})

async function client(options: StandInOptions = {}, token?: string) {
  standIn = await startTwilioStandIn(options)
  const { accountSid, authToken, baseUrl } = standIn.config
  class Local extends twilio.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const { pathname, search } = new URL(options.uri)
      return super.request({ ...options, uri: `${baseUrl}${pathname}${search}` })
    }
  }
  return twilio(accountSid, token ?? authToken, { httpClient: new Local() })
}

const TEXT = { to: '+19255551001', body: 'A few short questions.', messagingServiceSid: STAND_IN_SERVICE }

test.for([
  ['no recipient', { to: '' }, 21604],
  ['no number', { to: 'banana' }, 21211],
  ['a number nobody can have', { to: '+11234567890' }, 21211],
  ['no words', { body: '' }, 21602],
  ['too many words', { body: 'x'.repeat(1601) }, 21617],
  ['another messaging service', { messagingServiceSid: `MG${'0'.repeat(32)}` }, 21705],
  ['no sender', { messagingServiceSid: undefined }, 21603],
  ['somebody else’s number', { messagingServiceSid: undefined, from: '+15555550199' }, 21606],
  ['no time to live', { validityPeriod: 0 }, 21624],
  ['too long to live', { validityPeriod: 36_001 }, 21624],
  ['a report to nowhere', { statusCallback: 'nowhere' }, 21609],
] as const)('%s: refused with Twilio’s own code', async ([, more, code]) => {
  const { messages } = await client()
  const text: Parameters<typeof messages.create>[0] = { ...TEXT, ...more } as typeof TEXT
  await expect(messages.create(text)).rejects.toMatchObject({ status: 400, code })
  expect(standIn.messages).toEqual([])
})

test('another token is refused with 20003, an unknown message with 20404', async () => {
  const { messages } = await client({}, 'e'.repeat(32))
  await expect(messages.create(TEXT)).rejects.toMatchObject({ status: 401, code: 20003 })
  await standIn.close()
  const known = await client()
  const unknown = known.messages(`SM${'9'.repeat(32)}`).fetch()
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 })
})

describe('the message list', () => {
  test('is asked by recipient and day, newest first, page by page', async () => {
    let now = '2026-11-23T18:00:00.000Z'
    const { messages } = await client({ delivers: true, now: () => now })
    for (const day of [23, 24, 25]) {
      now = `2026-11-${day}T18:00:00.000Z`
      await messages.create({ ...TEXT, body: `of day ${day}` })
      await messages.create({ ...TEXT, to: '+19255551002' })
    }
    const since = { to: TEXT.to, dateSentAfter: new Date('2026-11-24T00:00:00.000Z') }
    const found = await messages.list({ ...since, pageSize: 1 })
    expect(found.map(({ body }) => body)).toEqual(['of day 25', 'of day 24'])
    expect(found[0]).toMatchObject({ status: 'delivered', direction: 'outbound-api', errorCode: null })
    expect(found[0]!.dateSent).toEqual(new Date('2026-11-25T18:00:00.000Z'))
    expect(standIn.requests.filter((line) => line.startsWith('GET'))).toHaveLength(2)
  })

  test('holds a message until it is deleted, emptied or not', async () => {
    const { messages } = await client({ delivers: true })
    const { sid } = await messages.create(TEXT)
    await messages(sid).update({ body: '' })
    expect((await messages(sid).fetch()).body).toBe('')
    expect(await messages(sid).remove()).toBe(true)
    expect(await messages.list({ to: TEXT.to })).toEqual([])
  })
})

test('who texts STOP gets 21610 until START, and the product hears each word, signed', async () => {
  const { messages } = await client()
  expect(await standIn.say(publicUrl, { from: TEXT.to, body: ' Stop ' })).toBe(204)
  await expect(messages.create(TEXT)).rejects.toMatchObject({ code: 21610 })
  await standIn.say(publicUrl, { from: TEXT.to, body: 'START' })
  expect((await messages.create(TEXT)).sid).toMatch(/^SM/)
  expect(posted.map(({ path, form, genuine }) => [path, form['Body'], form['OptOutType'], genuine])).toEqual([
    ['/twilio/messages', ' Stop ', 'STOP', true],
    ['/twilio/messages', 'START', 'START', true],
  ])
})

test('reports are signed, each names its message and its state, and none leaves the machine', async () => {
  const { messages } = await client({ delivers: true })
  const { sid } = await messages.create({ ...TEXT, statusCallback: `${publicUrl}/twilio/status/7` })
  await messages.create({ ...TEXT, statusCallback: 'https://say.example/twilio/status/8' })
  await standIn.settled()
  expect(
    posted.every(
      ({ path, genuine, form }) => path === '/twilio/status/7' && genuine && form['MessageSid'] === sid,
    ),
  ).toBe(true)
  expect(posted.at(-1)!.form['MessageStatus']).toBe('delivered')
})

describe('faults', () => {
  const NUMBERS = Array.from({ length: 4000 }, (_, i) => `+1925555${String(1000 + i)}`)
  const answers = (seed: string) => NUMBERS.map((to) => answerFor(seed, ROUGH, to, 0))
  const reports = (seed: string) =>
    NUMBERS.map((to) => reportsOf(seed, ROUGH, to, courseFor(seed, ROUGH, to)))

  test('repeat with their seed, and differ with another', () => {
    expect(answers('1')).toEqual(answers('1'))
    expect(reports('1')).toEqual(reports('1'))
    expect(answers('1')).not.toEqual(answers('2'))
  })

  test('are one answer in twenty, most of them after the message was taken', () => {
    const faulty = answers('1').filter(({ answer }) => answer !== 'created' && answer !== 'slow')
    const taken = faulty.filter((answer) => 'keeps' in answer && answer.keeps)
    expect(faulty.length / NUMBERS.length).toBeCloseTo(0.05, 2)
    expect(taken.length / NUMBERS.length).toBeCloseTo(0.03, 2)
  })

  test('double, disorder and swallow reports, and name why a text did not arrive', () => {
    const all = reports('1')
    expect(all.some((list) => list.length === 0)).toBe(true)
    expect(all.some((list) => list.length > 1 && list.at(-1)!.status === 'sent')).toBe(true)
    expect([...new Set(all.flat().map(({ errorCode }) => errorCode))].sort()).toEqual([
      30003,
      30005,
      30006,
      30008,
      null,
    ])
    expect(
      reportsOf('1', NO_FAULTS, NUMBERS[0]!, courseFor('1', NO_FAULTS, NUMBERS[0]!)).at(-1)!.status,
    ).toBe('delivered')
  })

  test('a message that was taken stays, whatever the answer was', async () => {
    const { messages } = await client()
    standIn.instruct(
      { answer: 'error', status: 500, code: 20500, keeps: true },
      { answer: 'reset', keeps: true },
      { answer: 'error', status: 429, code: 20429 },
      { answer: 'slow', ms: 5 },
    )
    for (const status of [500, undefined, 429])
      await expect(messages.create(TEXT)).rejects.toMatchObject(status === undefined ? {} : { status })
    expect((await messages.create(TEXT)).status).toBe('accepted')
    expect(standIn.messages).toHaveLength(3)
  })
})
