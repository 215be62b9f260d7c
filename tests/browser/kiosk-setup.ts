// A clinic's tablet for tests: a real Chromium at a front desk, with codes made by a lead, and the ways to answer on it.
import { Hono } from 'hono'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import { serveApp } from '../support/browser.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { expectLargeTargets, expectNoFindings, watch, type Watched } from './looked-at.ts'

const BUTTON = '.asked > button:not(.quiet):not(.line)'

export type Desk = Awaited<ReturnType<typeof openDesk>>

export async function openDesk(
  chromium: Browser,
  more: { readonly script?: false | 'blocked'; readonly viewport?: { width: number; height: number } } = {},
) {
  const program = await openTestProgram()
  const ana = await program.addStaff('Ana Ruiz')
  const lead = await program.addStaff('Lee Park')
  const routes = kioskRoutes(program.deps, () => 'desk')
  const served = await serveApp(new Hono().route('/', routes))
  const context = await chromium.newContext({
    viewport: more.viewport ?? { width: 800, height: 1280 },
    hasTouch: true,
    javaScriptEnabled: more.script !== false,
  })
  const watched: Watched = { hosts: new Set(), complaints: [] }
  if (more.script === 'blocked') await context.route('**/*.js', (route) => route.fulfill({ body: '' }))
  const page = await openTablet(context, watched)
  const { origin } = served

  async function codeFor(patientId: string): Promise<string> {
    const made = await makeKioskCode(program.deps, lead, { number: `P-${patientId}` })
    return made.code
  }
  async function start(patientId: string, on: Page = page): Promise<void> {
    await on.goto(`${origin}/kiosk`)
    await on.fill('#code', (await codeFor(patientId)).toLowerCase())
    await on.click('#start button')
    await on.waitForSelector('.asked, #answers')
  }
  /** Sends, and waits for what comes next. */
  async function send(selector = BUTTON) {
    const answered = page.waitForResponse((response) => /kiosk\/(answers|show)$/.test(response.url()))
    await page.click(selector)
    await answered
    await page.waitForSelector('body[aria-busy=false]')
  }
  return {
    program,
    ana,
    lead,
    origin,
    context,
    page,
    start,
    send,
    addPatient: (who: NewPatient = {}) => program.addPatient({ caseManagerId: ana, ...who }),
    openTablet: () => openTablet(context, watched),
    /** Which question is on the tablet now. */
    asked: () => page.waitForSelector('.survey [data-name]').then((place) => place.getAttribute('data-name')),
    async give(item: string, answer: number | string | null): Promise<void> {
      await page.waitForSelector(`.survey [data-name="${item}"]`)
      if (answer === null) return send('.asked > .quiet')
      if (typeof answer === 'string') await page.locator('.survey textarea, .survey input').fill(answer)
      else await page.locator(`.survey input[type=radio][value="${answer}"]`).check({ force: true })
      await send()
    },
    async close(): Promise<void> {
      await context.close()
      await served.close()
      await program.close()
      expect([...watched.hosts]).toEqual([new URL(origin).host])
      expect(watched.complaints).toEqual([])
    },
  }
}

async function openTablet(context: BrowserContext, watched: Watched): Promise<Page> {
  const page = await context.newPage()
  watch(page, watched)
  return page
}

/** No finding of axe's, no target under 48×48, no dropdown. */
export async function checkState(page: Page, state: string): Promise<void> {
  await expectNoFindings(page, state)
  await expectLargeTargets(page, state, 48)
  expect(await page.locator('select, [role=combobox]').count(), state).toBe(0)
}

export async function rowsInModes({ deps }: TestProgram): Promise<readonly string[]> {
  const rows = await deps.db.query.selectFrom('response').select('mode').orderBy('id').execute()
  return rows.map(({ mode }) => mode)
}
