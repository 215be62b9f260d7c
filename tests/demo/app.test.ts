// The simulated phones and the demo’s routes: read, reply, move the clock, enter in a role.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { mountDemo } from '../../server/demo/app.ts'
import { openDemo } from '../../server/demo/open.ts'
import { migrateDatabase } from '../../server/open.ts'
import { openTestProgram, TEST_CONFIG } from '../support/program.ts'

const SIZE = { patients: 60, caseManagers: 7, months: 6 }
const STARTS = '2026-11-24T19:30:00.000Z'

const folder = mkdtempSync(join(tmpdir(), 'sayso-demo-'))
const config = readConfig({ DEMO_DATABASE: `file:${join(folder, 'demo.sqlite')}` })
const options = { size: SIZE, seed: 'app', machineNow: () => STARTS, tell: () => {} }

let opened: Awaited<ReturnType<typeof openDemo>>
let app: Hono
beforeAll(async () => {
  opened = await openDemo(config, options)
  app = createApp(opened.deps)
  opened.mount(app)
})
afterAll(async () => {
  await opened.deps.db.close()
  rmSync(folder, { recursive: true, force: true })
})

const HERE = { origin: 'http://127.0.0.1:8787', 'sec-fetch-site': 'same-origin' }
const at = (path: string) => `http://127.0.0.1:8787${path}`
const get = (path: string) => app.request(at(path))
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(at(path), {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = HERE) =>
  app.request(at(path), { method: 'POST', body: new URLSearchParams(fields), headers })

/** The first phone on the page, and its number. */
async function firstPhone(): Promise<{ id: string; number: string }> {
  const html = await (await get('/phones')).text()
  const id = /href="\/phones\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  const shown = await (await get(`/phones/${id}`)).text()
  const digits = /phone, \((\d{3})\) (\d{3})-(\d{4})/.exec(shown) ?? []
  return { id, number: `+1${digits.slice(1).join('')}` }
}

const messagesOf = async (number: string) =>
  (await get(`/dev/messages?to=${encodeURIComponent(number)}`)).json() as Promise<
    { id: string; at: string; from: string; to: string; body: string; direction: string }[]
  >

test('the page shows phones, a conversation, the clock and what is true, and runs no script', async () => {
  const response = await get('/phones')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await response.text()
  for (const words of [
    'The phones of Orchard',
    'All 60 phones',
    'The clock',
    'What just happened',
    'Valley lost',
  ])
    expect(html).toContain(words)
  expect(html).not.toContain('<script')
  expect(html).not.toContain('style=')
})

test('no address on it holds a name or a number', async () => {
  const html = await (await get('/phones')).text()
  const { number } = await firstPhone()
  const addresses = [...html.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses.length).toBeGreaterThan(10)
  for (const address of addresses) {
    expect(address).toMatch(/^(#|\/$|\/assets\/|\/phones|\/s\/|\/dev\/enter\/|\/sign)/)
    expect(address).not.toContain(number.slice(-4))
  }
})

test('every phone is listed, a page at a time, and no page lies beyond the last', async () => {
  const html = await (await get('/phones/all')).text()
  expect([...html.matchAll(/href="\/phones\/[0-9a-f-]{36}"/g)]).toHaveLength(60)
  expect((await get('/phones/all?page=2')).status).toBe(404)
  for (const page of ['0', '-1', 'x', '1e9', ''])
    expect((await get(`/phones/all?page=${page}`)).status).toBe(200)
})

test('a reply from a phone arrives, and its answer comes back', async () => {
  const { id, number } = await firstPhone()
  const before = await messagesOf(number)
  const response = await submit(`/phones/${id}/reply`, { body: 'HELP' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/phones/${id}#say`)
  const after = (await messagesOf(number)).slice(before.length)
  expect(after[0]).toMatchObject({ from: number, body: 'HELP', direction: 'from_patient' })
  expect(after[1]).toMatchObject({ to: number, direction: 'to_patient' })
  expect(await (await get(`/phones/${id}`)).text()).toContain('HELP')
})

test('messages come as JSON, oldest first', async () => {
  const { number } = await firstPhone()
  const messages = await messagesOf(number)
  expect(messages.length).toBeGreaterThan(0)
  expect(Object.keys(messages[0] ?? {}).toSorted()).toEqual(['at', 'body', 'direction', 'from', 'id', 'to'])
  expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted())
  expect(await messagesOf(number.slice(2))).toEqual(messages)
  expect(await messagesOf('+12135550000')).toEqual([])
})

test('a text by JSON is a text like any other', async () => {
  const { number } = await firstPhone()
  expect((await post('/dev/messages', { from: number, body: 'STOP' })).status).toBe(200)
  const contact = await opened.deps.db.query
    .selectFrom('contact')
    .select('state')
    .where('phone_index', '=', await opened.deps.sealer.index('phone', number))
    .executeTakeFirst()
  expect(contact?.state).toBe('stopped')
})

test('the clock moves by a duration, the county lives meanwhile, and the page tells of it', async () => {
  const was = opened.demo.now()
  const response = await post('/dev/clock', { advance: 'P1W' })
  expect(response.status).toBe(200)
  const { now } = (await response.json()) as { now: string }
  expect(Date.parse(now) - Date.parse(was)).toBe(7 * 86_400_000)
  expect(opened.demo.now()).toBe(now)
  const { query } = opened.deps.db
  const lived = await query.selectFrom('response').select('mode').where('at', '>', was).execute()
  expect(lived.length).toBeGreaterThan(0)
  const texts = await query.selectFrom('outbox').select('state').where('created_at', '>', was).execute()
  expect(texts.length).toBeGreaterThan(3)
  expect(texts.filter(({ state }) => state === 'queued' || state === 'accepted')).toEqual([])
  expect(await (await get('/phones')).text()).toMatch(/\d+ (people were|person was) asked/)
  const moved = await submit('/phones/clock', { advance: 'P1D', phone: '' })
  expect(moved.headers.get('location')).toBe('/phones#hp')
})

test.each([
  ['/dev/messages', ''],
  ['/dev/messages', '{'],
  ['/dev/messages', '[]'],
  ['/dev/messages', { from: '+19255551234' }],
  ['/dev/messages', { from: '+19255551234', body: '' }],
  ['/dev/messages', { from: '+19255551234', body: 7 }],
  ['/dev/messages', { from: '+19255551234', body: 'x'.repeat(1601) }],
  ['/dev/messages', { from: 'somebody', body: 'hi' }],
  ['/dev/messages', { from: '+447911123456', body: 'hi' }],
  ['/dev/clock', {}],
  ['/dev/clock', { advance: 30 }],
  ['/dev/clock', { advance: 'P0D' }],
  ['/dev/clock', { advance: '-P1D' }],
  ['/dev/clock', { advance: 'P10Y' }],
  ['/dev/clock', { advance: 'a month' }],
])('%s refuses %j with a sentence, and nothing moves', async (path, body) => {
  const was = opened.demo.now()
  const response = await post(path, body)
  expect(response.status).toBe(400)
  expect((await response.json()) as object).toHaveProperty('error')
  expect(opened.demo.now()).toBe(was)
})

test('a body of megabytes, a missing number and an unknown phone are refused', async () => {
  expect((await post('/dev/messages', { from: '+19255551234', body: 'x'.repeat(1_000_000) })).status).toBe(
    413,
  )
  for (const to of ['', '?to=', '?to=abc', '?to=%00'])
    expect((await get(`/dev/messages${to}`)).status).toBe(400)
  for (const id of ['none', '019aaaaa-0000-7000-8000-000000000000', '__proto__', 'x'.repeat(500)]) {
    expect((await get(`/phones/${id}`)).status).toBe(404)
    expect((await submit(`/phones/${id}/reply`, { body: 'hi' })).status).toBe(404)
  }
  const { id } = await firstPhone()
  expect((await submit(`/phones/${id}/reply`, {})).status).toBe(400)
  expect((await submit(`/phones/${id}/reply`, { body: 'x'.repeat(2_000) })).status).toBe(413)
})

test('an empty reply sends nothing', async () => {
  const { id, number } = await firstPhone()
  const before = await messagesOf(number)
  expect((await submit(`/phones/${id}/reply`, { body: '   ' })).status).toBe(303)
  expect(await messagesOf(number)).toEqual(before)
})

test.each(['case-manager', 'lead', 'administrator', 'auditor'])('one click enters as %s', async (role) => {
  const response = await submit(`/dev/enter/${role}`, {})
  expect(response.status).toBe(303)
  expect(response.headers.get('set-cookie')).toContain('sayso')
})

test('there is no other role, and no other site may press a button', async () => {
  for (const role of ['owner', 'case_manager', '__proto__', 'constructor'])
    expect((await submit(`/dev/enter/${role}`, {})).status).toBe(404)
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  const { id } = await firstPhone()
  const was = opened.demo.now()
  for (const path of ['/dev/enter/lead', '/phones/clock', `/phones/${id}/reply`])
    expect((await submit(path, { advance: 'P1D', phone: '', body: 'hi' }, foreign)).status).toBe(403)
  expect((await post('/dev/clock', { advance: 'P1D' }, foreign)).status).toBe(403)
  expect((await post('/dev/messages', { from: '+19255551234', body: 'hi' }, foreign)).status).toBe(403)
  expect((await post('/dev/clock', { advance: 'P1D' }, { origin: 'null' })).status).toBe(403)
  expect(opened.demo.now()).toBe(was)
})

test('the same seed lives the same days', async () => {
  const live = async (name: string) => {
    const elsewhere = readConfig({ DEMO_DATABASE: `file:${join(folder, name)}` })
    const { deps, demo } = await openDemo(elsewhere, { ...options, seed: 'twice' })
    await demo.advance('P4D')
    const { query } = deps.db
    const lived = await Promise.all([
      query
        .selectFrom('response')
        .innerJoin('answer', 'answer.response_id', 'response.id')
        .select(['enrolment_id', 'mode', 'response.at', 'item', 'value'])
        .orderBy('response.at')
        .orderBy('enrolment_id')
        .orderBy('item')
        .execute(),
      query.selectFrom('contact').select(['id', 'state']).orderBy('id').execute(),
      query
        .selectFrom('phone_message')
        .select(['recipient', 'at', 'direction'])
        .orderBy('at')
        .orderBy('recipient')
        .execute(),
    ])
    await deps.db.close()
    return lived
  }
  const first = await live('first.sqlite')
  expect(first[0].some(({ at }) => at > STARTS)).toBe(true)
  expect(await live('second.sqlite')).toEqual(first)
})

test('opened again it goes on where it was, with the same people', async () => {
  await opened.demo.advance('P1D')
  const now = opened.demo.now()
  const again = await openDemo(config, { ...options, machineNow: () => '2026-01-01T00:00:00.000Z' })
  expect(again.demo.now()).toBe(now)
  const { n } = await again.deps.db.query
    .selectFrom('patient')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(n).toBe(60)
  await again.deps.db.close()
})

test('a database that is not marked as a demo is refused, and left as it is', async () => {
  const file = join(folder, 'real.sqlite')
  const empty = join(folder, 'empty.sqlite')
  const real = openSqlite(file)
  await migrateDatabase(real)
  await real.close()
  await openSqlite(empty).close()
  for (const one of [file, empty]) {
    const elsewhere = readConfig({ DEMO_DATABASE: `file:${one}` })
    await expect(openDemo(elsewhere, options)).rejects.toThrow('not a demo')
  }
  const left = openSqlite(empty)
  await expect(left.query.selectFrom('program').selectAll().execute()).rejects.toThrow('no such table')
  await left.close()
})

test('none of these routes exists in production', async () => {
  const program = await openTestProgram({ config: { mode: 'production' } })
  expect(() => mountDemo(createApp(program.deps), program.deps, opened.demo)).toThrow(
    'no place in production',
  )
  const production = createApp(program.deps)
  for (const path of ['/phones', '/phones/all', '/dev/messages?to=%2B19255551234'])
    expect((await production.request(`${TEST_CONFIG.publicUrl}${path}`)).status).toBe(404)
  for (const path of ['/dev/messages', '/dev/clock', '/dev/enter/lead', '/phones/clock', '/phones/1/reply']) {
    const response = await production.request(`${TEST_CONFIG.publicUrl}${path}`, { method: 'POST' })
    expect(response.status).toBe(404)
  }
  await program.close()
})
