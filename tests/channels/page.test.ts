// A patient's link from outside: what every answer carries, what dead links tell, and that looking changes nothing.
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { allRows, openBrowser, setGoal } from './page-setup.ts'

let program: TestProgram
let who: Invited
let ana: string

beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
})
afterEach(() => program.close())

const pulse = async (more = {}) =>
  invite(program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id: ana, ...more })

describe('what every answer carries', () => {
  test('the policy allows the inlined style and our own script alone; nothing is kept or passed on', async () => {
    const { token } = await pulse()
    const { headers, html, status } = await openBrowser(program).get(`/s/${token}`)
    expect(status).toBe(200)
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'sha256-${hash}'; connect-src 'self'; img-src 'none'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
    expect(html).not.toMatch(/ style="|javascript:|https?:\/\//)
  })

  test('a first page is one answer under 14 KB, compressed on the way', async () => {
    const goal = await setGoal(
      program,
      who,
      'A door that locks, so my daughter can stay over.',
      'my own door',
    )
    const { token } = await pulse({ goal_id: goal })
    const browser = openBrowser(program)
    const { html } = await browser.get(`/s/${token}`)
    expect(gzipSync(html).byteLength).toBeLessThan(6 * 1024)
    expect(brotliCompressSync(html).byteLength).toBeLessThan(6 * 1024)
    const packed = await browser.send(`/s/${token}`, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
  })
})

describe('looking changes nothing', () => {
  test('the other language and an earlier screen are shown, and nothing is written', async () => {
    const { token } = await pulse()
    const before = await allRows(program)
    const { html } = await openBrowser(program).get(`/s/${token}?lang=es`)
    expect(html).toContain('<html lang="es" dir="ltr">')
    expect(html).toContain('Piense en la meta que nos dijo. ¿Qué tan cerca está ahora?')
    expect(html).toContain('name="lang" value="es"')
    expect(await allRows(program)).toBe(before)
  })
})

describe('links that lead nowhere', () => {
  test('unknown, tampered, used, expired and stopped ones answer with the same bytes and headers', async () => {
    const browser = openBrowser(program)
    const tokens: string[] = ['A'.repeat(22), 'x', '%F0%9F%98%80', '..%2f..%2fetc', '%', 'a'.repeat(5000)]
    const states = [
      { state: 'completed' },
      { state: 'partial' },
      { state: 'stopped' },
      { state: 'invited', expires_at: '2026-11-24T17:59:59.999Z' },
    ] as const
    for (const [at, more] of states.entries()) {
      tokens.push((await pulse({ occasion: `pulse:2026-0${at + 1}`, ...more })).token)
    }
    const living = await pulse()
    tokens.push(`${living.token.slice(0, -1)}${living.token.endsWith('A') ? 'B' : 'A'}`)
    const answers = { GET: new Set<string>(), POST: new Set<string>(), PUT: new Set<string>() }
    for (const token of tokens) {
      for (const query of ['', '?lang=es', '?at=goal']) {
        const { status, headers, html } = await browser.get(`/s/${token}${query}`)
        answers.GET.add(JSON.stringify([status, [...headers], html]))
      }
      const posted = await browser.post(`/s/${token}`, { revision: '0', screen: 'progress', P1: '3' })
      answers.POST.add(JSON.stringify([posted.status, [...posted.headers], posted.html]))
      const put = await browser.send(`/s/${token}/answers`, { method: 'PUT', body: '{}' })
      answers.PUT.add(JSON.stringify([put.status, [...put.headers], put.html]))
    }
    for (const each of Object.values(answers)) {
      expect(each.size).toBe(1)
      expect([...each][0]).toMatch(/^\[404,.*988/s)
    }
  })
})
