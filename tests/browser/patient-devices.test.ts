// One interview on two devices, and one device over several: what each is shown, on the screen and on paper.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { patientRoutes } from '../../server/channels/page.tsx'
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

async function check(page: Page, state: string) {
  await expectNoFindings(page, state)
  await expectNothingBeyondEdge(page, state)
}

test('on two devices at once each goes on by itself, is told nothing of the other, and the first’s answers stand', async () => {
  const { id, address } = await ask()
  const [first, second] = await Promise.all([chromium.newContext(), chromium.newContext()])
  const [one, two] = await Promise.all([first.newPage(), second.newPage()])
  await Promise.all([one.goto(address), two.goto(address)])
  await one.fill('#B1', 'A door that locks')
  await next(one)
  await one.waitForSelector('#B2')
  program.clock.advance('PT1M')
  await two.fill('#B1', 'Another thing')
  await next(two)
  await two.waitForSelector('#B2')
  expect(await two.locator('[role=status]').count()).toBe(0)
  expect(await two.content()).not.toContain('A door that locks')
  expect(await answersOf(id)).toEqual({ B1: 'A door that locks' })
  for (const [page, said] of [
    [one, 'A door that locks'],
    [two, 'Another thing'],
  ] as const) {
    await page.click('.back')
    await page.waitForSelector('#B1')
    expect((await page.inputValue('#B1')).trim()).toBe(said)
    await next(page)
    await page.waitForSelector('#B2')
  }
  await next(two)
  await two.click('label[for="P2-2"]')
  await next(one)
  await one.click('label[for="P2-2"]')
  await next(one)
  await one.waitForSelector('.rc')
  expect(await one.textContent('.rc')).toContain('A door that locks')
  await next(two)
  await two.waitForSelector('h1')
  // It began within two minutes, so it may be the patient’s too: it is told of its own words alone.
  expect(await two.content()).not.toContain('A door that locks')
  const { query } = program.deps.db
  const goals = query.selectFrom('goal').innerJoin('invitation', 'invitation.patient_id', 'goal.patient_id')
  const [goal, ...others] = await goals
    .select(['goal.id', 'goal.words_sealed'])
    .where('invitation.id', '=', id)
    .execute()
  expect(others).toEqual([])
  const words = await program.deps.sealer.open('goal', 'words_sealed', goal!.id, goal!.words_sealed)
  expect(words).toBe('A door that locks')
  await Promise.all([first.close(), second.close()])
})

test('the story so far is on the last page of a browser that answered two links, and alone on paper', async () => {
  const who = await addPatient()
  const context = await chromium.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  async function answerAll(goal: string) {
    await page.goto((await ask(who)).address)
    await page.fill('#B1', goal)
    await next(page)
    await page.fill('#B2', 'Call')
    await next(page)
    await page.click('label[for="P2"]')
    await next(page)
    await page.fill('#P3', 'She stayed over.')
    await next(page)
    await page.click('#answers > .quiet')
    await page.waitForSelector('.rc')
  }
  await answerAll('A door')
  expect(await page.locator('.mine').count()).toBe(0)
  program.clock.advance('P14D')
  await answerAll('A door that locks')
  const story = await page.innerText('.mine')
  expect(story).toContain('A door that locks')
  expect(story).toContain('She stayed over.')
  expect(await page.isVisible('.print')).toBe(true)
  await check(page, 'story')
  await page.emulateMedia({ media: 'print' })
  expect(await page.isVisible('.story')).toBe(true)
  for (const other of ['.rc', '#note', 'footer', '.print', 'h1'])
    expect(await page.isVisible(other), other).toBe(false)
  await context.close()
})
