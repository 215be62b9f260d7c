// Autosave keeps a screen once, never ends an interview, and takes nothing but answers to that screen.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import type { InterviewFacts } from '../../server/core/question.ts'
import { PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'
import { kept, NO_GOAL, openAsked, openPulse, type Asked } from './asked-setup.ts'
import { allRows, type openBrowser } from './page-setup.ts'

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
    const { id, token, browser } = await at(NO_GOAL)
    const set = { revision: 0, answers: { B1: 'A door' }, share: '0' }
    for (const again of [set, set]) {
      const { status, html } = await put(token, browser, again)
      expect(status).toBe(200)
      expect(JSON.parse(html)).toEqual({ revision: 1 })
    }
    expect(await kept(asked.program, id)).toEqual({ B1: 'A door' })
    expect((await readSitting(asked.program.deps, id))?.invitation.state).toBe('started')
    const stale = await put(token, browser, { revision: 0, answers: { B1: 'Another' } })
    expect(stale.status).toBe(409)
    expect(JSON.parse(stale.html)).toEqual({ revision: 1 })
    expect(await kept(asked.program, id)).toEqual({ B1: 'A door' })
  })

  test('never ends an interview; a submit does, also when the save’s answer was lost', async () => {
    const { id, token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    await browser.answer(token, { P2: '2' })
    const form = browser.hidden()
    const all = { T1: '4', T2: '5', T3: '5' }
    await put(token, browser, { revision: 2, answers: all })
    expect((await readSitting(asked.program.deps, id))?.invitation.state).toBe('started')
    const { html } = await browser.post(`/s/${token}`, { ...form, ...all })
    expect(html).toContain('Thank you')
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
    const before = await allRows(asked.program)
    expect((await put(token, browser, body)).status).toBe(status)
    expect(await allRows(asked.program)).toBe(before)
  })
})
