// The whole loop, as people meet it: a file is imported, a text is read, a goal is set without script, a case manager
// reads it, and next month the questions come back in the patient's own words. By page in English, by text in Spanish.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { launchChromium, openPhone } from '../support/browser.ts'
import { serveDemo, type ServedDemo } from '../support/served-demo.ts'

const GOAL = 'A door that locks, so my daughter can stay over.'
const META = 'Dormir en mi propia cama'
const PASSWORD = 'a door that locks'

let demo: ServedDemo
let browser: Browser
let phone: BrowserContext
let desk: BrowserContext

beforeAll(async () => {
  browser = await launchChromium()
  demo = await serveDemo()
  phone = await openPhone(browser, { script: false })
  desk = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** Two patients of one new case manager, enrolled yesterday by the demo's calendar, which begins at the machine's date. */
function caseload(): string {
  const day = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').toPlainDate().subtract({ days: 1 })
  const columns =
    'patient_id,patient_name,phone,phone_kind,language,time_zone,zip,birth_year,region,enrolled_on,graduated_on,consent_on,consent_evidence,case_manager_id,case_manager_name,case_manager_email,discipline,team,assigned_from,assigned_to'
  const since = day.toString()
  const row = (id: string, name: string, number: string, language: string) =>
    `${id},${name},${number},own,${language},America/Los_Angeles,94520,1984,East,${since},,${since},signed form,CM-J1,Inés Calderón,ines.calderon@county.example,social_worker,Concord,${since},`
  const file = join(tmpdir(), `sayso-journey-${process.pid}.csv`)
  writeFileSync(
    file,
    [
      columns,
      row('J-1', 'Wilhelmina Journey', '(925) 555-0171', 'en'),
      row('J-2', 'Rosalía Viaje', '(925) 555-0172', 'es'),
    ].join('\n'),
  )
  return file
}

/** The phone's page as the demo shows it. */
async function openSimulatedPhone(name: string): Promise<Page> {
  const page = await desk.newPage()
  await page.goto(`${demo.origin}/phones/all`)
  for (;;) {
    const link = page.getByRole('link', { name })
    if ((await link.count()) > 0) {
      await link.first().click()
      return page
    }
    await page.getByRole('link', { name: 'The next ones' }).click()
  }
}

/** The newest link on that phone. */
async function newestLink(name: string): Promise<string> {
  const page = await openSimulatedPhone(name)
  const links = page.locator('main a[href*="/s/"]')
  const href = await links.last().getAttribute('href')
  await page.close()
  if (!href) throw new Error(`no link on the phone of ${name}`)
  return new URL(href, demo.origin).href
}

async function reply(page: Page, body: string): Promise<string> {
  await page.getByRole('textbox').last().fill(body)
  await page.getByRole('button', { name: 'Send' }).click()
  return (await page.locator('.sms').innerText()).trim()
}

const choose = async (page: Page, label: string) => {
  await page.getByLabel(label, { exact: true }).check()
  await page.locator('#answers > button').first().click()
}

test('a patient is asked, answers without script, and is heard; next month in the same words', async () => {
  const imported = demo.sayso('import', caseload())
  expect(imported.output).toContain('2 patients')
  expect(imported.code).toBe(0)
  expect(demo.sayso('import', caseload()).output).toContain('Nothing to change')
  await demo.advance('P2D')

  const page = await phone.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.origin)) elsewhere.push(request.url())
  })
  await page.goto(await newestLink('Wilhelmina Journey'))
  await choose(page, 'Only me')
  await choose(page, 'OK')
  await page.getByRole('textbox').fill(GOAL)
  await page.locator('#answers > button').first().click()
  await page.getByRole('textbox').fill('my own door')
  await page.locator('#answers > button').first().click()
  await page.getByRole('textbox').fill('Call a landlord.')
  await page.locator('#answers > button').first().click()
  await choose(page, 'More than anything')
  await choose(page, 'First step')
  await choose(page, 'No, that is all')
  await choose(page, 'Very')
  await choose(page, 'A little')
  await page.getByRole('button', { name: 'Go on' }).click()
  await choose(page, 'Half the time')
  await page.getByRole('heading', { level: 1, name: /Thank you/ }).waitFor()
  const thanks = await page.locator('body').innerText()
  expect(thanks).toContain('988')
  expect(thanks).toContain('911')
  expect(thanks).toContain('Ask our team for a call')

  // Spanish, by text, on the simulated phone.
  const rosalia = await openSimulatedPhone('Rosalía Viaje')
  for (const said of ['1', '1', '1', META, '1']) await reply(rosalia, said)
  const after = await reply(rosalia, 'Preguntar por un cuarto')
  expect(after).toContain('Inés')
  await reply(rosalia, '9')
  await rosalia.close()

  // The case manager sets a password by the administrator's one-time link, and reads.
  await enterAsCaseManager()
  const staff = await desk.newPage()
  await staff.goto(`${demo.origin}/caseload`)
  const words = await staff.locator('main').innerText()
  expect(words).toContain(GOAL)
  expect(words).toContain(META)
  expect(words).not.toMatch(/trust|confía/i)

  await demo.advance('P1M')
  const pulse = await phone.newPage()
  await pulse.goto(await newestLink('Wilhelmina Journey'))
  expect(await pulse.content()).not.toContain(GOAL)
  await choose(pulse, 'Part way')
  await pulse.getByRole('button', { name: 'Back' }).click()
  expect(await pulse.locator('q.said').first().innerText()).toContain(GOAL)
  const asked = await openSimulatedPhone('Rosalía Viaje')
  expect(await reply(asked, '1')).toContain(`Su meta: ${META}`)
  await asked.close()

  await staff.reload()
  expect(elsewhere).toEqual([])
}, 240_000)

async function enterAsCaseManager(): Promise<void> {
  const admin = await browser.newContext({ javaScriptEnabled: false })
  const office = await admin.newPage()
  await office.goto(`${demo.origin}/sign-in`)
  await office.getByRole('button', { name: /administrator/i }).click()
  await office.goto(`${demo.origin}/admin`)
  const row = office.locator('tr, li').filter({ hasText: 'Inés Calderón' }).first()
  await row.getByRole('button').first().click()
  const link = /http:\/\/\S+\/sign-in\/first\/\S+/.exec(await office.locator('main').innerText())?.[0]
  if (!link) throw new Error('the administrator was shown no link')
  await admin.close()
  const desktop = await desk.newPage()
  await desktop.goto(link)
  const fields = desktop.locator('input[type=password]')
  for (let field = 0; field < (await fields.count()); field += 1) await fields.nth(field).fill(PASSWORD)
  await desktop.locator('main form button').first().click()
  await desktop.waitForURL(/caseload/)
  await desktop.close()
}

test('a second start on the same port ends with a sentence', () => {
  const second = demo.sayso('serve')
  expect(second.code).toBe(1)
  expect(second.output).toMatch(/^Another program listens on port \d+ already\./)
  expect(second.output.trim().split('\n')).toHaveLength(1)
})
