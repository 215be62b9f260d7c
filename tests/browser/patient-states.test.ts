// Every state of a patient's page, in each language and from right to left: no finding of axe's, no target under 44×44,
// nothing beyond the edge; light and dark, at 360 and 320 pixels, and with letters of twice the size.
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, openPhone, serveApp, type Served } from '../support/browser.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { speakArabic } from '../support/three-languages.ts'
import { expectLargeTargets, expectNoFindings, expectNothingBeyondEdge } from './looked-at.ts'
import { makeState, statesIn } from './patient-states.ts'

let chromium: Browser
let program: TestProgram
let served: Served
let page: Page

beforeAll(async () => {
  chromium = await launchChromium()
  program = await speakArabic(await openTestProgram())
  served = await serveApp(new Hono().get('/', (c) => c.html('')))
  page = await (await openPhone(chromium, { script: true })).newPage()
  await page.goto(served.origin)
})
afterAll(async () => {
  await chromium.close()
  await served.close()
  await program.close()
})

describe.each(['en', 'es', 'ar'])('in %s', (language) => {
  test.each(statesIn(language))('%s', async (name, state) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await page.setContent(await makeState(program, language, state))
    expect(await page.locator(state.has).count(), name).toBeGreaterThan(0)
    await expectFits(name)
    await unfold(state.pick)
    await expectNoFindings(page, name)
    await expectFits(`${name}, unfolded`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoFindings(page, `${name}, dark`, 'color-contrast')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 320, height: 640 })
    await expectFits(`${name}, 320 pixels`)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await expectFits(`${name}, 320 pixels and 200 %`)
  })
})

async function expectFits(state: string) {
  await expectLargeTargets(page, state, 44)
  await expectNothingBeyondEdge(page, state)
}

/** Everything that a tap would bring, at once. */
async function unfold(pick: string | undefined) {
  if (pick) await page.locator(`#${pick}`).check({ force: true })
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}
