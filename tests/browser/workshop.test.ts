// The survey workshop in a real browser, without script: every kind of fault is refused, a good survey is published, and
// patients answer it on the page, by text and on a tablet. With script, SurveyJS draws the same JSON and asks nobody else for anything.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteStaff } from '../../server/actions/invite-staff.ts'
import { openValue } from '../../server/actions/answer-value.ts'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { createApp } from '../../server/app.ts'
import { OPERATOR } from '../../server/db/audit.ts'
import { emailIndex } from '../../server/email.ts'
import { launchChromium, openPhone, serveApp, type Served } from '../support/browser.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite as inviteByText, phone } from '../support/texting.ts'
import { FAULTS, goodSurvey } from '../support/workshop-surveys.ts'

const PASSWORD = 'a door that locks'

let program: TestProgram
let served: Served
let browser: Browser
let desk: BrowserContext
let page: Page

beforeAll(async () => {
  program = await openTestProgram()
  const { deps } = program
  served = await serveApp(createApp(deps))
  browser = await launchChromium()
  desk = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  page = await desk.newPage()
  const email_index = await emailIndex(deps.sealer, 'dee.park@county.example')
  const staffId = await program.addStaff('Dee Park', { email_index })
  const link = new URL(await inviteStaff(deps, OPERATOR, { staffId, role: 'administrator' }))
  await page.goto(served.origin + link.pathname)
  for (const field of await page.locator('input[type=password]').all()) await field.fill(PASSWORD)
  await page.locator('main button').click()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await program?.close()
})

const save = async (text: string) => {
  await page.getByLabel('The draft as JSON').fill(text)
  await page.getByRole('button', { name: 'Save and check' }).click()
}

test('each kind of fault is refused with its sentence, a good survey is published and answered', async () => {
  await page.goto(`${served.origin}/admin/surveys`)
  await page.getByLabel('Its short name').fill('housing')
  await page.getByRole('button', { name: 'Start a draft', exact: true }).click()
  for (const { text, says } of FAULTS) {
    await save(text)
    // It says that it waits, and answers with the reason when it is pressed all the same.
    await page.getByRole('button', { name: 'Publish version 1' }).press('Enter')
    await page.getByText('It was not published.').waitFor()
    expect(await page.getByRole('status').innerText()).toContain('It was not published.')
    const shown = await page.locator('main').innerText()
    expect(shown).toContain(says)
    expect(shown).toMatch(/^(Fix|Did) /m)
  }
  expect(() => program.deps.surveys.newest('housing')).toThrow()

  await save(JSON.stringify(goodSurvey()))
  expect(await page.locator('main').innerText()).toContain('Every check passes.')
  await page.getByRole('link', { name: 'See it as a patient' }).click()
  expect(await page.frameLocator('iframe').first().locator('legend').first().innerText()).toContain(
    'How safe is the',
  )
  expect(await page.locator('.talk').first().innerText()).toContain('1 Not safe 2 A little safe')
  await page.goBack()
  await page.getByRole('button', { name: 'Publish version 1' }).click()
  expect(await page.locator('h1').innerText()).toBe('Your home, version 1')
  await page.goto(`${served.origin}/admin/surveys`)
  expect(await page.locator('main').innerText()).toMatch(
    /Version 1, asked now\. Published .* by Dee Park; frozen/,
  )
  await onThePage()
  await byText()
  await onTheTablet()
}, 90_000)

async function onThePage() {
  const who = await program.addPatient()
  const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS, {
    survey_id: 'housing',
    survey_version: 1,
  })
  const small = await openPhone(browser, { script: false })
  const patient = await small.newPage()
  await patient.goto(`${served.origin}/s/${token}`)
  await patient.getByText('A little safe').click()
  await patient.getByRole('button', { name: 'Next' }).click()
  await small.close()
  expect(await answers(who.patientId)).toEqual([['H1', 2]])
}

async function byText() {
  const number = '+19255550188'
  const who = await program.addPatient({ phone: number, patient: { language: 'es' } })
  await inviteByText(program, {
    ...who,
    survey: 'pulse',
    language: 'es',
    row: { survey_id: 'housing', survey_version: 1 },
  })
  const texts = phone(program, number)
  const asked = await texts.say('1')
  expect(asked.join()).toContain('¿Qué tan seguro es el lugar donde duerme? 1 Nada seguro')
  await texts.say('3')
  expect(await answers(who.patientId)).toEqual([['H1', 3]])
}

async function onTheTablet() {
  const [who, lead] = [await program.addPatient(), await program.addStaff('Lee Park')]
  await invite(program.deps, who, 'pulse', PULSE_FACTS, { survey_id: 'housing', survey_version: 1 })
  const made = await makeKioskCode(program.deps, lead, { number: `P-${who.patientId}` })
  const clinic = await browser.newContext({ viewport: { width: 800, height: 1280 } })
  const tablet = await clinic.newPage()
  await tablet.goto(`${served.origin}/kiosk`)
  await tablet.fill('#code', made.code)
  await tablet.click('#start button')
  await tablet.locator('.survey input[type=radio][value="1"]').check({ force: true })
  await tablet.click('.asked > button:not(.quiet):not(.line)')
  await tablet.getByText('Thank you').waitFor()
  await clinic.close()
  expect(await answers(who.patientId)).toEqual([['H1', 1]])
}

async function answers(patientId: string) {
  const rows = await program.deps.db.query
    .selectFrom('answer')
    .innerJoin('response', 'response.id', 'answer.response_id')
    .select(['answer.id', 'answer.item', 'answer.value', 'answer.value_sealed'])
    .where('response.patient_id', '=', patientId)
    .execute()
  return Promise.all(
    rows.map(async ({ id, item, value, value_sealed: valueSealed }) => [
      item,
      await openValue(program.deps.sealer, { id, value, valueSealed: valueSealed ?? null }),
    ]),
  )
}

test('two writers: the later one keeps what they typed, and is told', async () => {
  await page.goto(`${served.origin}/admin/surveys`)
  await page.getByRole('button', { name: 'Start a draft from version 2 of Monthly pulse' }).click()
  const other = await desk.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Save and check' }).click()
  await save('{ "mine": 1 }')
  expect(await page.getByRole('status').innerText()).toContain('Somebody changed this draft a moment ago.')
  expect(await page.getByLabel('The draft as JSON').inputValue()).toBe('{ "mine": 1 }')
  await page.getByRole('button', { name: 'Save and check' }).click()
  expect(await page.getByRole('status').innerText()).toBe('Saved, and checked.')
  await page.goto(`${served.origin}/admin/surveys/pulse/compare?from=2&to=draft`)
  expect(await page.locator('main').innerText()).toContain('Question taken out')
})

test('at 360 pixels nothing is cut off, axe finds nothing, and SurveyJS draws what it was given', async () => {
  const state = await desk.storageState()
  const small = await browser.newContext({ storageState: state, viewport: { width: 360, height: 800 } })
  const tablet = await small.newPage()
  const outside: string[] = []
  tablet.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) outside.push(request.url())
  })
  const at = `${served.origin}/admin/surveys`
  for (const path of [
    '',
    '/pulse/draft',
    '/pulse/preview?version=1&screen=trust',
    '/pulse/compare?from=1&to=1',
  ]) {
    await tablet.goto(at + path)
    if (path.includes('preview'))
      await tablet.frameLocator('iframe.wide').getByText('Almost there').waitFor({ state: 'visible' })
    const { violations } = await new AxeBuilder({ page: tablet })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
    const width = await tablet.evaluate('document.documentElement.scrollWidth')
    expect([path, width]).toEqual([path, 360])
  }
  await tablet.goto(`${at}/pulse/preview/surveyjs?version=1&lang=es`)
  await tablet.getByText('Casi llego').waitFor({ state: 'visible' })
  expect(await tablet.locator('html').getAttribute('lang')).toBe('es')
  expect(outside).toEqual([])
  await small.close()
}, 60_000)
