// The page of simulated phones: what it shows, what it keeps to itself, and how a reply goes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDemo } from './demo-setup.ts'

let on: Awaited<ReturnType<typeof openTestDemo>>
beforeAll(async () => {
  on = await openTestDemo()
})
afterAll(() => on.close())

test('the page shows phones, a conversation, the clock and what is true, and runs no script', async () => {
  const response = await on.get('/phones')
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
  const html = await (await on.get('/phones')).text()
  const { number } = await on.firstPhone()
  const addresses = [...html.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses.length).toBeGreaterThan(10)
  for (const address of addresses) {
    expect(address).toMatch(/^(#|\/$|\/assets\/|\/phones|\/s\/|\/dev\/enter\/|\/sign)/)
    expect(address).not.toContain(number.slice(-4))
  }
})

test('every phone is listed, a page at a time, and no page lies beyond the last', async () => {
  const html = await (await on.get('/phones/all')).text()
  expect([...html.matchAll(/href="\/phones\/[\w-]{22}"/g)]).toHaveLength(60)
  expect((await on.get('/phones/all?page=2')).status).toBe(404)
  for (const page of ['0', '-1', 'x', '1e9', ''])
    expect((await on.get(`/phones/all?page=${page}`)).status).toBe(200)
})

test('a reply from a phone arrives, and its answer comes back', async () => {
  const { id, number } = await on.firstPhone()
  const before = await on.messagesOf(number)
  const response = await on.submit(`/phones/${id}/reply`, { body: 'HELP' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/phones/${id}#say`)
  const after = (await on.messagesOf(number)).slice(before.length)
  expect(after[0]).toMatchObject({ from: number, body: 'HELP', direction: 'from_patient' })
  expect(after[1]).toMatchObject({ to: number, direction: 'to_patient' })
  expect(await (await on.get(`/phones/${id}`)).text()).toContain('HELP')
})

test('an empty reply sends nothing', async () => {
  const { id, number } = await on.firstPhone()
  const before = await on.messagesOf(number)
  expect((await on.submit(`/phones/${id}/reply`, { body: '   ' })).status).toBe(303)
  expect(await on.messagesOf(number)).toEqual(before)
})

test('a phone that stopped, or is a stranger’s, says so above the line to reply', async () => {
  const { id } = await on.firstPhone()
  const page = async () => (await on.get(`/phones/${id}`)).text()
  expect(await page()).not.toContain('class="standing"')
  await on.submit(`/phones/${id}/reply`, { body: 'STOP' })
  expect(await page()).toContain('<p class="standing">Said STOP: no more texts</p>')
  await on.submit(`/phones/${id}/reply`, { body: 'START' })
  expect(await page()).not.toContain('class="standing"')
  await on.submit(`/phones/${id}/reply`, { body: 'wrong number' })
  const html = await page()
  expect(html).toContain('<p class="standing">Wrong number: not this patient’s</p>')
  expect(html).toContain('Reply as whoever has this phone')
})
