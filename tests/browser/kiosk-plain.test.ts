// The tablet without script, from the code to the receipt; and a printed letter whose square a camera reads.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { launchChromium } from '../support/browser.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { checkState, openDesk, rowsInModes, type Desk } from './kiosk-setup.ts'

let chromium: Browser
let desk: Desk

beforeAll(async () => {
  chromium = await launchChromium()
})
afterAll(() => chromium.close())
afterEach(() => desk.close())

const NEXT = '#answers > button:not(.quiet)'
const SKIP = '#answers > .quiet'
const asked = (page: Page) => page.locator('#answers input[name=screen]').inputValue()
const pick = (page: Page, id: string) => page.click(`label[for="${id}"]`)

describe('without script', () => {
  test('a baseline is answered, changed and ended; the receipt shows no answer, and leaving clears it', async () => {
    desk = await openDesk(chromium, { script: false })
    const { page, program } = desk
    const who = await desk.addPatient()
    const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: desk.ana })
    await page.goto(`${desk.origin}/kiosk`)
    await page.fill('#code', 'AAAA-AAAA')
    await page.click('#start button')
    await page.locator('#wrong', { hasText: 'This code does not work.' }).waitFor()
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
    expect((await readSitting(program.deps, id))?.answers).toEqual({ B6: 1, B5: 1, B1: 'A door that locks' })
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
    desk = await openDesk(chromium, { script: false })
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
    desk = await openDesk(chromium, { script: 'blocked' })
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
