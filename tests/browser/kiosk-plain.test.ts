// The tablet without script, from the code to the receipt; and a printed letter whose square a camera reads.
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import decodeQR from 'qr/decode.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { patientRoutes } from '../../server/channels/page.tsx'
import { openStaffSide } from '../staff/signed-in.ts'
import { launchChromium, serveApp } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { begunSitting } from '../support/held.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { checkState, openDesk, rowsInModes, type Desk } from './kiosk-setup.ts'

let chromium: Browser
let desk: Desk
let close: () => Promise<void>

beforeAll(async () => {
  chromium = await launchChromium()
})
afterAll(() => chromium.close())
afterEach(() => close())

async function open(script: false | 'blocked'): Promise<Desk> {
  const opened = await openDesk(chromium, { script })
  close = opened.close
  return opened
}

const NEXT = '#answers > button:not(.quiet)'
const SKIP = '#answers > .quiet'
const asked = (page: Page) => page.locator('#answers input[name=screen]').inputValue()
const pick = (page: Page, id: string) => page.click(`label[for="${id}"]`)

describe('without script', () => {
  test('a baseline is answered, changed and ended; the receipt shows no answer, and leaving clears it', async () => {
    desk = await open(false)
    const { page, program } = desk
    const who = await desk.addPatient()
    const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: desk.ana })
    await page.goto(`${desk.origin}/kiosk`)
    await page.fill('#code', 'AAAA-AAAA')
    await page.click('#start button')
    await page.locator('#wrong', { hasText: 'This code opens no questions.' }).waitFor()
    await desk.start(who.patientId)
    expect(await page.textContent('.step')).toMatch(/^1 of \d+\./)
    await page.click(NEXT)
    await page.locator('.oops', { hasText: 'Pick one answer, or skip.' }).waitFor()
    await pick(page, 'B6')
    await page.click(NEXT)
    await page.click(SKIP)
    await page.fill('#B1', 'A door that locks')
    await page.click(NEXT)
    await page.click('.back')
    expect(await asked(page)).toBe('B1')
    expect(await page.inputValue('#B1')).toBe('')
    await page.click('text=Leave my answer as it is')
    expect(await asked(page)).toBe('B1n')
    await page.click('.back')
    await page.click('.back')
    await pick(page, 'B5')
    await page.click(NEXT)
    expect((await begunSitting(program, id))?.answers).toEqual({ B6: 1, B5: 1, B1: 'A door that locks' })
    await page.click('header >> text=Español')
    expect(await page.getAttribute('html', 'lang')).toBe('es')
    expect(await asked(page)).toBe('B1n')
    while (await page.locator(SKIP).count()) await page.click(SKIP)
    await page.locator('h2', { hasText: 'Su recibo' }).waitFor()
    expect(await page.textContent('body')).not.toMatch(/A door that locks|Ana/)
    await page.fill('#note', 'Gracias')
    await page.click('text=Pasar el mensaje')
    await page.click('text=Terminar y borrar')
    await page.waitForSelector('#start')
    expect(await rowsInModes(program)).toEqual(['kiosk'])
    expect(await program.deps.db.query.selectFrom('note').selectAll().execute()).toHaveLength(1)
    await page.goBack().catch(() => null)
    expect(await page.locator('#answers, .rc').count()).toBe(0)
  })

  test('a sealed question comes back empty; a page left alone leaves itself and ends its sitting', async () => {
    desk = await open(false)
    const { page, program } = desk
    const who = await desk.addPatient()
    await invite(program.deps, who, 'pulse', { ...TRUST_FACTS, hasGoal: 0 }, { about_staff_id: desk.ana })
    const left = page.waitForResponse((response) => response.request().method() === 'POST')
    await desk.start(who.patientId)
    expect((await left).headers()).toMatchObject({ refresh: '180;url=/kiosk', 'cache-control': 'no-store' })
    while (!(await asked(page)).startsWith('T')) await page.click(SKIP)
    const first = await asked(page)
    await pick(page, `${first}-4`)
    await page.click(NEXT)
    expect(await asked(page)).not.toBe(first)
    await page.click('.back')
    expect(await asked(page)).toBe(first)
    expect(await page.locator('#answers :checked').count()).toBe(0)
    program.clock.advance('PT5M')
    await page.click(SKIP)
    await page.waitForSelector('#start')
  })

  test('no state has a finding or a target under 48×48, where the script is blocked', async () => {
    desk = await open('blocked')
    const { page, program } = desk
    const who = await desk.addPatient()
    await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: desk.ana })
    await desk.start(who.patientId)
    await checkState(page, 'choice')
    await page.click(NEXT)
    await checkState(page, 'fault')
    for (const _ of ['B6', 'B5']) await page.click(SKIP)
    await page.click('summary')
    await checkState(page, 'words')
    await page.click('.back')
    await checkState(page, 'back')
    await page.click('text=Leave my answer as it is')
    while ((await asked(page)) !== 'B4') await page.click(SKIP)
    await checkState(page, 'sealed')
    await pick(page, 'B4-5')
    await page.click(NEXT)
    await checkState(page, 'done')
  })
})

describe('a letter', () => {
  let page: Page
  let link: string
  let program: TestProgram

  beforeEach(async () => {
    const port = await freePort()
    program = await openTestProgram({ config: { publicUrl: `http://localhost:${port}` } })
    const side = openStaffSide(program)
    const dee = await side.enter('administrator', 'Dee Park')
    const who = await program.addPatient({ patient: { language: 'es', contact_id: null } })
    await invite(program.deps, who, 'baseline', BASELINE_FACTS, { contact_id: null })
    const html = await (await dee.post('/letters', { number: `P-${who.patientId}` })).text()
    link = /<code>(http[^<]+)<\/code>/.exec(html)?.[1] ?? ''
    const app = new Hono().route('/', patientRoutes(program.deps)).get('/printed', (c) => c.html(html))
    const served = await serveApp(app, port)
    page = await chromium.newPage({ viewport: { width: 816, height: 1056 } })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${served.origin}/printed`)
    close = async () => {
      await page.close()
      await served.close()
      await program.close()
    }
  })

  test('leads whoever points a camera at its square to the questions, in the patient’s language', async () => {
    const read = await readSquare(await page.screenshot())
    expect(read).toBe(link)
    await page.goto(read)
    expect(await page.getAttribute('html', 'lang')).toBe('es')
    await page.locator('h1', { hasText: '¿Alguien más usa o mira este celular?' }).waitFor()
    await pick(page, 'B6')
    await page.click(NEXT)
    const states = await program.deps.db.query.selectFrom('invitation').select('state').execute()
    expect(states).toEqual([{ state: 'started' }])
  })

  test('can be read from paper: one sheet, a square of 3 cm or more, sharp and blurred', async () => {
    const sheets = (await page.pdf({ format: 'Letter' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
    expect(sheets).toHaveLength(1)
    const box = await page.locator('.qr svg').boundingBox()
    expect(box?.width).toBeGreaterThanOrEqual((3 / 2.54) * 96)
    expect(await page.locator('.noprint').isVisible()).toBe(false)
    await page.addStyleTag({ content: '.qr-letter { filter: blur(1px); transform: rotate(7deg) }' })
    expect(await readSquare(await page.screenshot())).toBe(link)
  })

  /** As a phone does: from the pixels of a picture. */
  async function readSquare(png: Buffer): Promise<string> {
    const reader = await chromium.newPage()
    const { width, height, pixels } = await reader.evaluate(
      async (source) => {
        const image = Object.assign(new Image(), { src: source })
        await image.decode()
        const { width, height } = image
        const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!
        context.drawImage(image, 0, 0)
        const { data } = context.getImageData(0, 0, width, height)
        let pixels = ''
        for (let at = 0; at < data.length; at += 8192)
          pixels += String.fromCharCode(...data.subarray(at, at + 8192))
        return { width, height, pixels: btoa(pixels) }
      },
      `data:image/png;base64,${png.toString('base64')}`,
    )
    await reader.close()
    return decodeQR({ width, height, data: Buffer.from(pixels, 'base64') }, { timeLimit: 10_000 })
  }
})
