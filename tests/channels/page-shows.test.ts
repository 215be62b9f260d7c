// What a page may show: names, nicknames and goals, and to which browser.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openBrowser, setGoal } from './page-setup.ts'

let program: TestProgram
let who: Invited
let ana: string

beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
})
afterEach(() => program.close())

const aGoal = (words: string, nickname: string | null) => setGoal(program, who, words, nickname)

const pulse = async (more = {}) =>
  invite(program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id: ana, ...more })

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
})
