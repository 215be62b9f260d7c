// Two browsers at one link, one without cookies, and private answers: what each is shown.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { saidPrivately } from '../support/held.ts'
import { invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { questionsOn } from './held-by.ts'
import { openBrowser } from './page-setup.ts'

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
  // Whoever began first goes on to what follows, though somebody else has ended the open part.
  expect((await first.get(`/s/${token}`)).html).toContain('Thank you. That’s all.')
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

test('whoever began first goes on to the private part when a second one ends the open part', async () => {
  const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
  const [first, second, third] = [openBrowser(program), openBrowser(program), openBrowser(program)]
  await first.get(`/s/${token}`)
  await first.answer(token, { P1: '3' })
  program.clock.advance('PT10M')
  for (const browser of [second, third]) {
    await browser.get(`/s/${token}`)
    await browser.answer(token, { P1: '2' })
  }
  await second.answer(token, { P2: '2' })
  const sent = await first.answer(token, { P2: '1' })
  expect(sent.html).toContain('private question')
  await first.answer(token, { T1: '4', T2: '4', T3: '4' })
  expect((await first.get(`/s/${token}`)).html).toContain('Thank you. That’s all.')
  expect((await third.get(`/s/${token}`)).status).toBe(404)
  const rows = await program.deps.db.query.selectFrom('answer').select(['item', 'value']).execute()
  expect(rows).toContainEqual({ item: 'P1', value: 3 })
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
