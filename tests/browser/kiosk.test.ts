// The clinic's tablet in a real Chromium at 800×1280: a whole interview, the wipe, axe, and nothing left behind.
import { AxeBuilder } from '@axe-core/playwright'
import { Hono } from 'hono'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import { openBrowser } from '../channels/page-setup.ts'
import { launchChromium, serveApp, type Served } from '../support/browser.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { rowsOf } from '../support/rows.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'

let chromium: Browser
let program: TestProgram
let served: Served
let ana: string
let lead: string
let context: BrowserContext
let page: Page
let hosts: Set<string>
let complaints: string[]

beforeAll(async () => {
  chromium = await launchChromium()
})
afterAll(() => chromium.close())
beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  lead = await program.addStaff('Lee Park')
  served = await serveApp(
    new Hono().route(
      '/',
      kioskRoutes(program.deps, () => 'desk'),
    ),
  )
  context = await chromium.newContext({ viewport: { width: 800, height: 1280 }, hasTouch: true })
  page = await context.newPage()
  hosts = new Set()
  complaints = []
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) complaints.push(text)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
})
afterEach(async () => {
  expect([...hosts]).toEqual([new URL(served.origin).host])
  expect(complaints).toEqual([])
  await context.close()
  await served.close()
  await program.close()
})

const addPatient = (more: NewPatient = {}) => program.addPatient({ caseManagerId: ana, ...more })

async function codeFor(patientId: string): Promise<string> {
  const made = await makeKioskCode(program.deps, lead, { number: `P-${patientId}`, for: 'tablet' })
  return made?.code ?? ''
}

async function start(patientId: string): Promise<void> {
  await page.goto(`${served.origin}/kiosk`)
  await page.fill('#code', (await codeFor(patientId)).toLowerCase())
  await page.click('#start button')
  await page.waitForSelector('.asked')
}

/** Which question is on the tablet now. */
const asked = () =>
  page.waitForSelector('.survey [data-name]').then((place) => place.getAttribute('data-name'))
const BUTTON = '.asked > button:not(.quiet)'

/** Sends, and waits for what comes next. */
async function send(selector = BUTTON) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/kiosk/answers'))
  await page.click(selector)
  await answered
  await page.waitForSelector('body[aria-busy=false]')
}

async function give(item: string, answer: number | string | null): Promise<void> {
  await page.waitForSelector(`.survey [data-name="${item}"]`)
  if (answer === null) return send('.asked > .quiet')
  if (typeof answer === 'string') await page.locator('.survey textarea, .survey input').fill(answer)
  else await page.locator(`.survey input[type=radio][value="${answer}"]`).check({ force: true })
  await send()
}

const BASELINE: readonly (readonly [string, number | string | null])[] = [
  ['B6', 1],
  ['B5', 1],
  ['B1', 'A door that locks'],
  ['B1n', 'my own door'],
  ['B2', null],
  ['B3', 3],
  ['P1', 2],
  ['B7_2', 2],
  ['I2', 4],
  ['S1', null],
  ['B4', 5],
]

describe('a whole baseline', () => {
  test('is answered one question at a time, and leaves the rows that the page leaves', async () => {
    const [here, there] = [await addPatient(), await addPatient()]
    await invite(program.deps, here, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    const { token } = await invite(program.deps, there, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    await start(here.patientId)
    for (const [item, answer] of BASELINE) await give(item, answer)
    await page.locator('h1', { hasText: /^Thank you\. That’s all\.$/ }).waitFor()
    const browser = openBrowser(program)
    await browser.get(`/s/${token}`)
    for (const [item, answer] of BASELINE) await browser.answer(token, { [item]: String(answer ?? 9) })
    const [kiosk, paged] = [await rowsOf(program, here.patientId), await rowsOf(program, there.patientId)]
    expect(kiosk).toEqual(paged)
    expect(kiosk.response).toHaveLength(1)
    const modes = await program.deps.db.query.selectFrom('response').select('mode').orderBy('id').execute()
    expect(modes.map(({ mode }) => mode)).toEqual(['kiosk', 'page'])
    await page.fill('textarea', 'Thank you for the ride.')
    await page.click('button:text("Pass it on")')
    await page.waitForSelector('.note')
    expect(await program.deps.db.query.selectFrom('note').selectAll().execute()).toHaveLength(1)
    await page.click('text=Finish and clear')
    await page.waitForSelector('#start')
    expect(await page.textContent('body')).not.toContain('ride')
  })
})

describe('everybody’s tablet', () => {
  test('names nobody and no goal, asks each sealed question in its envelope, and shows no earlier answer', async () => {
    const who = await addPatient({ patient: { phone_said: 'own', sharing: 1 } })
    await invite(program.deps, who, 'pulse', { ...TRUST_FACTS, hasGoal: 0 }, { about_staff_id: ana })
    await start(who.patientId)
    const seen: string[] = []
    const sent: string[] = []
    page.on('response', async (response) => sent.push(await response.text().catch(() => '')))
    while (await page.locator('.asked').count()) {
      const item = await asked()
      seen.push(item ?? '')
      const words = (await page.textContent('body')) ?? ''
      expect(words).not.toContain('Ana')
      if (item?.startsWith('T')) {
        expect(words).toContain('Your case manager cannot read your answer.')
        await give(item, 4)
      } else if (item === 'B1') await give(item, 'A canary that sings')
      else await send('.asked > .quiet')
      await page.waitForFunction(
        (before) => document.querySelector('.survey [data-name]')?.getAttribute('data-name') !== before,
        item,
      )
    }
    expect(seen.filter((item) => /^T[123]$/.test(item))).toEqual(['T1', 'T2', 'T3'])
    expect(sent.join(' ')).not.toMatch(/canary|Ana/)
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  })

  test('clears itself after a minute alone, with a warning; what was sent is kept', async () => {
    await page.clock.install()
    const who = await addPatient()
    const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    await start(who.patientId)
    await give('B6', 1)
    await give('B5', 2)
    await page.locator('.survey textarea').fill('Half a sentence')
    await page.clock.runFor(41_000)
    await page.locator('#idle', { hasText: 'Are you still there?' }).waitFor()
    await page.click('#idle button')
    expect(await page.locator('#idle').count()).toBe(0)
    expect(await page.locator('.survey textarea').inputValue()).toBe('Half a sentence')
    await page.clock.runFor(50_000)
    expect(await page.locator('#idle').count()).toBe(1)
    const ended = page.waitForRequest((request) => request.url().endsWith('/kiosk/end'))
    await page.clock.runFor(11_000)
    await ended
    await page.waitForSelector('#start:not([hidden])')
    expect(await page.content()).not.toContain('Half a sentence')
    await page.goBack().catch(() => null)
    expect(await page.locator('.asked').count()).toBe(0)
    expect((await readSitting(program.deps, id))?.answers).toEqual({ B6: 1, B5: 2 })
  })

  test('asks nothing on a device where a staff member is signed in', async () => {
    await context.addCookies([{ name: 'sayso.session_token', value: 'x', url: served.origin }])
    await page.goto(`${served.origin}/kiosk`)
    await page.locator('main', { hasText: 'Sign out first' }).waitFor()
    expect(await page.locator('#start').count()).toBe(0)
  })
})

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function check(state: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(violations.map(({ id, nodes }) => [state, id, nodes.map(({ html }) => html)])).toEqual([])
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, textarea, input[type=text], .sd-selectbase__label')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 48 || box.height < 48))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
  )
  expect(small, state).toEqual([])
  expect(await page.locator('select, [role=combobox]').count(), state).toBe(0)
}

test('no state has a finding or a target under 48×48, in both languages', async () => {
  const who = await addPatient({ patient: { language: 'es' } })
  await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
  await page.goto(`${served.origin}/kiosk`)
  await page.fill('#code', 'AAAA-AAAA')
  await page.click('#start button')
  await page.waitForSelector('#wrong span')
  await check('wrong code')
  await start(who.patientId)
  expect(await page.getAttribute('html', 'lang')).toBe('es')
  await page.click('text=English')
  await page.waitForSelector('html[lang=en]')
  await page.locator('.survey', { hasText: 'your phone' }).waitFor()
  await check('choice')
  await send()
  await page.locator('.msg', { hasText: /^Pick one answer, or skip\.$/ }).waitFor()
  await check('fault')
  await give('B6', null)
  await give('B5', null)
  await page.click('summary')
  await check('words')
  await give('B1', 'A door')
  await check('one line')
  for (const item of ['B1n', 'B2', 'B3', 'P1', 'B7_2', 'I2', 'S1']) await give(item, null)
  await check('sealed')
  await give('B4', 4)
  await check('done')
})
