// The carrier's webhooks: what is genuine is taken once, what is not is refused without a word.
import fc from 'fast-check'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { webhookRoutes } from '../../server/channels/webhooks.ts'
import type { Config } from '../../server/config.ts'
import { createTwilio } from '../../server/external/twilio.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { STAND_IN_ACCOUNT, signedCallback, type SignedCallback } from '../support/twilio/account.ts'
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio/stand-in.ts'

const PUBLIC_URL = 'https://say.example'
const SID = `SM${'a1'.repeat(16)}`

let twilio: TwilioStandIn
let program: TestProgram
let app: Hono
beforeEach(async () => {
  twilio = await startTwilioStandIn()
  const config: Partial<Config> = { mode: 'production', publicUrl: PUBLIC_URL, twilio: twilio.config }
  program = await openTestProgram({
    config,
    sms: createTwilio({ publicUrl: PUBLIC_URL, twilio: twilio.config }),
  })
  app = webhookRoutes(program.deps)
})
afterEach(async () => {
  await program.close()
  await twilio.close()
})

const send = async ({ path, init }: SignedCallback, origin = 'http://10.0.0.7:8787') =>
  app.request(`${origin}${path}`, init)

const incoming = (more: Record<string, string> = {}) => ({
  MessageSid: SID,
  AccountSid: STAND_IN_ACCOUNT,
  From: '+19255551001',
  To: '+15555550100',
  Body: '4',
  ...more,
})

const text = (more?: Record<string, string>) => signedCallback(PUBLIC_URL, '/twilio/messages', incoming(more))
const stored = () => program.deps.db.query.selectFrom('inbound').selectAll().execute()

describe('a patient’s text', () => {
  test('is stored once and answered with an empty document, behind whatever proxy and Host', async () => {
    await program.addPatient({ phone: '+19255551001' })
    for (const origin of ['http://10.0.0.7:8787', 'https://evil.example', 'http://localhost']) {
      const answer = await send(text(), origin)
      expect([answer.status, await answer.text()]).toEqual([200, '<Response/>'])
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/xml/)
    }
    expect(await stored()).toHaveLength(1)
  })

  test.for(['  4  ', '4 ', 'sí, gracias', '👍', 'a+b=c&d', '\n4\n', ''])(
    'is genuine with the body %j, which arrives as it was sent',
    async (Body) => {
      await program.addPatient({ phone: '+19255551001' })
      expect((await send(text({ Body }))).status).toBe(200)
      expect(await stored()).toHaveLength(1)
    },
  )

  test('may carry parameters that nobody has told us of', async () => {
    expect((await send(text({ OptOutType: 'STOP', NewThing: 'ñ ', __proto__x: '1' }))).status).toBe(200)
  })

  test('from something that is no phone is taken from the carrier and left', async () => {
    expect((await send(text({ From: '72345' }))).status).toBe(200)
    expect(await stored()).toHaveLength(0)
  })

  test.for([
    ['another account', { AccountSid: `AC${'9'.repeat(32)}` }],
    ['no account', { AccountSid: '' }],
  ] as const)('of %s is refused although it is signed', async ([, more]) => {
    expect((await send(text(more))).status).toBe(403)
  })

  test('that is too large is refused before anything is read of it', async () => {
    expect((await send(text({ Body: 'x'.repeat(70_000) }))).status).toBe(413)
  })
})

describe('a forged request', () => {
  test('of any kind is refused with nothing to read, and nothing is written', async () => {
    await program.addPatient({ phone: '+19255551001' })
    const genuine = text()
    const signature = genuine.init.headers['X-Twilio-Signature']!
    const { body } = genuine.init
    const place = (of: string) => fc.nat(of.length - 1)
    const letter = fc.constantFrom(...'abcXYZ019+/&%= ')
    const replaced = (of: string, at: number, by: string) => of.slice(0, at) + by + of.slice(at + 1)
    const mutated: fc.Arbitrary<SignedCallback> = fc.oneof(
      fc
        .tuple(place(signature), letter)
        .map(([at, by]) => forged({ signature: replaced(signature, at, by) })),
      fc.string({ maxLength: 40 }).map((text) => forged({ signature: encodeURIComponent(text) })),
      fc.tuple(place(body), letter).map(([at, by]) => forged({ body: replaced(body, at, by) })),
      fc.nat(body.length - 1).map((length) => forged({ body: body.slice(0, length) })),
      fc
        .tuple(letter, letter)
        .map(([name, value]) =>
          forged({ body: `${body}&${encodeURIComponent(name)}=${encodeURIComponent(value)}` }),
        ),
      fc
        .constantFrom('&Body=4', '&From=%2B19255551001', '&', '&Body=')
        .map((more) => forged({ body: `${body}${more}` })),
      fc
        .constantFrom('?a=1', '?', '/', '?bodySHA256=0')
        .map((more) => forged({ path: `/twilio/messages${more}` })),
      fc.constant(forged({ path: '/twilio/status/019aaaaa-0000-7000-8000-000000000001' })),
    )
    function forged(more: { signature?: string; body?: string; path?: string }): SignedCallback {
      const headers = { ...genuine.init.headers, 'X-Twilio-Signature': more.signature ?? signature }
      return { path: more.path ?? genuine.path, init: { method: 'POST', headers, body: more.body ?? body } }
    }
    // The same parameters spelled otherwise are the same request.
    const pairs = (of: string) => JSON.stringify([...new URLSearchParams(of)].sort())
    const same = ({ path, init }: SignedCallback) =>
      path.replace(/\?$/, '') === genuine.path &&
      init.headers['X-Twilio-Signature'] === signature &&
      pairs(init.body) === pairs(body)
    await fc.assert(
      fc.asyncProperty(mutated, async (request) => {
        fc.pre(!same(request))
        const answer = await send(request)
        expect([403, 404]).toContain(answer.status)
        if (answer.status === 403) expect(await answer.text()).toBe('')
      }),
      { numRuns: 1500, seed: 1 },
    )
    expect(await stored()).toEqual([])
  })

  test('without a signature, or signed by another token, is refused', async () => {
    const { path, init } = text()
    const { 'X-Twilio-Signature': _, ...headers } = init.headers
    expect((await send({ path, init: { ...init, headers } })).status).toBe(403)
    expect((await send(signedCallback(PUBLIC_URL, path, incoming(), '0'.repeat(32)))).status).toBe(403)
  })

  test('is logged without what it said', async () => {
    await send(signedCallback(PUBLIC_URL, '/twilio/messages', incoming(), '0'.repeat(32)))
    expect(program.logged.join()).toContain('webhook.refused')
    expect(program.logged.join()).not.toContain('9255551001')
  })
})

describe('a report of our text', () => {
  const report = (outboxId: string, more: Record<string, string>) =>
    signedCallback(PUBLIC_URL, `/twilio/status/${outboxId}`, { AccountSid: STAND_IN_ACCOUNT, ...more })

  test('settles the text that its address names', async () => {
    const id = await queued(program.deps, await program.addPatient())
    await sendTexts(program.deps)
    const { sid, statusCallback } = twilio.messages[0]!
    expect(statusCallback).toBe(`${PUBLIC_URL}/twilio/status/${id}`)
    const answer = await send(report(id, { MessageSid: sid, MessageStatus: 'delivered' }))
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect((await outboxRow(program.deps, id)).state).toBe('delivered')
  })

  test('with a code of the number silences the phone', async () => {
    const patient = await program.addPatient()
    const id = await queued(program.deps, patient)
    await sendTexts(program.deps)
    const { sid } = twilio.messages[0]!
    await send(report(id, { MessageSid: sid, MessageStatus: 'undelivered', ErrorCode: '30006' }))
    const row = await program.deps.db.query.selectFrom('contact').select('state').executeTakeFirstOrThrow()
    expect(row.state).toBe('dead')
  })

  test('of a text we do not know, or in words we do not know, is taken and changes nothing', async () => {
    const id = await queued(program.deps, await program.addPatient())
    await sendTexts(program.deps)
    const { sid } = twilio.messages[0]!
    const before = await outboxRow(program.deps, id)
    for (const [which, more] of [
      ['019aaaaa-0000-7000-8000-00000000dead', { MessageSid: sid, MessageStatus: 'delivered' }],
      [id, { MessageSid: sid, MessageStatus: 'teleported' }],
      [id, { MessageSid: 'banana', MessageStatus: 'delivered' }],
      [id, {}],
    ] as const) {
      expect((await send(report(which, more))).status).toBe(204)
    }
    expect(await outboxRow(program.deps, id)).toEqual(before)
  })

  test('signed for one text does not pass for another', async () => {
    const { init } = report('019aaaaa-0000-7000-8000-000000000001', {
      MessageSid: SID,
      MessageStatus: 'failed',
    })
    expect((await send({ path: '/twilio/status/019aaaaa-0000-7000-8000-000000000002', init })).status).toBe(
      403,
    )
  })
})

test('without a carrier there are no webhooks', async () => {
  const demo = await openTestProgram()
  const routes = webhookRoutes(demo.deps)
  const { path, init } = text()
  expect((await routes.request(`http://localhost${path}`, init)).status).toBe(404)
  await demo.close()
})

test('a GET changes nothing and finds nothing', async () => {
  expect((await app.request(`${PUBLIC_URL}/twilio/messages`)).status).toBe(404)
})
