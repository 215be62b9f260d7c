// Asking for links that never were: thirty in ten minutes from one network, and nobody learns what a link once was.
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createMisses } from '../../server/channels/misses.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { allRows } from './page-setup.ts'

const HERE = '198.51.100.7'
const ELSEWHERE = '203.0.113.5'

let program: TestProgram
let app: Hono
let asked = 0
beforeEach(async () => {
  program = await openTestProgram()
  app = createApp(program.deps)
})
afterEach(() => program.close())

const link = async (more = {}) =>
  (await invite(program.deps, await program.addPatient(), 'pulse', PULSE_FACTS, more)).token

/** A token that never was one. */
const guess = () => `guess${String((asked += 1)).padStart(17, '0')}`

type Asking = { readonly from?: string; readonly method?: string; readonly headers?: Record<string, string> }

async function ask(token: string, { from = HERE, method = 'GET', headers = {} }: Asking = {}) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = { 'content-type': 'application/json' }
  const answer = await app.request(`/s/${token}${method === 'PUT' ? '/answers' : ''}`, {
    method,
    headers: { 'cf-connecting-ip': from, ...(method === 'PUT' ? json : form), ...headers },
    ...(method === 'POST' ? { body: 'P1=1' } : {}),
    ...(method === 'PUT' ? { body: '{"revision":0,"answers":{}}' } : {}),
  })
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
}

async function miss(times: number, asking: Asking = {}) {
  for (let i = 0; i < times; i++) expect((await ask(guess(), asking)).status).toBe(404)
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT']
const BROWSERS: Record<string, string>[] = [
  {},
  { 'accept-encoding': 'gzip' },
  { 'accept-language': 'es-MX,es;q=0.9' },
]

describe('after thirty misses', () => {
  test.each(METHODS)('by %s, each further one is asked to wait, whatever it is asked by', async (method) => {
    await miss(30, { method })
    for (const other of METHODS) {
      const { status, headers } = await ask(guess(), { method: other })
      expect([status, headers.get('retry-after')]).toEqual([429, '600'])
    }
    expect((await ask(guess(), { from: ELSEWHERE })).status).toBe(404)
  })

  test('a /64 counts as one address', async () => {
    for (let host = 0; host < 30; host++) await miss(1, { from: `2001:db8:1:2::${host.toString(16)}` })
    expect((await ask(guess(), { from: '2001:db8:1:2:ffff::1' })).status).toBe(429)
    expect((await ask(guess(), { from: '2001:db8:1:3::1' })).status).toBe(404)
  })

  test('a link that lives is served, to look at, to answer and to keep', async () => {
    await miss(30)
    const token = await link()
    expect((await ask(token)).status).toBe(200)
    expect((await ask(token, { method: 'HEAD' })).status).toBe(200)
    expect((await ask(token, { method: 'PUT' })).status).toBe(204)
    expect((await ask(token, { method: 'POST' })).status).toBeLessThan(429)
    expect((await ask(guess())).status).toBe(429)
  })

  test('it is over once the first of them is ten minutes old, as it was told', async () => {
    await miss(10)
    program.clock.advance('PT4M')
    await miss(20)
    program.clock.advance('PT1M')
    const told = (await ask(guess())).headers.get('retry-after')
    expect(told).toBe('300')
    program.clock.advance(`PT${Number(told) - 1}S`)
    expect((await ask(guess())).headers.get('retry-after')).toBe('1')
    program.clock.advance('PT1S')
    await miss(10)
    expect((await ask(guess())).status).toBe(429)
  })

  test('many at once are no more than thirty', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => ask(guess())))
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(30)
  })

  test('nothing is written, and no row or line says who asked', async () => {
    const before = await allRows(program)
    await miss(30)
    await ask(guess())
    expect(await allRows(program)).toBe(before)
    expect(program.logged).toEqual([])
  })
})

describe('a link that was one', () => {
  const ENDS: [how: string, more: object][] = [
    ['was answered', { state: 'completed' }],
    ['was stopped', { state: 'stopped' }],
    ['never arrived', { state: 'undeliverable' }],
    ['ran out', { expires_at: '2026-11-24T17:00:00.000Z' }],
  ]

  test.each(ENDS)('and %s is no miss', async (_, more) => {
    const token = await link(more)
    for (let i = 0; i < 40; i++) expect((await ask(token)).status).toBe(404)
    await miss(30)
  })

  test.each(ENDS)(
    'and %s is answered as one that never was, below the limit and above it',
    async (_, more) => {
      const token = await link(more)
      const same = async (status: number) => {
        for (const method of METHODS) {
          for (const headers of BROWSERS) {
            const [was, never] = [
              await ask(token, { method, headers }),
              await ask(guess(), { method, headers }),
            ]
            expect([was.status, never.status]).toEqual([status, status])
            expect([...was.headers]).toEqual([...never.headers])
            expect(was.body.equals(never.body)).toBe(true)
          }
        }
      }
      await same(404)
      await miss(30 - 12)
      await same(429)
    },
  )
})

describe('who is asked to wait', () => {
  const waiting = async (language: string) => {
    await miss(30)
    const { headers, body } = await ask(guess(), { headers: { 'accept-language': language } })
    return { headers, html: body.toString() }
  }

  test.each([
    ['en-US,en;q=0.9', 'en', 'We cannot open this link right now. Please wait ten minutes.'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es', 'No podemos abrir este enlace ahora. Espere diez minutos, por favor.'],
    ['fr-FR, es;q=0.5', 'es', 'Espere diez minutos'],
    ['', 'en', 'Please wait ten minutes'],
  ])('reads it in a language that the browser asks for: %s', async (asked, language, words) => {
    const { html } = await waiting(asked)
    expect(html).toContain(`<html lang="${language}"`)
    expect(html).toContain(words)
    expect(html).toContain('href="tel:988"')
  })

  test('gets it under the same cover as every page of a patient', async () => {
    const page = (await ask(await link())).headers
    const { headers, html } = await waiting('en')
    const cover = [
      'content-security-policy',
      'cache-control',
      'referrer-policy',
      'x-robots-tag',
      'strict-transport-security',
      'content-type',
    ]
    for (const name of cover) expect([name, headers.get(name)]).toEqual([name, page.get(name)])
    const below = await ask(`${guess()}/more`)
    expect([below.status, below.headers.get('content-security-policy')]).toEqual([429, page.get(cover[0]!)])
    expect(headers.getSetCookie()).toEqual([])
    expect(html).not.toMatch(/guess\d/)
  })
})

describe('what is remembered', () => {
  const AT = '2026-11-24T18:00:00.000Z'
  const often = (misses: ReturnType<typeof createMisses>, network: string) => {
    for (let i = 0; i < 30; i++) misses.note(network, AT)
  }

  test('is bounded: whoever missed longest ago is forgotten first', () => {
    const misses = createMisses(3)
    for (const network of ['a', 'b', 'c']) often(misses, network)
    misses.note('d', AT)
    expect(['a', 'b', 'c'].map((network) => misses.over(network, AT))).toEqual([null, 600, 600])
    expect(misses.note('a', AT)).toBeNull()
    expect(['b', 'c'].map((network) => misses.over(network, AT))).toEqual([null, 600])
  })

  test('is ten thousand networks as it is served', () => {
    const misses = createMisses()
    often(misses, 'first')
    for (let other = 1; other < 10_000; other++) misses.note(`network ${other}`, AT)
    expect(misses.over('first', AT)).toBe(600)
    misses.note('one more', AT)
    expect(misses.over('first', AT)).toBeNull()
  })
})
