// What the webhooks' tests share: the routes behind a public address, and requests that the carrier signs.
import type { Hono } from 'hono'
import { webhookRoutes } from '../../server/channels/webhooks.ts'
import type { Config } from '../../server/config.ts'
import { createTwilio } from '../../server/external/twilio.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { STAND_IN_ACCOUNT, signedCallback, type SignedCallback } from '../support/twilio/account.ts'
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio/stand-in.ts'

export const PUBLIC_URL = 'https://say.example'
export const SID = `SM${'a1'.repeat(16)}`

export interface Webhooks {
  readonly twilio: TwilioStandIn
  readonly program: TestProgram
  readonly app: Hono
  send(request: SignedCallback, origin?: string): Promise<Response>
  stored(): Promise<object[]>
  close(): Promise<void>
}

export async function openWebhooks(): Promise<Webhooks> {
  const twilio = await startTwilioStandIn()
  const config: Partial<Config> = { mode: 'production', publicUrl: PUBLIC_URL, twilio: twilio.config }
  const sms = createTwilio({ publicUrl: PUBLIC_URL, twilio: twilio.config })
  const program = await openTestProgram({ config, sms })
  const app = webhookRoutes(program.deps)
  return {
    twilio,
    program,
    app,
    // What a proxy passes on: another origin than the carrier was given.
    send: async ({ path, init }, origin = 'http://10.0.0.7:8787') => app.request(`${origin}${path}`, init),
    stored: () => program.deps.db.query.selectFrom('inbound').selectAll().execute(),
    async close() {
      await program.close()
      await twilio.close()
    },
  }
}

export const incoming = (more: Record<string, string> = {}) => ({
  MessageSid: SID,
  AccountSid: STAND_IN_ACCOUNT,
  From: '+19255551001',
  To: '+15555550100',
  Body: '4',
  ...more,
})

export const text = (more?: Record<string, string>) =>
  signedCallback(PUBLIC_URL, '/twilio/messages', incoming(more))
