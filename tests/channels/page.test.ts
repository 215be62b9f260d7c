// A patient's link from outside: what every answer carries, what dead links tell, and that looking changes nothing.
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertGoal } from '../../server/db/goals.ts'
import { saidPrivately } from '../support/held.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { questionsOn } from './held-by.ts'
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

async function aGoal(words: string, nickname: string | null): Promise<string> {
  const { db, sealer, newId, now } = program.deps
  const id = newId()
  await db.commit([
    insertGoal(db, {
      id,
      thread_id: id,
      version: 1,
      patient_id: who.patientId,
      enrolment_id: who.enrolmentId,
      words_sealed: await sealer.seal('goal', 'words_sealed', id, words),
      nickname_sealed: nickname === null ? null : await sealer.seal('goal', 'nickname_sealed', id, nickname),
      weight: 1,
      language: 'en',
      shared: 1,
      set_at: now(),
      ended_at: null,
    }),
  ])
  return id
}

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
    const goal = await aGoal('A door that locks, so my daughter can stay over.', 'my own door')
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

describe('what a page may show', () => {
  const LATER = ['2026-11-24T18:00:00.000Z', '2026-12-08T18:00:00.000Z', '2026-12-22T18:00:00.000Z'] as const

  /** Links answered in one browser, each at its time; then what a further one shows there. */
  async function answered(browser: ReturnType<typeof openBrowser>, times: readonly string[], goal: string) {
    for (const at of times) {
      program.clock.set(at)
      const { token } = await pulse({ goal_id: goal, occasion: `pulse:${program.deps.newId()}` })
      await browser.get(`/s/${token}`)
      await browser.answer(token, { P1: '3' })
    }
    const { token } = await pulse({ goal_id: goal, occasion: `pulse:${program.deps.newId()}` })
    return { token, html: (await browser.get(`/s/${token}`)).html }
  }
  const FULL = '<q class="said" lang="en">Leave my husband.</q>'

  test('the full goal only where two links were answered two weeks apart; a stranger hears of no goal', async () => {
    const goal = await aGoal('Leave my husband.', 'my own door')
    const own = openBrowser(program)
    expect((await answered(own, LATER.slice(0, 1), goal)).html).not.toMatch(/husband|my own door/)
    const { token, html } = await answered(openBrowser(program), LATER.slice(0, 2), goal)
    expect(html).toContain(FULL)
    const stranger = await openBrowser(program).get(`/s/${token}`)
    expect(stranger.html).toContain('Think of the goal you told us. How close are you now?')
    expect(stranger.html).not.toMatch(/husband|my own door|Ana/)
  })

  test('two links in one week are one visit', async () => {
    const goal = await aGoal('Leave my husband.', 'my own door')
    const { html } = await answered(openBrowser(program), [LATER[0], '2026-12-07T17:59:59.000Z'], goal)
    expect(html).not.toContain('husband')
  })

  test.each([
    ['another number', { contact_id: null }, {}],
    ['a phone that others look at', { phone_said: 'shared' as const }, {}],
    ['a phone that is dead', {}, { state: 'dead' as const }],
    ['a phone that is somebody else’s', {}, { state: 'unlinked' as const }],
  ])('%s ends it', async (_, patient, contact) => {
    const goal = await aGoal('Leave my husband.', 'my own door')
    const browser = openBrowser(program)
    const { token } = await answered(browser, LATER.slice(0, 2), goal)
    const { db } = program.deps
    const changes = [
      ...(Object.keys(patient).length
        ? [db.query.updateTable('patient').set(patient).where('id', '=', who.patientId)]
        : []),
      ...(Object.keys(contact).length
        ? [db.query.updateTable('contact').set(contact).where('id', '=', who.contactId)]
        : []),
    ]
    await db.commit(changes)
    expect((await browser.get(`/s/${token}`)).html).not.toContain('husband')
  })

  test('sixty days of silence end it, and so does a second patient on the number', async () => {
    const goal = await aGoal('Leave my husband.', 'my own door')
    const browser = openBrowser(program)
    const { token } = await answered(browser, LATER.slice(0, 2), goal)
    program.clock.set('2027-02-07T18:00:00.000Z')
    expect((await browser.get(`/s/${token}`)).html).not.toContain('husband')
    program.clock.set('2026-12-09T18:00:00.000Z')
    expect((await browser.get(`/s/${token}`)).html).toContain(FULL)
    await program.addPatient({ patient: { contact_id: who.contactId, phone_said: 'own' } })
    expect((await browser.get(`/s/${token}`)).html).not.toContain('husband')
  })

  test('one browser at a time', async () => {
    const goal = await aGoal('Leave my husband.', 'my own door')
    const [old, young] = [openBrowser(program), openBrowser(program)]
    await answered(old, LATER.slice(0, 2), goal)
    const { token, html } = await answered(young, LATER.slice(1), goal)
    expect(html).toContain(FULL)
    expect((await old.get(`/s/${token}`)).html).not.toContain('husband')
  })

  test('without a nickname, other browsers hear of "the goal you told us"', async () => {
    const { token } = await pulse({ goal_id: await aGoal('Leave my husband.', null) })
    const { html } = await openBrowser(program).get(`/s/${token}`)
    expect(html).toContain('Think of the goal you told us. How close are you now?')
    expect(html).not.toContain('husband')
  })

  test.each([
    ['a shared phone', { phone_kind: 'shared' as const }],
    ['the program’s phone', { phone_kind: 'program' as const }],
    ['a phone that others look at', { phone_said: 'shared' as const }],
    ['a phone nobody was asked about', {}],
  ])('on %s there is no name, no goal and no lasting cookie', async (_, patient) => {
    who = await program.addPatient({ caseManagerId: ana, patient: { sharing: 1, ...patient } })
    const goal = await aGoal('Leave my husband.', 'my own door')
    const browser = openBrowser(program)
    const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, {
      about_staff_id: ana,
      goal_id: goal,
    })
    const pages = [await browser.get(`/s/${token}`)]
    pages.push(await browser.answer(token, { P1: '3' }))
    expect(pages[1]!.headers.get('set-cookie')).not.toContain('Max-Age')
    pages.push(await browser.answer(token, { P2: '2' }))
    pages.push(await browser.answer(token, { T1: '4' }))
    for (const { html } of pages) expect(html).not.toMatch(/Ana|husband|my own door/)
    expect(pages[2]!.html).toContain('How much do you trust your case manager right now?')
    expect(pages[3]!.html).toContain('Thank you. That’s all.')
    expect(browser.jar.size).toBe(0)
    expect(await program.deps.db.query.selectFrom('browser').selectAll().execute()).toEqual([])
  })

  test('a name appears only after the patient said that the phone is theirs alone', async () => {
    who = await program.addPatient({ caseManagerId: ana })
    const { token } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program)
    expect((await browser.get(`/s/${token}`)).html).not.toContain('Ana')
    const { html, headers } = await browser.answer(token, { B6: '1' })
    expect(html).toContain('Ana will see what you say about your goals')
    expect(html).not.toContain('Ruiz')
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-sayso=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/,
    )
  })

  test('on plain http the cookie has a plain name, and the table knows only its hash', async () => {
    await program.close()
    program = await openTestProgram({ config: { publicUrl: 'http://127.0.0.1:8787' } })
    who = await program.addPatient({ patient: { phone_said: 'own' } })
    const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS)
    const browser = openBrowser(program)
    await browser.get(`/s/${token}`)
    const { headers } = await browser.answer(token, { P1: '3' })
    expect(headers.get('set-cookie')).toMatch(/^sayso=/)
    expect(headers.get('set-cookie')).not.toContain('Secure')
    const rows = await program.deps.db.query.selectFrom('browser').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(browser.jar.get('sayso'))
    expect(rows).toHaveLength(1)
  })

  test('who comes second to a link may answer, and never reads what was answered', async () => {
    const { token } = await pulse()
    const first = openBrowser(program)
    await first.get(`/s/${token}`)
    await first.answer(token, { P1: '3' })
    program.clock.advance('PT10M')
    const [second, fresh] = [openBrowser(program), openBrowser(program)]
    const seen = await second.get(`/s/${token}`)
    const other = await pulse({ occasion: 'pulse:2026-01' })
    const untouched = await fresh.get(`/s/${other.token}`)
    expect(seen.html.replaceAll(token, '')).toBe(untouched.html.replaceAll(other.token, ''))
    expect((await second.answer(token, { P1: '2' })).html).toContain('name="screen" value="success"')
    const mine = await first.answer(token, { offer: 'show', screen: 'progress' })
    expect(mine.html).toMatch(/name="P1" value="3"[^>]*checked/)
    await first.answer(token, { offer: 'show', screen: 'success' })
    await second.answer(token, { P2: '2' })
    const rows = await program.deps.db.query.selectFrom('answer').selectAll().execute()
    expect(rows.map(({ item, value }) => [item, value]).sort()).toEqual([
      ['P1', 3],
      ['P2', 2],
    ])
    // Its open part has ended: for whoever did not end it the link leads nowhere.
    expect((await first.get(`/s/${token}`)).status).toBe(404)
  })

  test('the private part is for who began first; whoever comes second is asked for a code, in every month', async () => {
    const pages: string[] = []
    for (const [nth, facts] of [TRUST_FACTS, PULSE_FACTS].entries()) {
      const more = { about_staff_id: ana, occasion: `pulse:2026-0${nth + 1}` }
      const { token } = await invite(program.deps, who, 'pulse', facts, more)
      const first = openBrowser(program)
      await first.get(`/s/${token}`)
      await first.answer(token, { P1: '3' })
      program.clock.advance('PT10M')
      const second = openBrowser(program)
      await second.get(`/s/${token}`)
      await second.answer(token, { P1: '2' })
      const { html } = await second.answer(token, { P2: '2' })
      pages.push(html.replaceAll(token, '').replaceAll(/name="proof" value="[^"]*"/g, ''))
    }
    expect(pages[0]).toBe(pages[1])
    expect(pages[0]).not.toContain('private question')
  })

  test('without cookies a sitting goes on by the page itself, for an hour', async () => {
    const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program, false)
    await browser.get(`/s/${token}`)
    await browser.answer(token, { P1: '3' })
    program.clock.advance('PT30M')
    await browser.answer(token, { P2: '2' })
    const done = await browser.answer(token, { T1: '4', T2: '4', T3: '4' })
    expect(done.html).toContain('Thank you. That’s all.')
    program.clock.advance('PT61M')
    expect((await browser.post(`/s/${token}`, { ...browser.hidden(), offer: 'call' })).status).toBe(404)
  })

  test('a private answer is shown again to nobody, and passing it by leaves it', async () => {
    const { id, token } = await invite(program.deps, who, 'milestone', TRUST_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program)
    let page = await browser.get(`/s/${token}`)
    for (let step = 0; step < 40 && !page.html.includes('class="sealed"'); step += 1)
      page = await browser.answer(
        token,
        Object.fromEntries(questionsOn(page.html).map(({ id: item }) => [item, '9'])),
      )
    const screen = browser.hidden()['screen'] ?? ''
    const [first] = questionsOn(page.html)
    await browser.answer(token, { [first!.id]: '2' })
    const again = await browser.answer(token, { offer: 'show', screen })
    expect(again.html).toContain('You answered this. You can change it. We don’t show private answers again.')
    expect(again.html).not.toMatch(/<input[^>]* checked/)
    await browser.answer(token, {})
    expect((await saidPrivately(program, id))[first!.id]).toBe(2)
  })
})
