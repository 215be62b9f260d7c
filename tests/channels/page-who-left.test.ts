// What a page says about readers after the patient left the program is what is so today.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { questionsOn } from './held-by.ts'
import { hidden, openBrowser } from './page-setup.ts'
import { SKIP } from './respondent.ts'

const LEFT = { ...BASELINE_FACTS, left: 1 } as const
const TODAY = '2026-11-24'
const NOBODY =
  'Nobody reads this answer now. If you come back to the program, your case manager can, unless you said no.'

let program: TestProgram
let ana: string
beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
})
afterEach(() => program.close())

/** @param to the assignment's last day. */
async function openAfter(to: string | null, sharing: 0 | 1 | null = 1, language = 'en') {
  const who = await program.addPatient({
    caseManagerId: ana,
    patient: { phone_said: 'own', sharing, language },
    enrolment: { graduated_on: '2026-08-20' },
    assignment: { to_on: to },
  })
  const { token } = await invite(program.deps, who, 'after', LEFT, { about_staff_id: ana })
  const browser = openBrowser(program)
  const { html } = await browser.get(`/s/${token}`)
  return { who, token, browser, html }
}

test('an assignment that still runs is read by the worker, to its last day', async () => {
  for (const to of [null, TODAY]) {
    const { html } = await openAfter(to)
    expect(html).toContain('Your case manager will see what you say about your goals')
    expect(html).toContain('You and your case manager')
    expect(html).not.toContain('Nobody reads')
  }
})

test('an assignment that is over is read by nobody: the line and the receipt say so', async () => {
  const { html, browser, token } = await openAfter('2026-11-23')
  expect(html).toContain(NOBODY)
  expect(html).not.toContain('name="share"')
  expect(html).not.toMatch(/You and (your|Ana)/)

  let page = html
  for (let step = 0; step < 30 && page.includes('id="answers"'); step += 1) {
    const fields = questionsOn(page).map(({ id, codes }) => [id, String(codes[0] ?? SKIP)])
    page = (await browser.answer(token, Object.fromEntries(fields))).html
  }
  expect(page).toContain('Your receipt')
  expect(page).toContain('Nobody now. Your case manager if you come back, unless you said no.')
  expect(page).not.toMatch(/You and (your|Ana)/)
})

test('it is said in Spanish, and the same whether or not the patient withholds', async () => {
  const spanish = await openAfter('2026-11-23', 1, 'es')
  expect(spanish.html).toContain('Por ahora nadie lee esta respuesta.')
  const pages = [
    await openAfter('2026-11-23', 0),
    await openAfter('2026-11-23', 1),
    await openAfter('2026-11-23', null),
  ]
  const same = ({ html, token }: { html: string; token: string }) => html.replaceAll(token, '')
  expect(new Set(pages.map(same)).size).toBe(1)
})

test('who left before meeting the sentence about sharing is offered no switch, and shares nothing', async () => {
  const { html, who } = await openAfter('2026-11-23', null)
  expect(html).toContain(NOBODY)
  expect(html).not.toContain('name="share"')
  const { sharing } = await program.deps.db.query
    .selectFrom('patient')
    .select('sharing')
    .where('id', '=', who.patientId)
    .executeTakeFirstOrThrow()
  expect(sharing).toBeNull()
})

test('a patient who went over to another worker is not told that the first one reads', async () => {
  const who = await program.addPatient({
    caseManagerId: await program.addStaff('Bea Soto'),
    patient: { phone_said: 'own', sharing: 1 },
  })
  const { token } = await invite(program.deps, who, 'pulse', BASELINE_FACTS, { about_staff_id: ana })
  const { html } = await openBrowser(program).get(`/s/${token}`)
  expect(html).toContain('Your case manager will see what you say about your goals')
  expect(html).not.toContain('Ana, can read')
})

test('nor is a word passed on that the first worker could not read; a call and another worker are offered', async () => {
  const who = await program.addPatient({
    caseManagerId: await program.addStaff('Bea Soto'),
    patient: { phone_said: 'own', sharing: 1 },
  })
  const { token } = await invite(program.deps, who, 'pulse', BASELINE_FACTS, { about_staff_id: ana })
  const browser = openBrowser(program)
  let page = (await browser.get(`/s/${token}`)).html
  for (let step = 0; step < 30 && page.includes('id="answers"'); step += 1) {
    const fields = questionsOn(page).map(({ id }) => [id, String(SKIP)])
    page = (await browser.answer(token, Object.fromEntries(fields))).html
  }
  expect(page).not.toContain('We will pass it on')
  expect(page).toContain('Want to talk about having a different worker?')
  const sent = { offer: 'note', note: 'Thank you.', proof: hidden(page)['proof'] ?? '' }
  await browser.post(`/s/${token}`, sent)
  expect(await program.deps.db.query.selectFrom('note').selectAll().execute()).toEqual([])
})
