// Staff pages in a real browser: nothing for axe to find, nothing wider than the screen, a keyboard's way in.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Hono } from 'hono'
import { createCounty } from '../../server/demo/county.ts'
import type { Demo } from '../../server/demo/demo.ts'
import { phoneRoutes } from '../../server/demo/phones.tsx'
import { demoSignIn } from '../../server/staff/demo-entry.ts'
import { mountStaff } from '../../server/staff/route.ts'
import type { Role } from '../../server/staff/viewer.ts'
import { staffRoutes } from '../../server/staff/routes.ts'
import { expectNoFindings, expectNothingBeyondEdge } from '../browser/looked-at.ts'
import { addFollowUp } from '../staff/follow-ups-setup.ts'
import { cookieOf } from '../staff/signed-in.ts'
import { launchChromium, serveApp, type Served } from '../support/browser.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'

/** The phones beside a clock that nobody moves. */
const still = (now: () => string): Demo => ({
  now,
  since: now,
  advance: async () => now(),
  live: async () => {},
})

let program: TestProgram
let browser: Browser
let served: Served
const cookies: Partial<Record<Role, string>> = {}
let thread = ''
let call = ''
let reach = ''

beforeAll(async () => {
  program = await openTestProgram({ config: { publicUrl: 'http://localhost' } })
  const { deps } = program
  await createCounty(deps, { seed: 'staff', patients: 60, caseManagers: 2, months: 8, now: deps.now() })
  const app = new Hono()
  mountStaff(app, deps, [...staffRoutes(deps), ...phoneRoutes(deps, still(deps.now))])
  served = await serveApp(app)
  for (const role of ['case_manager', 'lead', 'administrator', 'auditor'] as const)
    cookies[role] = cookieOf(await demoSignIn(deps, role))
  const list = await fetch(`${served.origin}/caseload`, { headers: { cookie: cookies.case_manager! } })
  thread = /\/caseload\/patients\/[\w-]+/.exec(await list.text())?.[0] ?? ''
  const unreached = await fetch(`${served.origin}/unreached`, { headers: { cookie: cookies.lead! } })
  reach = /\/unreached\/[\w-]+/.exec(await unreached.text())?.[0] ?? ''
  const { patientId } = await program.addPatient()
  const owed = await addFollowUp(program, patientId, 'pause_phrase', { words: 'leave me be' })
  call = `/follow-ups/${publicId(program, 'follow_up', owed)}`
  const taking = { method: 'POST', headers: { cookie: cookies.lead!, origin: served.origin } }
  await fetch(`${served.origin}${call}/take`, { ...taking, redirect: 'manual' })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await program?.close()
})

const PAGES: readonly (readonly [name: string, role: Role | null, path: () => string])[] = [
  ['sign-in', null, () => '/sign-in'],
  ['caseload', 'case_manager', () => '/caseload'],
  ['thread', 'case_manager', () => thread],
  ['program', 'lead', () => '/program'],
  ['follow-ups', 'lead', () => '/follow-ups'],
  ['call', 'lead', () => call],
  ['not reached', 'lead', () => '/unreached'],
  ['one not reached', 'lead', () => reach],
  ['admin', 'administrator', () => '/admin'],
  ['hours', 'administrator', () => '/admin/hours'],
  ['rehearsal', 'administrator', () => '/admin/rehearsal'],
  ['schedule', 'administrator', () => '/admin/schedule'],
  ['log', 'auditor', () => '/audit'],
  ['phones', null, () => '/phones'],
  ['all phones', null, () => '/phones/all'],
]

async function openPage(role: Role | null, path: string, more: { width?: number } = {}) {
  const context = await browser.newContext({
    viewport: { width: more.width ?? 360, height: 640 },
    extraHTTPHeaders: role ? { cookie: cookies[role] ?? '' } : {},
  })
  const page = await context.newPage()
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) elsewhere.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const answer = await page.goto(served.origin + path)
  expect(answer?.status()).toBe(200)
  return { page, context, elsewhere, complaints }
}

describe.each(PAGES)('the %s page', (_name, role, path) => {
  it('gives axe nothing to find at 360×640, and is as easy to read in the dark', async () => {
    const { page, context } = await openPage(role, path())
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expectNoFindings(page, 'light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoFindings(page, 'dark', 'color-contrast')
    await context.close()
  })

  it.each([360, 1280])(
    'fits a screen %d wide, asks no other host, and keeps to its own policy',
    async (width) => {
      const { page, context, elsewhere, complaints } = await openPage(role, path(), { width })
      await expectNothingBeyondEdge(page, `${width}`)
      expect(await page.locator('[style]').count()).toBe(0)
      expect([elsewhere, complaints]).toEqual([[], []])
      await context.close()
    },
  )
})

it('a printed caseload says who printed it, and shows no frame', async () => {
  const { page, context } = await openPage('case_manager', '/caseload', { width: 1280 })
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.printed').isVisible()).toBe(true)
  expect(await page.locator('.frame').isVisible()).toBe(false)
  expect(await page.locator('.printed').textContent()).toMatch(/^Printed by .+, November 24, 2026\./)
  await context.close()
})

it('a call is taken, tried, closed and followed by the next by keyboard alone', async () => {
  const { patientId } = await program.addPatient({ name: 'Marcus Webb' })
  await addFollowUp(program, patientId, 'crisis')
  const context = await browser.newContext()
  await context.addCookies(cookiesFor(cookies.lead ?? ''))
  const page = await context.newPage()
  await page.goto(`${served.origin}/follow-ups`)
  /** Onwards from where the focus is, never back. */
  const press = async (name: string, key: string) => {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      const said = `${await focused.textContent()} ${await focused.evaluate((at) => at.closest('label')?.textContent ?? '')}`
      if (!said.includes(name)) continue
      await page.keyboard.press(key)
      return
    }
    throw new Error(`no Tab leads to ${name}`)
  }
  await press('Skip to the page', 'Enter')
  await press('Take it: Marcus Webb', 'Enter')
  await page.getByRole('heading', { name: 'Call them' }).waitFor()
  await press('Left a message', 'Enter')
  await page.getByRole('heading', { name: 'What was tried' }).waitFor()
  await press('Reached', 'ArrowDown')
  await press('Close this call', 'Enter')
  await page.getByText('Passed on to somebody else, by').waitFor()
  await press('Next call', 'Enter')
  await page.waitForURL((url) => url.pathname === call)
  await context.close()
})

const cookiesFor = (header: string) =>
  header.split('; ').map((cookie) => {
    const [name = '', ...value] = cookie.split('=')
    return { name, value: value.join('='), url: served.origin }
  })
