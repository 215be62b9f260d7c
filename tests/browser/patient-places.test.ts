// The patient page where things are hard: right to left, small and enlarged, forced colours, read aloud, flaky.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { patientRoutes } from '../../server/channels/page.tsx'
import { languagesCommand } from '../../server/cli/languages.ts'
import { launchChromium, serveApp, type Served } from '../support/browser.ts'
import { begunSitting } from '../support/held.ts'
import { invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { expectNoFindings, expectNothingBeyondEdge } from './looked-at.ts'

let chromium: Browser
let program: TestProgram
let served: Served
let ana: string

beforeAll(async () => {
  chromium = await launchChromium()
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  served = await serveApp(patientRoutes(program.deps))
})
afterAll(async () => {
  await chromium.close()
  await served.close()
  await program.close()
})

const addPatient = () => program.addPatient({ patient: { phone_said: 'own', sharing: 1 } })

async function ask(who?: Invited) {
  const facts = { ...PULSE_FACTS, hasGoal: 0 } as const
  const row = { about_staff_id: ana }
  const { id, token } = await invite(program.deps, who ?? (await addPatient()), 'pulse', facts, row)
  return { id, address: `${served.origin}/s/${token}` }
}

const answersOf = async (id: string) => (await begunSitting(program, id))?.answers
const next = (page: Page) => page.click('#answers > button:not(.quiet)')
const kept = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())

async function check(page: Page, state: string) {
  await expectNoFindings(page, state)
  await expectNothingBeyondEdge(page, state)
}

test('every previewed page of the Arabic draft runs from right to left, at 320 pixels, without a finding', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-preview-'))
  try {
    await languagesCommand(['ar', '--preview', folder], () => {})
    const context = await chromium.newContext({ viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    const files = readdirSync(folder).filter((file) => file.startsWith('pulse-'))
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      await page.setContent(readFileSync(join(folder, file), 'utf8'))
      expect(await page.getAttribute('html', 'dir')).toBe('rtl')
      await check(page, file)
    }
    await page.goto(`file://${join(folder, 'pulse-progress.html')}`)
    const right = await page.$eval('#P1', (radio) => radio.getBoundingClientRect().right)
    expect(right).toBeGreaterThan(250)
    // An English goal stands in English marks, also where the page is Arabic.
    expect(await page.$eval('q[lang=en]', (words) => getComputedStyle(words).quotes)).toBe('"“" "”"')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each(['none', 'active'] as const)(
  'at 320 pixels and at 200 % text nothing is lost, forced colours: %s',
  async (forcedColors) => {
    const { address } = await ask()
    const context = await chromium.newContext({ viewport: { width: 320, height: 640 }, forcedColors })
    const page = await context.newPage()
    await page.goto(address)
    await check(page, 'small')
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await check(page, 'large')
    await page.fill('#B1', 'A door that locks')
    await next(page)
    await page.fill('#B2', 'Call')
    await next(page)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await page.click('label[for="P2-2"]')
    // What was picked can be told from what was not, without its colour.
    const outline = await page.$eval('label[for="P2-2"]', (label) => getComputedStyle(label).outlineStyle)
    if (forcedColors === 'active') expect(outline).toBe('solid')
    await check(page, 'picked')
    await context.close()
  },
)

describe('read aloud', () => {
  async function open(voices: readonly { lang: string; localService: boolean }[]) {
    const { address } = await ask()
    const context = await chromium.newContext()
    const page = await context.newPage()
    await page.addInitScript((known) => {
      const spoken: string[] = []
      Object.assign(window, { spoken })
      const synth = {
        speaking: false,
        getVoices: () => known,
        cancel() {
          this.speaking = false
        },
        speak(said: { text: string; lang: string }) {
          this.speaking = true
          spoken.push(`${said.lang}: ${said.text}`)
        },
      }
      Object.defineProperty(window, 'speechSynthesis', { value: synth })
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {
        value: class {
          constructor(readonly text: string) {}
        },
      })
    }, voices)
    await page.goto(address)
    await page.waitForLoadState()
    const said = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)
    return { page, said }
  }

  test('is offered where a voice on the device speaks the language, and says who reads the answer', async () => {
    const { page, said } = await open([
      { lang: 'es-US', localService: true },
      { lang: 'en-US', localService: true },
    ])
    await page.click('.listen')
    const [speech] = await said()
    expect(speech).toMatch(/^en-US: /)
    expect(speech?.split('What is one thing that would be a success for you?')).toHaveLength(2)
    expect(speech).toContain('will see what you say about your goals so they can help, unless you say no')
    await page.click('.listen')
    expect(await said()).toHaveLength(1)
    await page.fill('#B1', 'A door that locks')
    await next(page)
    await page.waitForSelector('#B2')
    await page.click('.listen')
    expect((await said()).join()).toContain('can read this answer, unless you said no')
    await page.context().close()
  })

  test('is not offered without one: voices of a service would send the patient’s words away', async () => {
    const { page } = await open([
      { lang: 'en-US', localService: false },
      { lang: 'es-US', localService: true },
    ])
    expect(await page.isVisible('.listen')).toBe(false)
    await page.context().close()
  })
})

test('on a flaky network what was written is kept when the network is back, and after a reload it is still there', async () => {
  const { id, address } = await ask()
  const context = await chromium.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await page.fill('#B1', 'A door that locks')
  await next(page)
  await page.waitForSelector('#B2')
  await context.setOffline(true)
  const failed = page.waitForEvent('requestfailed')
  await page.fill('#B2', 'Call a landlord')
  await failed
  expect(await answersOf(id)).toEqual({ B1: 'A door that locks' })
  const saved = kept(page)
  await context.setOffline(false)
  await saved
  expect(await answersOf(id)).toEqual({ B1: 'A door that locks', B2: 'Call a landlord' })
  // Both ways: the form sent again, and the link opened again.
  await page.reload()
  expect((await page.inputValue('#B2')).trim()).toBe('Call a landlord')
  await page.goto(address)
  expect((await page.inputValue('#B2')).trim()).toBe('Call a landlord')
  await context.close()
})
