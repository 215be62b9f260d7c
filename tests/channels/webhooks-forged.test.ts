// Requests that only look like the carrier's: refused without a word, and nothing is written.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestProgram } from '../support/program.ts'
import { signedCallback, type SignedCallback } from '../support/twilio/account.ts'
import { incoming, openWebhooks, PUBLIC_URL, SID, text, type Webhooks } from './webhooks-setup.ts'

let webhooks: Webhooks
let program: TestProgram
beforeEach(async () => {
  webhooks = await openWebhooks()
  program = webhooks.program
})
afterEach(() => webhooks.close())

const send: Webhooks['send'] = (request, origin) => webhooks.send(request, origin)
const stored = () => webhooks.stored()

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
      { numRuns: 10_000, seed: 1 },
    )
    expect(await stored()).toEqual([])
  })

  test('whose names and values are cut elsewhere, which its signature does not see, is refused', async () => {
    await program.addPatient({ phone: '+19255551001' })
    const { path, init } = text({ Body: '4From+19255550000' })
    const recut = [
      [
        ['MessageSid', SID],
        ['MessageSid', ''],
        [SID, ''],
      ],
      [
        ['Body', '4From+19255550000'],
        ['Body', '4'],
      ],
      [
        ['From', '+19255551001'],
        ['From', '+19255550000'],
        ['From+19255551001', ''],
      ],
    ] as const
    const cut = (these: (typeof recut)[number][]) => {
      const form = new Map(new URLSearchParams(init.body))
      for (const [[name], ...instead] of these) {
        form.delete(name)
        for (const [other, value] of instead) form.set(other, value)
      }
      return new URLSearchParams([...form]).toString()
    }
    for (const body of [cut([recut[0]]), cut([recut[1], recut[2]])]) {
      const url = `${PUBLIC_URL}${path}`
      const signature = init.headers['X-Twilio-Signature']!
      expect(
        program.deps.sms.isGenuine?.(signature, url, Object.fromEntries(new URLSearchParams(body))),
      ).toBe(true)
      expect((await send({ path, init: { ...init, body } })).status).toBe(403)
    }
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
