// Autosave keeps a screen once, never ends an interview, and takes nothing but answers to that screen.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InterviewFacts } from '../../server/core/question.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'
import { kept, openAsked, openPulse, type Asked } from './asked-setup.ts'
import { allRows, openBrowser } from './page-setup.ts'

let asked: Asked

beforeEach(async () => {
  asked = await openAsked()
})
afterEach(() => asked.program.close())

const at = (facts: InterviewFacts) => openPulse(asked, facts)

describe('autosave', () => {
  const put = (token: string, browser: ReturnType<typeof openBrowser>, body: unknown) =>
    browser.send(`/s/${token}/answers`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  test('keeps the screen, says the revision, and is the same when sent twice', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    await browser.answer(token, { P1: '3' })
    await browser.answer(token, { P2: '1' })
    const set = { revision: 2, answers: { P3: 'A door' }, share: '0' }
    for (const again of [set, set]) {
      const { status, html } = await put(token, browser, again)
      expect(status).toBe(200)
      expect(JSON.parse(html)).toEqual({ revision: 3 })
    }
    expect(await kept(asked.program, id)).toMatchObject({ P3: 'A door' })
    expect((await begunSitting(asked.program, id))?.invitation.state).toBe('started')
    const stale = await put(token, browser, { revision: 0, answers: { P3: 'Another' } })
    expect(stale.status).toBe(409)
    expect(JSON.parse(stale.html)).toEqual({ revision: 3 })
    expect(await kept(asked.program, id)).toMatchObject({ P3: 'A door' })
  })

  test('tells whoever has begun nothing here the same, whatever they send, and keeps nothing', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    await browser.answer(token, { P1: '3' })
    const stranger = openBrowser(asked.program)
    const before = await allRows(asked.program)
    const told = new Set<string>()
    for (const revision of [0, 1, 9_999_999])
      for (const answers of [{ P1: 3 }, { P1: 4 }, { T1: 4 }, { P3: 'x' }, {}]) {
        const { status, headers, html } = await put(token, stranger, { revision, answers })
        told.add(JSON.stringify([status, [...headers], html]))
      }
    expect([...told]).toEqual([expect.stringMatching(/^\[204,/)])
    expect(await allRows(asked.program)).toBe(before)
    expect(await kept(asked.program, id)).toEqual({ P1: 3 })
  })

  test('never ends an interview; a submit does, also when the save’s answer was lost', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    await browser.answer(token, { P1: '3' })
    const form = browser.hidden()
    await put(token, browser, { revision: 1, answers: { P2: '2' } })
    expect((await begunSitting(asked.program, id))?.invitation.state).toBe('started')
    const { html } = await browser.post(`/s/${token}`, { ...form, P2: '2' })
    expect(html).toContain('Want to tell Ana something?')
  })

  test('keeps nothing private: that counts when it is sent', async () => {
    const { id, token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    await browser.answer(token, { P2: '2' })
    const { status, html } = await put(token, browser, { revision: 2, answers: { T1: '4' } })
    expect([status, html]).toEqual([204, ''])
    expect(await saidPrivately(asked.program, id)).toEqual({})
  })

  test.each([
    ['no JSON', 'P1=3', 400],
    ['a list', '[]', 400],
    ['no answers', '{"revision":0}', 400],
    ['a nested answer', '{"revision":0,"answers":{"P1":[3]}}', 422],
    ['99 on a scale', '{"revision":0,"answers":{"P1":99}}', 422],
    ['an item of another screen', '{"revision":0,"answers":{"T1":3}}', 422],
    ['__proto__', '{"revision":0,"answers":{"__proto__":{"P1":3}}}', 422],
    ['ten thousand brackets', `{"revision":0,"answers":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400],
    ['a megabyte', `{"revision":0,"answers":{"P1":"${'x'.repeat(1_000_000)}"}}`, 413],
  ])('%s is refused, and nothing is written', async (_, body, status) => {
    const { token, browser } = await at(PULSE_FACTS)
    await browser.answer(token, { P1: '3' })
    const before = await allRows(asked.program)
    expect((await put(token, browser, body)).status).toBe(status)
    expect(await allRows(asked.program)).toBe(before)
  })
})
