// One journey on Cloudflare's own runtime: a link is opened, an answer is given, and it is there in D1 afterwards.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openD1 } from '../../server/db/open-d1.ts'
import type { TestDatabase } from '../support/databases.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import type { Deps } from '../../server/deps.ts'
import { openTestProgram } from '../support/program.ts'
import { freePort } from '../support/free-port.ts'
import { begunSitting } from '../support/held.ts'
import { createLocalCloudflare, type LocalCloudflare } from './wrangler-dev.ts'

const KEY = 'a key for this test alone, that seals nothing real'
const SEALED_KEY = 's'.repeat(44)
const now = new Date().toISOString()

/** A zone in which it is two in the afternoon, so that a text may go whenever this test runs. */
const hoursAhead = 14 - new Date(now).getUTCHours()
const zone = `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`

let cloudflare: LocalCloudflare
let carrier: Server
let running: { stop(): Promise<void> } | undefined
let origin: string
let deps: Deps
let invitation: { id: string; token: string }
const asked: string[] = []

/** One patient with a link and one who has yet to be welcomed, in a database that production may use. */
async function seed() {
  const { d1, close } = await cloudflare.openD1()
  const database: TestDatabase = {
    name: 'd1',
    open: async (onStatement) => ({ ...openD1(d1, onStatement), close }),
  }
  const program = await openTestProgram({
    database,
    startsAt: now,
    config: { key: KEY, sealedKey: SEALED_KEY },
  })
  const caseManagerId = await program.addStaff('Ana Ruiz')
  deps = program.deps
  const who = await program.addPatient({ caseManagerId })
  invitation = await invite(deps, who, 'baseline', BASELINE_FACTS)
  await program.addPatient({ name: 'Theo Banks', patient: { time_zones: zone } })
  await d1.prepare('UPDATE program SET demo = 0').run()
  await program.close()
}

beforeAll(async () => {
  cloudflare = createLocalCloudflare()
  await seed()
  carrier = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(201, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ sid: `SM${'0'.repeat(32)}`, status: 'accepted' }))
  }).listen(0, '127.0.0.1')
  await once(carrier, 'listening')
  const port = await freePort()
  origin = `http://localhost:${port}`
  running = await cloudflare.start(port, {
    PUBLIC_URL: origin,
    SAYSO_KEY: KEY,
    SAYSO_SEALED_KEY: SEALED_KEY,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 't'.repeat(32),
    TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}`,
    TWILIO_BASE_URL: `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`,
  })
}, 240_000)

afterAll(async () => {
  await running?.stop()
  carrier?.close()
  cloudflare?.remove()
})

/** What a browser would send for the page's first form: hidden fields, and the first option of each question. */
function filledForm(html: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    const [type, name] = [attribute('type'), attribute('name')]
    if ((type === 'hidden' || type === 'radio') && name && !fields.has(name))
      fields.set(name, attribute('value'))
  }
  return fields
}

test('a link becomes a saved answer in D1, and the cron sends what is due', async () => {
  const link = `${origin}/s/${invitation.token}`
  const page = await fetch(link)
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('<form')

  const posted = await fetch(link, {
    method: 'POST',
    body: filledForm(html),
    headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(posted.status).toBe(200)

  expect((await fetch(`${origin}/s/${'x'.repeat(22)}`)).status).toBe(404)
  expect((await fetch(`${origin}/readyz`)).status).toBe(200)
  expect((await fetch(`${origin}/phones`)).status).toBe(404)
  expect((await fetch(`${origin}/cdn-cgi/handler/scheduled`)).status).toBe(200)
  expect(asked).toEqual([expect.stringMatching(/^POST .*\/Messages\.json$/)])
  const style = /\/assets\/staff-[\w]+\.css/.exec(await (await fetch(`${origin}/sign-in`)).text())?.[0]
  const asset = await fetch(`${origin}${style}`)
  expect(asset.headers.get('cache-control')).toContain('immutable')

  await running?.stop()
  running = undefined
  const { d1, close } = await cloudflare.openD1()
  const sitting = await begunSitting({ deps: { ...deps, db: openD1(d1) } }, invitation.id)
  expect(sitting?.invitation.state).toBe('started')
  expect(Object.keys(sitting?.answers ?? {})).not.toEqual([])
  const texts = await openD1(d1).query.selectFrom('outbox').select(['template', 'state']).execute()
  expect(texts).toEqual([{ template: 'welcome', state: 'accepted' }])
  await close()
})
