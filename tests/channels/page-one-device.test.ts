// How many patients with a phone of their own have answered in one browser: counted, without keeping who they are.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openBrowser } from './page-setup.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

async function answersIn(browser: ReturnType<typeof openBrowser>, phone: 'own' | 'shared') {
  const who = await program.addPatient({ patient: { phone_kind: phone, phone_said: phone, sharing: 1 } })
  const { token } = await invite(program.deps, who, 'pulse', { ...PULSE_FACTS, hasGoal: 0 })
  await browser.get(`/s/${token}`)
  await browser.answer(token, { B1: 'A door that locks.' })
  return { who, token }
}

const counts = async () => {
  const { query } = program.deps.db
  const rows = await query.selectFrom('browser').select('patients').orderBy('created_at').execute()
  return rows.map(({ patients }) => patients)
}

test('each more in the same browser is one more, and the last one is whose it is; elsewhere each is the first', async () => {
  const [clinic, own] = [openBrowser(program), openBrowser(program)]
  for (let patient = 0; patient < 5; patient += 1) await answersIn(clinic, 'own')
  await answersIn(own, 'own')
  expect((await counts()).toSorted()).toEqual([1, 5])
})

test('a patient who comes back is no other, and a shared phone counts nobody', async () => {
  const browser = openBrowser(program)
  const { token } = await answersIn(browser, 'own')
  await browser.get(`/s/${token}`)
  await browser.answer(token, { P2: '2' })
  const shared = openBrowser(program)
  for (let patient = 0; patient < 5; patient += 1) await answersIn(shared, 'shared')
  expect(Math.max(...(await counts()))).toBe(1)
})
