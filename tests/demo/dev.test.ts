// The demo's JSON doors: messages, clock and roles, and what they refuse.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffInRole } from '../../server/db/accounts.ts'
import { openTestDemo } from './demo-setup.ts'

let on: Awaited<ReturnType<typeof openTestDemo>>
beforeAll(async () => {
  on = await openTestDemo()
})
afterAll(() => on.close())

test('messages come as JSON, oldest first', async () => {
  const { number } = await on.firstPhone()
  const messages = await on.messagesOf(number)
  expect(messages.length).toBeGreaterThan(0)
  expect(Object.keys(messages[0] ?? {}).toSorted()).toEqual(['at', 'body', 'direction', 'from', 'id', 'to'])
  expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted())
  expect(await on.messagesOf(number.slice(2))).toEqual(messages)
  expect(await on.messagesOf('+12135550000')).toEqual([])
})

test('a text by JSON is a text like any other', async () => {
  const { number } = await on.firstPhone()
  expect((await on.post('/dev/messages', { from: number, body: 'STOP' })).status).toBe(200)
  const contact = await on.deps.db.query
    .selectFrom('contact')
    .select('state')
    .where('phone_index', '=', await on.deps.sealer.index('phone', number))
    .executeTakeFirst()
  expect(contact?.state).toBe('stopped')
})

test('the clock moves by a duration, the county lives meanwhile, and the page tells of it', async () => {
  const was = on.demo.now()
  const response = await on.post('/dev/clock', { advance: 'P1W' })
  expect(response.status).toBe(200)
  const { now } = (await response.json()) as { now: string }
  expect(Date.parse(now) - Date.parse(was)).toBe(7 * 86_400_000)
  expect(on.demo.now()).toBe(now)
  const { query } = on.deps.db
  const lived = await query.selectFrom('response').select('mode').where('at', '>', was).execute()
  expect(lived.length).toBeGreaterThan(0)
  const texts = await query.selectFrom('outbox').select('state').where('created_at', '>', was).execute()
  expect(texts.length).toBeGreaterThan(3)
  expect(texts.filter(({ state }) => state === 'queued' || state === 'accepted')).toEqual([])
  expect(await (await on.get('/phones')).text()).toMatch(/\d+ (people were|person was) asked/)
  const moved = await on.submit('/phones/clock', { advance: 'P1D', phone: '' })
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
  const was = on.demo.now()
  const response = await on.post(path, body)
  expect(response.status).toBe(400)
  expect((await response.json()) as object).toHaveProperty('error')
  expect(on.demo.now()).toBe(was)
})

test('a body of megabytes, a missing number and an unknown phone are refused', async () => {
  expect((await on.post('/dev/messages', { from: '+19255551234', body: 'x'.repeat(1_000_000) })).status).toBe(
    413,
  )
  for (const to of ['', '?to=', '?to=abc', '?to=%00'])
    expect((await on.get(`/dev/messages${to}`)).status).toBe(400)
  for (const id of ['none', '019aaaaa-0000-7000-8000-000000000000', '__proto__', 'x'.repeat(500)]) {
    expect((await on.get(`/phones/${id}`)).status).toBe(404)
    expect((await on.submit(`/phones/${id}/reply`, { body: 'hi' })).status).toBe(404)
  }
  const { id } = await on.firstPhone()
  expect((await on.submit(`/phones/${id}/reply`, {})).status).toBe(400)
  expect((await on.submit(`/phones/${id}/reply`, { body: 'x'.repeat(2_000) })).status).toBe(413)
})

test.each(['case-manager', 'lead', 'administrator', 'auditor'])('one click enters as %s', async (role) => {
  const response = await on.submit(`/dev/enter/${role}`, {})
  expect(response.status).toBe(303)
  expect(response.headers.get('set-cookie')).toContain('sayso')
})

test('letters are dealt between two administrators, whom a visitor meets when entering as one of them', async () => {
  await on.submit('/dev/enter/administrator', {})
  expect(await staffInRole(on.deps.db, 'administrator')).toHaveLength(2)
})

test('there is no other role, and no other site may press a button', async () => {
  for (const role of ['owner', 'case_manager', '__proto__', 'constructor'])
    expect((await on.submit(`/dev/enter/${role}`, {})).status).toBe(404)
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  const { id } = await on.firstPhone()
  const was = on.demo.now()
  for (const path of ['/dev/enter/lead', '/phones/clock', `/phones/${id}/reply`])
    expect((await on.submit(path, { advance: 'P1D', phone: '', body: 'hi' }, foreign)).status).toBe(403)
  expect((await on.post('/dev/clock', { advance: 'P1D' }, foreign)).status).toBe(403)
  expect((await on.post('/dev/messages', { from: '+19255551234', body: 'hi' }, foreign)).status).toBe(403)
  expect((await on.post('/dev/clock', { advance: 'P1D' }, { origin: 'null' })).status).toBe(403)
  expect(on.demo.now()).toBe(was)
})
