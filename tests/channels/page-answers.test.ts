// Screens that are sent: good ones are kept, bad ones are told and lose nothing, and each press counts once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { allRows, openBrowser } from './page-setup.ts'

let program: TestProgram
let who: Invited
let ana: string

beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
})
afterEach(() => program.close())

const kept = async (id: string) => (await readSitting(program.deps, id))?.answers
const pulse = (facts = PULSE_FACTS) => invite(program.deps, who, 'pulse', facts, { about_staff_id: ana })
const NO_GOAL = { ...PULSE_FACTS, hasGoal: 0 } as const

async function at(facts: typeof NO_GOAL | typeof PULSE_FACTS | typeof TRUST_FACTS) {
  const link = await pulse(facts as typeof PULSE_FACTS)
  const browser = openBrowser(program)
  await browser.get(`/s/${link.token}`)
  return { ...link, browser }
}

test.for(DATABASES.filter((database) => database !== SQLITE))(
  'on $name, too, a screen is kept, the cookie remembered, and the end reached',
  async (database) => {
    await program.close()
    program = await openTestProgram({ database })
    ana = await program.addStaff('Ana Ruiz')
    who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
    const { token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    expect((await browser.get(`/s/${token}?at=progress`)).html).toMatch(/name="P1" value="3"[^>]*checked/)
    await browser.answer(token, { P1: '2' })
    await browser.answer(token, { P2: '2' })
    expect((await browser.answer(token, { T1: '8' })).html).toContain('Thank you. That’s all.')
  },
)

describe('one screen after the other', () => {
  test('a whole baseline, each screen answered with the next', async () => {
    who = await program.addPatient({ caseManagerId: ana })
    const { token } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program)
    let page = await browser.get(`/s/${token}`)
    const screens: Record<string, string>[] = [
      { B6: '1' },
      { B5: '1' },
      { B1: 'A door that locks.' },
      { B1n: 'my own door' },
      { B2: '' },
      { B3: '3' },
      { P1: '1' },
      { I2: '4' },
      { S1: '9' },
      { B4: '2' },
    ]
    for (const [done, fields] of screens.entries()) {
      expect(page.html).toContain(`${done + 1} of 10.`)
      page = await browser.answer(token, fields)
      expect(page.status).toBe(200)
    }
    expect(page.html).toContain('<q class="said" lang="en">A door that locks.</q>')
    expect(page.html).toContain('1 private question')
    expect(page.html).not.toContain('Not often')
    const [response] = await program.deps.db.query.selectFrom('response').selectAll().execute()
    expect(response).toMatchObject({ complete: 1, mode: 'page', language: 'en' })
  })

  test('a question passed by is skipped, and so is a whole screen of several', async () => {
    const { id, token, browser } = await at({ ...TRUST_FACTS, hasGoal: 0 } as unknown as typeof NO_GOAL)
    await browser.answer(token, { B1: '' })
    expect(await kept(id)).toEqual({ B1: 9 })
    await browser.answer(token, { P2: '2' })
    const done = await browser.answer(token, {})
    expect(done.html).toContain('Thank you')
    const sealed = await program.deps.db.query.selectFrom('sealed_answer').selectAll().execute()
    const answers = sealed.filter(({ kind }) => kind === 'answer')
    expect(answers.map(({ item, value }) => [item, value]).sort()).toEqual([
      ['T1', 9],
      ['T2', 9],
      ['T3', 9],
    ])
  })

  test('the skip button beats the radio above it', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const body = `${new URLSearchParams(browser.hidden())}&P1=3&P1=9`
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    await browser.send(`/s/${token}`, { method: 'POST', headers, body })
    expect(await kept(id)).toEqual({ P1: 9 })
  })

  test('what an answer hides is not kept, whatever was sent', async () => {
    const { id, token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    await browser.answer(token, { P2: '2' })
    await browser.answer(token, { T1: '8', T2: '1', T3: '2' })
    expect(await kept(id)).toBeUndefined()
    const rows = await program.deps.db.query.selectFrom('sealed_answer').selectAll().execute()
    expect(rows.filter(({ kind }) => kind === 'answer').map(({ item }) => item)).toEqual(['T1'])
  })

  test('posting carries the language, and the next screen comes in it', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    await browser.get(`/s/${token}?lang=es`)
    const { html } = await browser.answer(token, { P1: '3' })
    expect(html).toContain('¿hubo algo que para usted fue un logro')
    expect((await readSitting(program.deps, id))?.language).toBe('es')
  })
})

describe('sharing', () => {
  test('can be switched at an answer, from that answer on', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const { html } = await browser.answer(token, { P1: '3', share: '0' })
    expect(await readSitting(program.deps, id)).toMatchObject({ shared: false, unshared: ['P1'] })
    expect(html).toContain('Only you can read this answer.')
    await browser.answer(token, { P2: '2', share: '1' })
    const rows = await program.deps.db.query.selectFrom('answer').selectAll().execute()
    expect(rows.map(({ item, shared }) => [item, shared]).sort()).toEqual([
      ['P1', 0],
      ['P2', 1],
    ])
  })

  test('is said before the first answer where a patient never met the sentence, and counts once it was shown', async () => {
    who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own' } })
    const { id, token } = await pulse()
    const browser = openBrowser(program)
    const { html } = await browser.get(`/s/${token}`)
    expect(html).toContain(
      '<b>Ana will see what you say about your goals so they can help, unless you say no.</b>',
    )
    expect(html).toMatch(/name="share" value="1"[^>]*checked/)
    await browser.answer(token, { P1: '3', share: '1' })
    expect(await readSitting(program.deps, id)).toMatchObject({ sharing: true, unshared: [] })
  })
})

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
    const before = await allRows(program)
    const { status, html } = await browser.answer(token, fields)
    expect(status).toBe(422)
    expect(html).toContain('role="alert"')
    expect(html).toMatch(/<title>Error: /)
    expect(await allRows(program)).toBe(before)
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
    expect(await kept(id)).toEqual({ B1: '😀'.repeat(500) })
  })

  test.each([
    ['announced', { 'Content-Length': '2000000' }],
    ['unannounced', {}],
  ])('a megabyte, %s, is refused with a sentence', async (_, more) => {
    const { token, browser } = await at(NO_GOAL)
    const before = await allRows(program)
    const body = `${new URLSearchParams(browser.hidden())}&B1=${'x'.repeat(1_000_000)}`
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...more }
    const { status, html } = await browser.send(`/s/${token}`, { method: 'POST', headers, body })
    expect(status).toBe(413)
    expect(html).toContain('That is too long for us to keep. Please make it shorter.')
    const spanish = { ...headers, 'Accept-Language': 'es-US,es;q=0.9' }
    const es = await browser.send(`/s/${token}`, { method: 'POST', headers: spanish, body })
    expect(es.html).toContain('Hágalo más corto')
    expect(await allRows(program)).toBe(before)
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
    who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
    const { token } = await invite(program.deps, who, 'pulse', NO_GOAL, { about_staff_id: ana })
    const browser = openBrowser(program)
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
    const [goal] = await program.deps.db.query.selectFrom('goal').selectAll().execute()
    const next = await invite(program.deps, who, 'pulse', PULSE_FACTS, {
      about_staff_id: ana,
      goal_id: goal!.id,
      occasion: 'pulse:2026-12',
    })
    const piped = await browser.get(`/s/${next.token}`)
    expect(piped.html).toContain('<q class="said" lang="en">&lt;/textarea&gt;&lt;img')
  })
})

describe('pages that are late', () => {
  test('an old page that says something else is told so, and shown where things stand', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const old = browser.hidden()
    await browser.answer(token, { P1: '3' })
    const { status, html } = await browser.post(`/s/${token}`, { ...old, P1: '5' })
    expect(status).toBe(409)
    expect(html).toContain('You answered on another screen a moment ago. Here is where you are.')
    expect(html).toContain('name="screen" value="success"')
    expect(await kept(id)).toEqual({ P1: 3 })
  })

  test('a button pressed twice is answered with the next screen twice, and counts once', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const fields = { ...browser.hidden(), P1: '3' }
    const pages = await Promise.all([
      browser.post(`/s/${token}`, fields),
      browser.post(`/s/${token}`, fields),
    ])
    for (const { status, html } of pages) {
      expect(status).toBe(200)
      expect(html).toContain('name="screen" value="success"')
    }
    expect((await readSitting(program.deps, id))?.invitation.revision).toBe(1)
    const last = { ...browser.hidden(), P2: '2' }
    const ends = await Promise.all([browser.post(`/s/${token}`, last), browser.post(`/s/${token}`, last)])
    for (const { status, html } of ends) {
      expect(status).toBe(200)
      expect(html).toContain('Thank you. That’s all.')
    }
    expect(await program.deps.db.query.selectFrom('response').selectAll().execute()).toHaveLength(1)
  })

  test('a revision that is no number is refused', async () => {
    const { token, browser } = await at(PULSE_FACTS)
    for (const revision of ['', '-1', '1e3', 'NaN', '99999999999999999999']) {
      expect((await browser.answer(token, { P1: '3', revision })).status).toBe(400)
      await browser.get(`/s/${token}`)
    }
  })
})

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
    expect(await kept(id)).toEqual({ B1: 'A door' })
    expect((await readSitting(program.deps, id))?.invitation.state).toBe('started')
    const stale = await put(token, browser, { revision: 0, answers: { B1: 'Another' } })
    expect(stale.status).toBe(409)
    expect(JSON.parse(stale.html)).toEqual({ revision: 1 })
    expect(await kept(id)).toEqual({ B1: 'A door' })
  })

  test('never ends an interview; a submit does, also when the save’s answer was lost', async () => {
    const { id, token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    await browser.answer(token, { P2: '2' })
    const form = browser.hidden()
    const all = { T1: '4', T2: '5', T3: '5' }
    await put(token, browser, { revision: 2, answers: all })
    expect((await readSitting(program.deps, id))?.invitation.state).toBe('started')
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
    const before = await allRows(program)
    expect((await put(token, browser, body)).status).toBe(status)
    expect(await allRows(program)).toBe(before)
  })
})
