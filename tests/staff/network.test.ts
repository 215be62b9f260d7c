// Where a request comes from, by proxy or not, for the limit on tries to sign in.
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { networkOf } from '../../server/staff/network.ts'

async function network(socket: string | undefined, headers: Record<string, string> = {}) {
  const app = new Hono().get('/', (c) => c.text(networkOf(c)))
  const env = socket === undefined ? {} : { incoming: { socket: { remoteAddress: socket } } }
  return (await app.request('/', { headers }, env)).text()
}

it('believes a forwarding header from a proxy nearby, and its last entry only', async () => {
  const forged = { 'x-forwarded-for': '203.0.113.1, 198.51.100.7' }
  expect(await network('127.0.0.1', forged)).toBe('198.51.100.7')
  expect(await network('::ffff:10.0.0.2', forged)).toBe('198.51.100.7')
  expect(await network('192.0.2.55', forged)).toBe('192.0.2.55')
  expect(await network('192.0.2.55', { 'cf-connecting-ip': '203.0.113.9' })).toBe('192.0.2.55')
})

it('counts an IPv6 /64 as one network, however it is written', async () => {
  const one = ['2001:db8:1:2::1', '2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd', '2001:db8:1:2:0:0:0:9%eth0']
  expect(new Set(await Promise.all(one.map((address) => network(address))))).toEqual(
    new Set(['2001:db8:1:2']),
  )
  expect(await network('2001:db8:1:3::1')).toBe('2001:db8:1:3')
  expect(await network('::1')).toBe('0:0:0:0')
})

it('takes the platform’s word on Workers, where there is no socket', async () => {
  expect(await network(undefined, { 'cf-connecting-ip': '203.0.113.9' })).toBe('203.0.113.9')
  expect(await network(undefined)).toBe('unknown')
})
