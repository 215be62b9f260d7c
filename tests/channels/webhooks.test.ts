// The carrier's webhooks: what is genuine is taken once, behind whatever proxy.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { webhookRoutes } from '../../server/channels/webhooks.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { STAND_IN_ACCOUNT, signedCallback } from '../support/twilio/account.ts'
import { openWebhooks, PUBLIC_URL, SID, text, type Webhooks } from './webhooks-setup.ts'

let webhooks: Webhooks
let program: TestProgram
beforeEach(async () => {
  webhooks = await openWebhooks()
  program = webhooks.program
})
afterEach(() => webhooks.close())

const send: Webhooks['send'] = (request, origin) => webhooks.send(request, origin)
const stored = () => webhooks.stored()

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

describe('a report of our text', () => {
  const report = (outboxId: string, more: Record<string, string>) =>
    signedCallback(PUBLIC_URL, `/twilio/status/${outboxId}`, { AccountSid: STAND_IN_ACCOUNT, ...more })

  test('settles the text that its address names', async () => {
    const id = await queued(program.deps, await program.addPatient())
    await sendTexts(program.deps)
    const { sid, statusCallback } = webhooks.twilio.messages[0]!
    expect(statusCallback).toBe(`${PUBLIC_URL}/twilio/status/${id}`)
    const answer = await send(report(id, { MessageSid: sid, MessageStatus: 'delivered' }))
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect((await outboxRow(program.deps, id)).state).toBe('delivered')
  })

  test('with a code of the number silences the phone', async () => {
    const patient = await program.addPatient()
    const id = await queued(program.deps, patient)
    await sendTexts(program.deps)
    const { sid } = webhooks.twilio.messages[0]!
    await send(report(id, { MessageSid: sid, MessageStatus: 'undelivered', ErrorCode: '30006' }))
    const row = await program.deps.db.query.selectFrom('contact').select('state').executeTakeFirstOrThrow()
    expect(row.state).toBe('dead')
  })

  test('of a text we do not know, or in words we do not know, is taken and changes nothing', async () => {
    const id = await queued(program.deps, await program.addPatient())
    await sendTexts(program.deps)
    const { sid } = webhooks.twilio.messages[0]!
    const before = await outboxRow(program.deps, id)
    for (const [which, more] of [
      ['019aaaaa-0000-7000-8000-00000000dead', { MessageSid: sid, MessageStatus: 'delivered' }],
      [id, { MessageSid: sid, MessageStatus: 'teleported' }],
      [id, { MessageSid: 'banana', MessageStatus: 'delivered' }],
    ] as const) {
      expect((await send(report(which, more))).status).toBe(204)
    }
    expect((await send(report(id, {}))).status).toBe(403)
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
  expect((await webhooks.app.request(`${PUBLIC_URL}/twilio/messages`)).status).toBe(404)
})
