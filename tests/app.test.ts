// The whole product at its edges: what every answer carries, and addresses that only look like a page's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../server/app.ts'
import { openStaffSide, ORIGIN } from './staff/signed-in.ts'
import { invite, PULSE_FACTS } from './support/invite.ts'
import { openTestProgram, type TestProgram } from './support/program.ts'

let program: TestProgram
let app: ReturnType<typeof createApp>
let token: string
beforeAll(async () => {
  program = await openTestProgram()
  app = createApp(program.deps)
  token = (await invite(program.deps, await program.addPatient(), 'pulse', PULSE_FACTS)).token
})
afterAll(() => program.close())

const asked: [what: string, path: () => string, init?: RequestInit][] = [
  ['a page', () => `/s/${token}`],
  ['a page asked for by HEAD', () => `/s/${token}`, { method: 'HEAD' }],
  ['a link that leads nowhere', () => '/s/nowhere'],
  ['a form that cannot be read', () => `/s/${token}`, { method: 'POST', body: '{}' }],
  ['an address below a link', () => `/s/${token}/more`],
  ['a staff page, to a stranger', () => '/caseload'],
  ['the same by HEAD', () => '/caseload', { method: 'HEAD' }],
  ['a form without an origin', () => '/sign-in', { method: 'POST', body: 'email=x' }],
  ['a form that is too large', () => '/sign-in', { method: 'POST', body: 'x'.repeat(100_000) }],
  ['an unknown address', () => '/nowhere'],
  ['the same in a browser', () => '/nowhere', { headers: { accept: 'text/html' } }],
  ['an unknown method', () => '/caseload', { method: 'DELETE' }],
  ['a probe', () => '/healthz'],
  ['the other probe', () => '/readyz'],
]

test.each(asked)('%s is not kept, not framed, and asks for https from now on', async (_, path, init) => {
  const { headers, status } = await app.request(ORIGIN + path(), init)
  expect(status).toBeLessThan(500)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/)
})

test('without https, as in the demo, it does not ask for it', async () => {
  const demo = await openTestProgram({ config: { publicUrl: 'http://127.0.0.1:8787' } })
  const { headers } = await createApp(demo.deps).request('http://127.0.0.1:8787/sign-in')
  await demo.close()
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('a mistyped address is a page with a way back, except to programs and below a patient’s link', async () => {
  const asked = (path: string, accept: string) => app.request(ORIGIN + path, { headers: { accept } })
  const page = await asked('/caselod', 'text/html')
  expect(page.status).toBe(404)
  expect(await page.text()).toContain('<a href="/sign-in">')
  for (const [path, accept] of [
    ['/caselod', '*/*'],
    [`/s/${token}/more`, 'text/html'],
  ] as const)
    expect(await (await asked(path, accept)).text()).not.toContain('<')
})

describe('an address that only looks like a staff page', () => {
  const PATHS = ['/caseload', '/program', '/follow-ups', '/admin', '/audit']
  const variants = (path: string) => [
    `/${path}`,
    `${path}/`,
    `${path}//`,
    `/.${path}`,
    `/x/..${path}`,
    `/%2e${path}`,
    `/x/%2e%2e${path}`,
    `/%2F${path.slice(1)}`,
    `${path}%00`,
    `${path}%20`,
    `${path};x`,
    `${path}.`,
    path.toUpperCase(),
    path.replace('a', '%61').replace('o', '%6F'),
    `${path}/%2e`,
    `${path}/..;/admin`,
  ]

  test.each(PATHS)('%s: is not there, or is closed in the same way', async (path) => {
    const opened: string[] = []
    for (const variant of variants(path)) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']) {
        const init = { method, headers: { origin: ORIGIN } }
        const { status, headers } = await app.request(ORIGIN + variant, init)
        const closed = status === 404 || status === 403 || headers.get('location') === '/sign-in'
        if (!closed) opened.push(`${method} ${variant} ${status}`)
      }
    }
    expect(opened).toEqual([])
  })

  test('opens for nobody whose role does not open the page', async () => {
    const auditor = await openStaffSide(program).enter('auditor')
    const opened: string[] = []
    for (const variant of variants('/caseload')) {
      const { status } = await auditor.get(variant)
      if (status === 200) opened.push(variant)
    }
    expect(opened).toEqual([])
  })
})
