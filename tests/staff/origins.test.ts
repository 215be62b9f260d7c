// Where a form may come from: in production from PUBLIC_URL alone, by whatever address the server was reached.
import { afterEach, describe, expect, test } from 'vitest'
import { closeAll, firstAdmin, open } from './sign-in-setup.ts'
import { cookieOf, ORIGIN, PASSWORD } from './signed-in.ts'

afterEach(closeAll)

const REBOUND = 'http://evil.example:8787'
const BY_ADDRESS = 'http://127.0.0.1:8787'

/** What a browser that is signed in posts to `at` + `path`, from a page with these headers. */
async function posting(config: { mode: 'production' | 'demo'; publicUrl: string }) {
  const { program, side } = await open({ config })
  const { path } = await firstAdmin(program, 'a@county.example')
  const entered = await side.app.request(config.publicUrl + path, {
    method: 'POST',
    headers: { origin: config.publicUrl },
    body: new URLSearchParams({ password: PASSWORD, again: PASSWORD }),
  })
  const cookie = cookieOf(entered)
  return async (at: string, to: string, headers: Record<string, string>) => {
    const body = new URLSearchParams({ email: 'a@county.example', password: PASSWORD })
    const answer = await side.app.request(at + to, { method: 'POST', headers: { cookie, ...headers }, body })
    return answer.status
  }
}

describe.each(['/sign-in', '/admin/texts/resume', '/sign-out'])('in production, a form to %s', (to) => {
  test('counts when it was sent from PUBLIC_URL', async () => {
    const post = await posting({ mode: 'production', publicUrl: ORIGIN })
    expect(await post(ORIGIN, to, { origin: ORIGIN, 'sec-fetch-site': 'same-origin' })).toBe(303)
  })

  test('counts there too from a browser that says nothing more', async () => {
    const post = await posting({ mode: 'production', publicUrl: ORIGIN })
    expect(await post(ORIGIN, to, { origin: ORIGIN })).toBe(303)
  })

  test.each([
    ['a name that somebody else lets point here', REBOUND, { origin: REBOUND }],
    ['the same, as its browser sees it', REBOUND, { origin: REBOUND, 'sec-fetch-site': 'same-origin' }],
    ['the machine’s own address', BY_ADDRESS, { origin: BY_ADDRESS, 'sec-fetch-site': 'same-origin' }],
    ['PUBLIC_URL without https', ORIGIN, { origin: 'http://say.example' }],
    ['PUBLIC_URL on another port', ORIGIN, { origin: `${ORIGIN}:8443` }],
    ['a page that does not say its origin', ORIGIN, { 'sec-fetch-site': 'same-origin' }],
    ['another site that claims to be this one', ORIGIN, { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
  ])('is refused from %s', async (_, at, headers) => {
    const post = await posting({ mode: 'production', publicUrl: ORIGIN })
    expect(await post(at, to, headers)).toBe(403)
  })
})

test('the demo takes its own forms under each name of its machine, and nobody else’s', async () => {
  const post = await posting({ mode: 'demo', publicUrl: BY_ADDRESS })
  const byName = 'http://localhost:8787'
  expect(await post(byName, '/sign-in', { origin: byName, 'sec-fetch-site': 'same-origin' })).toBe(303)
  expect(await post(byName, '/sign-in', { origin: byName })).toBe(303)
  expect(await post(byName, '/sign-in', { origin: REBOUND, 'sec-fetch-site': 'cross-site' })).toBe(403)
})
