// The patient page in a real Chromium at 360×640: without script from end to end, by keyboard alone, and what script adds.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { patientRoutes } from '../../server/channels/page.tsx'
import { launchChromium, openPhone, serveApp, type Served } from '../support/browser.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { tabTo, watch, type Watched } from './looked-at.ts'

let chromium: Browser
let program: TestProgram
let served: Served
let ana: string
let watched: Watched

beforeAll(async () => {
  chromium = await launchChromium()
})
afterAll(() => chromium.close())
beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  served = await serveApp(patientRoutes(program.deps))
  watched = { hosts: new Set(), complaints: [] }
})
afterEach(async () => {
  expect([...watched.hosts]).toEqual([new URL(served.origin).host])
  expect(watched.complaints).toEqual([])
  await served.close()
  await program.close()
})

type Phone = Parameters<typeof openPhone>[1]

async function openPage(phone: Phone): Promise<{ page: Page; context: BrowserContext }> {
  const context = await openPhone(chromium, phone)
  const page = await context.newPage()
  watch(page, watched)
  return { page, context }
}

const SEND = '#answers > button:not(.quiet)'
const next = (page: Page) => page.click(SEND)
const pick = (page: Page, id: string) => page.click(`label[for="${id}"]`)

async function baseline(page: Page, who: Awaited<ReturnType<TestProgram['addPatient']>>, words: string) {
  const { token } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
  await page.goto(`${served.origin}/s/${token}`)
  await pick(page, 'B6')
  await next(page)
  await pick(page, 'B5')
  await next(page)
  await page.fill('#B1', words)
  await next(page)
  await page.fill('#B1n', 'my own door')
  await next(page)
  await page.click('#answers > .quiet')
  for (const answer of ['B3-3', 'P1', 'B7_2-2', 'I2-4', 'S1-2']) {
    await pick(page, answer)
    await next(page)
  }
  expect(await page.textContent('h1')).toContain('Want to tell Ana something?')
  await page.click('button:text("Go on")')
  await pick(page, 'B4-2')
  await next(page)
}

async function trustPulse(who: Awaited<ReturnType<TestProgram['addPatient']>>) {
  const goal = await program.deps.db.query.selectFrom('goal').select('id').executeTakeFirst()
  return invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana, goal_id: goal?.id ?? null })
}

const pulses = () =>
  program.deps.db.query.selectFrom('response').selectAll().where('survey_id', '=', 'pulse').execute()

const addPatient = (more: NewPatient = {}) => program.addPatient({ caseManagerId: ana, ...more })
const GOAL = 'A door that locks, so my daughter can stay over.'

describe('with script switched off', () => {
  test('a patient sets a goal; next month the browser proves to be theirs and shows it in the same words, trust sealed', async () => {
    const who = await addPatient()
    const { page, context } = await openPage({ script: false })
    await baseline(page, who, GOAL)
    expect(await page.textContent('h1')).toBe('Thank you. That’s all.')
    expect(await page.textContent('.rc q')).toBe(GOAL)
    program.clock.advance('P1M')
    const { id, token } = await trustPulse(who)
    await page.goto(`${served.origin}/s/${token}`)
    expect(await page.textContent('body')).not.toMatch(/A door that locks|my own door|Ana|1 of \d/)
    await pick(page, 'P1-3')
    await next(page)
    // The second texted link that is answered here, a month after the first.
    await page.click('text=Back')
    expect(await page.textContent('h1 q.said')).toBe(GOAL)
    expect(await page.isChecked('#P1-3')).toBe(true)
    await next(page)
    await pick(page, 'P2')
    await next(page)
    await page.fill('#P3', 'She stayed over.')
    await next(page)
    expect(await page.textContent('h1')).toContain('Want to tell Ana something?')
    const [response] = await pulses()
    expect(response).toMatchObject({ complete: 1, mode: 'page' })
    await page.fill('#note', 'Thank you for the ride.')
    await page.click('button:text("Pass it on")')
    expect(await page.textContent('[role=status]')).toContain('We will pass it on to Ana')
    expect(await page.locator('.step').count()).toBe(0)
    expect(await page.textContent('.flap')).toContain('Ana cannot read your answers.')
    await pick(page, 'T1-8')
    expect(await page.isVisible('#T2')).toBe(false)
    await pick(page, 'T1-4')
    expect(await page.isVisible('#T2')).toBe(true)
    await pick(page, 'T2-5')
    await pick(page, 'T3-4')
    await page.click('text=Seal and send')
    expect(await page.textContent('main')).toContain('Sealed.')
    expect(await page.textContent('.story')).toContain(GOAL)
    expect(await saidPrivately(program, id)).toEqual({ T1: 4, T2: 5, T3: 4 })
    // What is private changes nothing that anybody else can see.
    expect(await pulses()).toEqual([response])
    await context.close()
  })

  test('a mistake is told, Back shows what was said, and the other language is one tap away', async () => {
    const who = await addPatient({ patient: { phone_said: 'own', sharing: 1 } })
    const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
    const { page, context } = await openPage({ script: false })
    await page.goto(`${served.origin}/s/${token}`)
    await next(page)
    expect(await page.textContent('[role=alert]')).toContain('Pick one answer, or skip.')
    await page.click('[role=alert] a')
    await pick(page, 'P1-2')
    await next(page)
    await page.click('text=Back')
    expect(await page.isChecked('#P1-2')).toBe(true)
    await page.click('text=Español')
    expect(await page.isChecked('#P1-2')).toBe(true)
    expect(await page.textContent('#answers > button')).toBe('Siguiente')
    await page.click('summary')
    await pick(page, 'share-0')
    await next(page)
    expect(await page.textContent('.who')).toContain('Solo usted puede leer esta respuesta.')
    await context.close()
  })
})

describe('with script', () => {
  test('after a first answer what was written is kept before it is sent, and a submit wins', async () => {
    const who = await addPatient({ patient: { phone_said: 'own', sharing: 1 } })
    const facts = { ...TRUST_FACTS, hasGoal: 0 } as const
    const { id, token } = await invite(program.deps, who, 'pulse', facts, { about_staff_id: ana })
    const { page, context } = await openPage({ script: true })
    const puts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PUT') puts.push(request.postData() ?? '')
    })
    await page.goto(`${served.origin}/s/${token}`)
    expect(await page.locator('[name=revision], .step').count()).toBe(0)
    await page.fill('#B1', 'A door')
    await page.waitForTimeout(1500)
    expect(puts).toEqual([])
    expect(await begunSitting(program, id)).toBeNull()
    await page.fill('#B1', 'A door that locks')
    await next(page)
    await page.waitForSelector('#B2')
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT')
    await page.fill('#B2', 'Call')
    expect((await saved).status()).toBe(200)
    const kept = async () => (await begunSitting(program, id))?.answers
    expect(await kept()).toEqual({ B1: 'A door that locks', B2: 'Call' })
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name=revision]')?.value === '2',
    )
    await page.fill('#B2', 'Call a landlord')
    await next(page)
    await page.waitForSelector('#P2')
    expect(await kept()).toEqual({ B1: 'A door that locks', B2: 'Call a landlord' })
    expect(puts).toHaveLength(1)
    await context.close()
  })

  test('the summary of mistakes has the focus', async () => {
    const who = await addPatient({ patient: { phone_said: 'own', sharing: 1 } })
    const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
    const { page, context } = await openPage({ script: true })
    await page.goto(`${served.origin}/s/${token}`)
    await next(page)
    await page.waitForSelector('[role=alert]:focus')
    await context.close()
  })
})

test('by keyboard alone: a mistake leads to its question, Back changes an answer, and focus is always seen', async () => {
  const who = await addPatient({ patient: { phone_said: 'own', sharing: 1 } })
  const facts = { ...TRUST_FACTS, hasGoal: 0 } as const
  const { id, token } = await invite(program.deps, who, 'pulse', facts, { about_staff_id: ana })
  const { page, context } = await openPage({ script: true })
  const press = (key: string) => page.keyboard.press(key)
  const send = async (next: string) => {
    await tabTo(page, SEND)
    await press('Enter')
    await page.waitForSelector(next)
  }
  await page.goto(`${served.origin}/s/${token}`)
  await tabTo(page, 'textarea')
  await page.keyboard.type(GOAL)
  await send('#B2')
  await tabTo(page, '#B2')
  await page.keyboard.type('Call a landlord.')
  await send('#P2')
  await send('[role=alert]:focus')
  await tabTo(page, '[role=alert] a')
  await press('Enter')
  await page.waitForSelector('#P2:focus')
  await press('Space')
  await send('#P3')
  await tabTo(page, '.back')
  await press('Enter')
  await page.waitForSelector('#P2:checked')
  await tabTo(page, '#P2')
  await press('ArrowDown')
  await send('#note')
  await tabTo(page, '[name=offer][value=pass]')
  await press('Enter')
  await page.waitForSelector('#T1')
  await tabTo(page, '#T1')
  await press('Space')
  await tabTo(page, '#T2')
  await press('ArrowDown')
  await send('.rc')
  expect(await saidPrivately(program, id)).toEqual({ T1: 1, T2: 2, T3: 9 })
  const { query } = program.deps.db
  expect(await query.selectFrom('invitation').select('state').execute()).toEqual([{ state: 'completed' }])
  const [response] = await program.deps.db.query.selectFrom('response').selectAll().execute()
  expect(response).toMatchObject({ complete: 1, mode: 'page' })
  const answers = await program.deps.db.query.selectFrom('answer').select(['item', 'value']).execute()
  expect(answers).toContainEqual({ item: 'P2', value: 2 })
  await context.close()
})
