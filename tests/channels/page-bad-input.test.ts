// Bad input on a page is told on the same screen, loses nothing and writes nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InterviewFacts } from '../../server/core/question.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { kept, NO_GOAL, openAsked, openPulse, type Asked } from './asked-setup.ts'
import { allRows } from './page-setup.ts'

let asked: Asked

beforeEach(async () => {
  asked = await openAsked()
})
afterEach(() => asked.program.close())

const at = (facts: InterviewFacts) => openPulse(asked, facts)

describe('bad input', () => {
  const BAD: [string, Record<string, string>][] = [
    ['99 on a scale', { P1: '99' }],
    ['a word for a code', { P1: 'three' }],
    ['another item', { P1: '3', T1: '5' }],
    ['__proto__', { P1: '3', __proto__x: '1' }],
    ['a nested key', { 'P1[a]': '3' }],
    ['nothing at all', {}],
  ]
  test.each(BAD)('%s is told on the same screen, and nothing is written', async (_, fields) => {
    const { token, browser } = await at(PULSE_FACTS)
    const before = await allRows(asked.program)
    const { status, html } = await browser.answer(token, fields)
    expect(status).toBe(422)
    expect(html).toContain('role="alert"')
    expect(html).toMatch(/<title>Error: /)
    expect(await allRows(asked.program)).toBe(before)
  })

  test('the name __proto__ is a key like any other', async () => {
    const { token, browser } = await at(PULSE_FACTS)
    const body = `${new URLSearchParams(browser.hidden())}&P1=3&__proto__=9&constructor=1`
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await browser.send(`/s/${token}`, { method: 'POST', headers, body })).status).toBe(422)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('words that are too long come back with how many letters to take away', async () => {
    const { id, token, browser } = await at(NO_GOAL)
    const words = 'é'.repeat(503)
    const { status, html } = await browser.answer(token, { B1: words })
    expect(status).toBe(422)
    expect(html).toContain('This is 3 letters too long for us to keep.')
    expect(html).toContain(`>\n${words}</textarea>`)
    expect(html).toContain('href="#B1"')
    await browser.answer(token, { B1: '😀'.repeat(500) })
    expect(await kept(asked.program, id)).toEqual({ B1: '😀'.repeat(500) })
  })

  test.each([
    ['announced', { 'Content-Length': '2000000' }],
    ['unannounced', {}],
  ])('a megabyte, %s, is refused with a sentence', async (_, more) => {
    const { token, browser } = await at(NO_GOAL)
    const before = await allRows(asked.program)
    const body = `${new URLSearchParams(browser.hidden())}&B1=${'x'.repeat(1_000_000)}`
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...more }
    const { status, html } = await browser.send(`/s/${token}`, { method: 'POST', headers, body })
    expect(status).toBe(413)
    expect(html).toContain('That is too long for us to keep. Please make it shorter.')
    const spanish = { ...headers, 'Accept-Language': 'es-US,es;q=0.9' }
    const es = await browser.send(`/s/${token}`, { method: 'POST', headers: spanish, body })
    expect(es.html).toContain('Hágalo más corto')
    expect(await allRows(asked.program)).toBe(before)
  })

  test('only flat forms are read', async () => {
    const { token, browser } = await at(PULSE_FACTS)
    for (const type of ['multipart/form-data; boundary=x', 'application/json', 'text/plain', '']) {
      const headers: Record<string, string> = type ? { 'Content-Type': type } : {}
      const sent = await browser.send(`/s/${token}`, { method: 'POST', headers, body: 'P1=3' })
      expect(sent.status).toBe(400)
      expect(sent.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('markup in a patient’s words stays words', async () => {
    const evil = '</textarea><img src=x onerror=alert(1)>"\'&{cm}<script>alert(2)</script>'
    const { who, ana } = asked
    const { token, browser } = await at(NO_GOAL)
    const pages = [await browser.get(`/s/${token}`)]
    pages.push(await browser.answer(token, { B1: evil }))
    pages.push(await browser.get(`/s/${token}?at=goal`))
    pages.push(await browser.answer(token, { B1: evil }))
    await browser.get(`/s/${token}`)
    pages.push(await browser.answer(token, { B2: '9' }))
    pages.push(await browser.answer(token, { P2: '2' }))
    expect(pages.at(-1)!.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    for (const { html } of pages)
      expect(html.replace(/<script src="[^"]+" defer=""><\/script>/, '')).not.toMatch(/<img|<script/)
    const [goal] = await asked.program.deps.db.query.selectFrom('goal').selectAll().execute()
    const next = await invite(asked.program.deps, who, 'pulse', PULSE_FACTS, {
      about_staff_id: ana,
      goal_id: goal!.id,
      occasion: 'pulse:2026-12',
    })
    const piped = await browser.get(`/s/${next.token}`)
    expect(piped.html).not.toContain('&lt;img')
    // Its short name, on a later screen of this sitting.
  })
})
