// The clinic's tablet in a real Chromium at 800×1280: a whole interview and back, the wipe, axe, and nothing left behind.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../channels/page-setup.ts'
import { launchChromium } from '../support/browser.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { rowsOf } from '../support/rows.ts'
import { checkState, openDesk, rowsInModes, type Desk } from './kiosk-setup.ts'

let chromium: Browser
let desk: Desk

beforeAll(async () => {
  chromium = await launchChromium()
})
afterAll(() => chromium.close())
beforeEach(async () => {
  desk = await openDesk(chromium)
})
afterEach(() => desk.close())

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

const baseline = (who: Awaited<ReturnType<Desk['addPatient']>>) =>
  invite(desk.program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: desk.ana })

describe('a whole baseline', () => {
  test('is answered one question at a time, and leaves the rows that the page leaves', async () => {
    const { program, page } = desk
    const [here, there] = [await desk.addPatient(), await desk.addPatient()]
    await baseline(here)
    const { token } = await baseline(there)
    await desk.start(here.patientId)
    for (const [item, answer] of BASELINE) await desk.give(item, answer)
    await page.locator('h1', { hasText: /^Thank you\. That’s all\.$/ }).waitFor()
    const browser = openBrowser(program)
    await browser.get(`/s/${token}`)
    for (const [item, answer] of BASELINE) await browser.answer(token, { [item]: String(answer ?? 9) })
    const [kiosk, paged] = [await rowsOf(program, here.patientId), await rowsOf(program, there.patientId)]
    expect(kiosk).toEqual(paged)
    expect(kiosk.response).toHaveLength(1)
    expect(await rowsInModes(program)).toEqual(['kiosk', 'page'])
    await page.fill('textarea', 'Thank you for the ride.')
    await page.click('button:text("Pass it on")')
    await page.waitForSelector('.offer .note')
    expect(await program.deps.db.query.selectFrom('note').selectAll().execute()).toHaveLength(1)
    await page.click('text=Finish and clear')
    await page.waitForSelector('#start')
    expect(await page.textContent('body')).not.toContain('ride')
  })

  test('the receipt tells who can read what and no answer, and is wiped when it is left alone', async () => {
    const { page } = desk
    await page.clock.install()
    const who = await desk.addPatient()
    await baseline(who)
    await desk.start(who.patientId)
    for (const [item, answer] of BASELINE) await desk.give(item, answer)
    await page.locator('h2', { hasText: 'Your receipt' }).waitFor()
    const receipt = (await page.locator('.group').allTextContents()).join('\n')
    expect(receipt).toContain('You and your case manager. Program leaders see only counts.')
    expect(receipt).toContain('Your case manager cannot read this. Program leaders see group results only.')
    expect(receipt).toContain('1 private question: Sealed. We do not show it again, even here.')
    expect(await page.textContent('body')).not.toMatch(/A door that locks|my own door|Ana/)
    for (const offer of ['Ask our team for a call', 'Pass it on', 'Yes, call me about it'])
      expect(await page.locator('.offer button', { hasText: offer }).count()).toBe(1)
    await page.clock.runFor(61_000)
    await page.waitForSelector('#start')
    expect(await page.content()).not.toContain('receipt')
  })
})

describe('the way back', () => {
  test('shows an earlier question, changes it, and the engine decides anew what is asked', async () => {
    const { page, program } = desk
    const who = await desk.addPatient({ patient: { phone_said: 'own', sharing: 1 } })
    const goalFacts = { ...TRUST_FACTS, trust: 0 as const }
    const { id } = await invite(program.deps, who, 'pulse', goalFacts, { about_staff_id: desk.ana })
    await desk.start(who.patientId)
    await desk.give('P1', 4)
    expect(await desk.asked()).toBe('Y1')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('a success for you')
    await desk.send('.back')
    expect(await desk.asked()).toBe('P1')
    expect(await page.locator('.back').count()).toBe(0)
    expect(await page.isChecked('.survey input[value="4"]')).toBe(true)
    await desk.send('.asked > .line')
    expect(await desk.asked()).toBe('Y1')
    await desk.give('Y1', 1)
    await desk.send('.back')
    await desk.send('.back')
    await desk.give('P1', 1)
    expect(await desk.asked()).not.toBe('Y1')
    expect((await begunSitting(program, id))?.answers).toEqual({ P1: 1 })
  })

  test('never shows what a sealed question got, also after a reload, which keeps the place', async () => {
    const { page, program } = desk
    const who = await desk.addPatient()
    const { id } = await invite(program.deps, who, 'pulse', { ...TRUST_FACTS, hasGoal: 0 })
    await desk.start(who.patientId)
    while (!(await desk.asked())?.startsWith('T')) await desk.send('.asked > .quiet')
    const first = (await desk.asked()) ?? ''
    await desk.give(first, 4)
    await desk.send('.back')
    expect(await desk.asked()).toBe(first)
    await page.locator('.note', { hasText: 'We have your answer.' }).waitFor()
    expect(await page.locator('.survey :checked').count()).toBe(0)
    await page.reload()
    await page.waitForSelector('.asked')
    expect(await desk.asked()).not.toBe(first)
    await desk.send('.back')
    expect(await page.locator('.survey :checked').count()).toBe(0)
    expect(await saidPrivately(program, id)).toEqual({ [first]: 4 })
    await page.click('text=Finish and clear')
    await page.waitForSelector('#start')
    await page.reload()
    await page.waitForSelector('#start')
    expect(await page.locator('.asked').count()).toBe(0)
  })
})

describe('everybody’s tablet', () => {
  test('names nobody and no goal, asks each sealed question in its envelope, and is sent no earlier answer', async () => {
    const { page, program } = desk
    const who = await desk.addPatient({ patient: { phone_said: 'own', sharing: 1 } })
    await invite(program.deps, who, 'pulse', { ...TRUST_FACTS, hasGoal: 0 }, { about_staff_id: desk.ana })
    await desk.start(who.patientId)
    const seen: string[] = []
    const sent: string[] = []
    page.on('response', async (response) => sent.push(await response.text().catch(() => '')))
    while (await page.locator('.asked').count()) {
      const item = await desk.asked()
      seen.push(item ?? '')
      const words = (await page.textContent('body')) ?? ''
      expect(words).not.toContain('Ana')
      if (item?.startsWith('T')) {
        expect(words).toContain('Your case manager cannot read your answer.')
        await desk.give(item, 4)
      } else if (item === 'B1') await desk.give(item, 'A canary that sings')
      else await desk.send('.asked > .quiet')
      await page.waitForFunction(
        (before) => document.querySelector('.survey [data-name]')?.getAttribute('data-name') !== before,
        item,
      )
    }
    expect(seen.filter((item) => /^T[123]$/.test(item))).toEqual(['T1', 'T2', 'T3'])
    expect(sent.join(' ')).not.toMatch(/canary|Ana/)
    expect(await desk.context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  })

  test('clears itself after a minute alone, with a warning; what was sent is kept', async () => {
    const { page, program } = desk
    await page.clock.install()
    const who = await desk.addPatient()
    const { id } = await baseline(who)
    await desk.start(who.patientId)
    await desk.give('B6', 1)
    await desk.give('B5', 2)
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
    await page.waitForSelector('#start')
    expect(await page.content()).not.toContain('Half a sentence')
    await page.goBack().catch(() => null)
    expect(await page.locator('.asked').count()).toBe(0)
    expect((await begunSitting(program, id))?.answers).toEqual({ B6: 1, B5: 2 })
  })

  test('asks nothing on a device where a staff member is signed in', async () => {
    const { page, origin } = desk
    await desk.context.addCookies([{ name: 'sayso.session_token', value: 'x', url: origin }])
    await page.goto(`${origin}/kiosk`)
    await page.locator('main', { hasText: 'Sign out first' }).waitFor()
    expect(await page.locator('#start').count()).toBe(0)
  })
})

test('no state has a finding or a target under 48×48, in both languages', async () => {
  const { page, origin } = desk
  const who = await desk.addPatient({ patient: { language: 'es' } })
  await baseline(who)
  await page.goto(`${origin}/kiosk`)
  await page.fill('#code', 'AAAA-AAAA')
  await page.click('#start button')
  await page.waitForSelector('#wrong span')
  await checkState(page, 'wrong code')
  await desk.start(who.patientId)
  expect(await page.getAttribute('html', 'lang')).toBe('es')
  await page.click('text=English')
  await page.waitForSelector('html[lang=en]')
  await page.locator('.survey', { hasText: 'your phone' }).waitFor()
  await checkState(page, 'choice')
  await desk.send()
  await page.locator('.msg', { hasText: /^Pick one answer, or skip\.$/ }).waitFor()
  await checkState(page, 'fault')
  await desk.give('B6', null)
  await desk.give('B5', null)
  await page.click('summary')
  await checkState(page, 'words')
  await desk.give('B1', 'A door')
  await checkState(page, 'one line')
  await desk.send('.back')
  await checkState(page, 'back')
  await desk.send('.asked > .line')
  for (const item of ['B1n', 'B2', 'B3', 'P1', 'B7_2', 'I2', 'S1']) await desk.give(item, null)
  await checkState(page, 'sealed')
  await desk.give('B4', 4)
  await checkState(page, 'done')
})
