// The Worker's entry when its settings are not there: no page, no detail to strangers, one sentence in the log.
import { afterEach, expect, test, vi } from 'vitest'
import type { D1Database } from '@cloudflare/workers-types'
import worker from '../../server/worker.ts'

afterEach(() => vi.restoreAllMocks())

const env = { DB: {} as D1Database }

test('a request is answered with 503, and the log names what is missing', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const response = await worker.fetch(new Request('https://say.example/'), {
    ...env,
    PUBLIC_URL: 'https://say.example',
  })
  expect(response.status).toBe(503)
  expect(await response.text()).toBe('Sayso is not set up yet: its log says why.')
  expect(logged.mock.calls.join(' ')).toMatch(
    /still missing: SAYSO_KEY, SAYSO_SEALED_KEY, TWILIO_ACCOUNT_SID/,
  )
})

test('the cron fails aloud', async () => {
  await expect(worker.scheduled(null, env)).rejects.toThrow('still missing')
})

test('the demo does not run there, whatever is left out', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  expect((await worker.fetch(new Request('https://say.example/phones'), env)).status).toBe(503)
})
