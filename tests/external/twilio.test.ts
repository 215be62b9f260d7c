// What we conclude from each way in which Twilio may answer, by its own client against a server on loopback.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HeldMessage } from '../../server/external/sms.ts'
import { createTwilio } from '../../server/external/twilio.ts'
import { STAND_IN_SERVICE } from '../support/twilio/account.ts'
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio/stand-in.ts'

const TEXT = {
  outboxId: '019aaaaa-0000-7000-8000-000000000001',
  to: '+19255551001',
  body: 'Orchard: a few short questions.',
  validitySeconds: 3600,
}
const SHORT_MS = 300

let twilio: TwilioStandIn
beforeEach(async () => {
  twilio = await startTwilioStandIn()
})
afterEach(() => twilio.close())

const carrier = (publicUrl = 'https://say.example') =>
  createTwilio({ twilio: twilio.config, publicUrl }, SHORT_MS)

test('201 is accepted, with the carrier’s id and segments counted by us until the carrier counts', async () => {
  const outcome = await carrier().send(TEXT)
  expect(outcome).toEqual({ kind: 'accepted', sid: twilio.messages[0]!.sid, segments: 1 })
})

test('the text goes by the messaging service, for a limited time, and reports to its own address', async () => {
  await carrier('https://say.example').send(TEXT)
  expect(twilio.messages[0]!.parameters).toEqual({
    To: '+19255551001',
    Body: 'Orchard: a few short questions.',
    MessagingServiceSid: STAND_IN_SERVICE,
    StatusCallback: `https://say.example/twilio/status/${TEXT.outboxId}`,
    ValidityPeriod: '3600',
  })
})

test.for([
  [429, 20429, { kind: 'busy' }],
  [400, 21610, { kind: 'refused', code: '21610', account: false }],
  [400, 21211, { kind: 'refused', code: '21211', account: false }],
  [400, 21611, { kind: 'refused', code: '21611', account: false }],
  [401, 20003, { kind: 'refused', code: '20003', account: true }],
  [403, undefined, { kind: 'refused', code: '403', account: true }],
  [404, 20404, { kind: 'refused', code: '20404', account: true }],
  [500, 20500, { kind: 'unknown', reason: 'http_500' }],
  [503, undefined, { kind: 'unknown', reason: 'http_503' }],
] as const)('an answer of %i with code %s is one call and no more', async ([status, code, expected]) => {
  twilio.instruct({ answer: 'error', status, ...(code === undefined ? {} : { code }) })
  expect(await carrier().send(TEXT)).toEqual(expected)
  expect(twilio.requests).toHaveLength(1)
  expect(twilio.messages).toHaveLength(0)
})

test.for([200, 202, 302])('%i is not 201: in doubt', async (status) => {
  twilio.instruct({ answer: 'odd', status })
  expect(await carrier().send(TEXT)).toEqual({ kind: 'unknown', reason: `http_${status}` })
})

test('a 201 that names no message is in doubt', async () => {
  twilio.instruct({ answer: 'odd', status: 201 })
  expect(await carrier().send(TEXT)).toEqual({ kind: 'unknown', reason: 'no_sid' })
})

test.for(['hang', 'reset'] as const)(
  'a %s leaves the text in doubt, kept by the carrier or not',
  async (answer) => {
    twilio.instruct({ answer, keeps: true }, { answer })
    const sms = carrier()
    expect(await sms.send(TEXT)).toMatchObject({ kind: 'unknown' })
    expect(await sms.send(TEXT)).toMatchObject({ kind: 'unknown' })
    expect(twilio.messages).toHaveLength(1)
  },
)

test('a carrier that cannot be reached at all got nothing: the text may be tried again', async () => {
  const sms = carrier()
  await twilio.close()
  expect(await sms.send(TEXT)).toEqual({ kind: 'busy' })
})

test('an outcome names no number and no word of the text', async () => {
  twilio.instruct({ answer: 'error', status: 400, code: 21211 }, { answer: 'hang' }, { answer: 'reset' })
  const sms = carrier()
  const outcomes = [await sms.send(TEXT), await sms.send(TEXT), await sms.send(TEXT)]
  expect(JSON.stringify(outcomes)).not.toMatch(/9255551001|Orchard/)
})

test('a redacted message is empty at the carrier', async () => {
  const sms = carrier()
  await sms.send(TEXT)
  await sms.redact(twilio.messages[0]!.sid)
  expect(twilio.messages[0]!.body).toBe('')
})

test('all that it holds since an instant is read, page after page, both ways', async () => {
  await carrier().send(TEXT)
  const [sent] = twilio.messages
  const many = Array.from({ length: 1_001 }, (_, n) => ({
    ...sent!,
    sid: `SM${String(n).padStart(32, '1')}`,
    direction: 'inbound' as const,
    from: '+19255551001',
    body: `${n}`,
    sentAt: n === 0 ? '2026-11-20T18:00:00.000Z' : '2026-11-24T18:00:00.000Z',
  }))
  twilio.messages.push(...many, { ...sent!, sentAt: '2026-11-24T18:00:00.000Z' })
  const held: HeldMessage[] = []
  for await (const message of carrier().held!('2026-11-24T00:00:00.000Z')) held.push(message)
  expect(held.map(({ direction }) => direction).filter((way) => way === 'out')).toHaveLength(1)
  expect(new Set(held.filter(({ direction }) => direction === 'in').map(({ body }) => body)).size).toBe(1_000)
  expect(held.at(-1)).toMatchObject({ from: '+19255551001', body: '1' })
})
