// The tablet's requests: a sitting of its own for each, and nothing that was not offered is kept.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import type { KioskQuestion, KioskView } from '../../server/core/kiosk-screen.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { BASELINE_FACTS, invite, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let who: Invited
let lead: string
let id: string
let network = 'desk'

beforeEach(async () => {
  network = 'desk'
  program = await openTestProgram()
  const ana = await program.addStaff('Ana Ruiz')
  lead = await program.addStaff('Lee Park')
  who = await program.addPatient({ caseManagerId: ana })
  id = (await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })).id
})
afterEach(() => program.close())

async function ask(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await kioskRoutes(program.deps, () => network).request(`/kiosk/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, ...(JSON.parse(text) as { token?: string; view?: KioskQuestion }) }
}

const make = async () => (await makeKioskCode(program.deps, lead, { number: ` P-${who.patientId} ` })).code

const kept = async () => (await begunSitting(program, id))?.answers ?? {}

describe('plain forms', () => {
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    kioskRoutes(program.deps, () => network).request('/kiosk', {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    })

  test('ask and keep as script does; a code that fails is said so, and guesses run out for both', async () => {
    const started = await send({ code: await make() })
    const html = await started.text()
    const proof = /name="proof" value="([^"]+)"/.exec(html)?.[1] ?? ''
    expect([started.status, html.includes('name="B6"')]).toEqual([200, true])
    const next = await send({ proof, screen: 'B6', revision: '0', B6: '2', lang: 'en' })
    expect(await next.text()).toContain('name="B5"')
    expect(await kept()).toEqual({ B6: 2 })
    for (let guess = 0; guess < 10; guess += 1) expect((await send({ code: 'AAAA2222' })).status).toBe(404)
    expect((await send({ code: 'AAAA2222' })).status).toBe(429)
    expect((await ask('start', { code: 'AAAA2222' })).status).toBe(429)
  })

  test('are refused from other sites and where a staff member is signed in', async () => {
    const code = await make()
    expect((await send({ code }, { 'sec-fetch-site': 'cross-site' })).status).toBe(400)
    expect((await send({ code }, { cookie: 'sayso.session_token=x' })).status).toBe(403)
    expect((await send({ proof: 'x', screen: 'B6', revision: '0' })).headers.get('location')).toBe('/kiosk')
    expect((await send({ code }, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })
})

test('the page is kept by no cache, may load nothing from elsewhere, and sets no cookie', async () => {
  const { headers } = await kioskRoutes(program.deps, () => network).request('/kiosk')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
  expect(headers.get('set-cookie')).toBe(null)
  const refused = await kioskRoutes(program.deps, () => network).request('/kiosk/show', { method: 'POST' })
  expect([refused.status, refused.headers.get('cache-control')]).toEqual([400, 'no-store'])
})

describe('a sitting', () => {
  async function open() {
    const { token, view } = await ask('start', { code: await make() })
    if (!view) throw new Error('it did not start')
    return { token, view }
  }

  test('keeps what was offered, and refuses everything else with a sentence', async () => {
    const { token, view } = await open()
    const { item, revision } = view
    expect(item).toBe('B6')
    for (const answer of [3, '01', [1], { a: 1 }, 'yes', true, null, undefined]) {
      const told = await ask('answers', { token, item, revision, answer })
      expect(told.view?.notice).toMatch(/Pick/)
    }
    expect(await kept()).toEqual({})
    const next = await ask('answers', { token, item, revision, answer: 2 })
    expect(next.view?.item).toBe('B5')
    expect(next.text).not.toContain('Ana')
    expect(await kept()).toEqual({ B6: 2 })
  })

  test('shows where things stand when somebody answered elsewhere, and keeps nothing of the old screen', async () => {
    const { token, view } = await open()
    const { item, revision } = view
    await ask('answers', { token, item, revision, answer: 1 })
    const again = await ask('answers', { token, item, revision, answer: 2 })
    expect(again.view).toMatchObject({ item: 'B5', notice: expect.stringContaining('another screen') })
    expect(await kept()).toEqual({ B6: 1 })
    expect((await ask('answers', { token, item: 'B5', revision: 'x', answer: 2 })).status).toBe(400)
  })

  test('goes back to any question so far and to no other; the answer is changed and never sent', async () => {
    const { token, view } = await open()
    await ask('answers', { token, item: 'B6', revision: view.revision, answer: 2 })
    await ask('answers', { token, item: 'B5', revision: 1, answer: 1 })
    await ask('answers', { token, item: 'B1', revision: 2, answer: 'A door that locks' })
    const back = await ask('show', { token, at: 'B1' })
    expect(back.view).toMatchObject({ item: 'B1', back: { item: 'B5' }, kept: { leave: expect.any(String) } })
    expect(back.text).not.toContain('door')
    expect((await ask('show', { token, at: 'B4' })).view).toMatchObject({ item: 'B1n', kept: null })
    const far = await ask('answers', { token, item: 'B4', revision: 3, answer: 1 })
    expect(far.view).toMatchObject({ item: 'B1n', notice: expect.any(String) })
    const changed = await ask('answers', { token, item: 'B1', revision: 3, skip: true })
    expect(changed.view?.item).not.toBe('B1n')
    expect(await kept()).toEqual({ B6: 2, B5: 1, B1: 9 })
  })

  test('lasts a minute beyond its page, and as long again where the page was only reloaded', async () => {
    const { token } = await open()
    await ask('end', { token, rest: true })
    program.clock.advance('PT50S')
    expect((await ask('show', { token, again: true })).status).toBe(200)
    program.clock.advance('PT50M')
    expect((await ask('show', { token })).status).toBe(200)
    await ask('end', { token, rest: true })
    program.clock.advance('PT61S')
    expect((await ask('show', { token, again: true })).status).toBe(410)
  })

  test('on two tablets at once keeps each apart; at the end what came first counts, and whoever was first is asked what is private', async () => {
    const [one, other] = [await open(), await open()]
    await ask('answers', { token: one.token, item: 'B6', revision: 0, answer: 1 })
    program.clock.advance('PT5M')
    const second = await ask('answers', { token: other.token, item: 'B6', revision: 0, answer: 2 })
    expect(second.view).toMatchObject({ item: 'B5', revision: 1, notice: null })
    await ask('answers', { token: other.token, item: 'B5', revision: 1, answer: 2 })
    expect((await ask('show', { token: one.token })).view?.item).toBe('B5')
    expect(await kept()).toEqual({ B6: 1 })
    let view = (await ask('show', { token: other.token })).view!
    const asked = []
    while (view.kind === 'question' && asked.length < 40) {
      asked.push(view.item)
      const sent = { token: other.token, item: view.item, revision: view.revision, skip: true }
      view = (await ask('answers', sent)).view!
    }
    // Private, and somebody else had begun: not asked on the tablet that came second.
    expect(asked).not.toContain('B4')
    expect((await ask('show', { token: one.token })).view).toMatchObject({ kind: 'question', item: 'B4' })
    const late = await ask('answers', { token: one.token, item: 'B5', revision: 1, answer: 1 })
    expect(late.view).toMatchObject({ item: 'B4' })
    const { query } = program.deps.db
    const patient = await query.selectFrom('patient').select(['phone_said', 'sharing']).execute()
    expect(patient).toEqual([{ phone_said: 'own', sharing: 0 }])
    expect(await query.selectFrom('response').select('id').execute()).toHaveLength(1)
  })

  test('of one that is alone goes on to what is private, which is kept apart, and then offers help', async () => {
    const { token } = await open()
    let view: KioskView = (await ask('show', { token })).view!
    const asked: string[] = []
    while (view.kind === 'question' && asked.length < 40) {
      const { item, revision }: KioskQuestion = view
      asked.push(item)
      const said = item === 'B4' ? { answer: 2 } : { skip: true }
      if (view.sealed) expect((await ask('offer', { token, offer: 'call' })).status).toBe(400)
      view = (await ask('answers', { token, item, revision, ...said })).view!
    }
    expect(asked.at(-1)).toBe('B4')
    expect(view).toMatchObject({ kind: 'done', receipt: { head: expect.any(String) } })
    expect(await saidPrivately(program, id)).toEqual({ B4: 2 })
    const shown = await ask('show', { token })
    expect(shown.view).toMatchObject({ kind: 'done', receipt: null })
    expect((await ask('offer', { token, offer: 'call' })).status).toBe(200)
  })

  test('speaks the other language on request, and sharing can be switched at an answer', async () => {
    const { token, view } = await open()
    const spanish = await ask('show', { token, lang: 'es' })
    expect(spanish.view).toMatchObject({ language: 'es', item: 'B6', next: 'Siguiente' })
    await ask('answers', { token, lang: 'es', item: 'B6', revision: view.revision, skip: true })
    await ask('answers', { token, lang: 'es', item: 'B5', revision: 1, answer: 1 })
    await ask('answers', { token, lang: 'es', item: 'B1', revision: 2, answer: 'Una puerta', share: '0' })
    const sitting = await begunSitting(program, id)
    expect(sitting).toMatchObject({
      language: 'es',
      sharing: false,
      answers: { B6: 9, B5: 1, B1: 'Una puerta' },
    })
  })

  test('ends when it is left, and after an hour; a token that nobody was given opens nothing', async () => {
    const { token } = await open()
    await ask('end', { token })
    expect((await ask('show', { token })).status).toBe(410)
    const second = await open()
    program.clock.advance('PT61M')
    expect((await ask('show', { token: second.token })).status).toBe(410)
    expect((await ask('show', { token: 'x' })).status).toBe(410)
    expect((await ask('show', {})).status).toBe(410)
  })

  test('is refused where a staff member is signed in, to forms, and offers nothing before its end', async () => {
    const { token } = await open()
    for (const name of ['sayso.session_token', '__Secure-sayso.session_token'])
      expect((await ask('show', { token }, { cookie: `a=b; ${name}=x` })).status).toBe(403)
    expect((await ask('show', { token }, { cookie: 'sayso=x' })).status).toBe(200)
    expect((await ask('show', { token }, { 'Content-Type': 'text/plain' })).status).toBe(400)
    expect((await ask('offer', { token, offer: 'call' })).status).toBe(400)
  })
})
