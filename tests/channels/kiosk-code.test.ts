// The codes that start a tablet: once, for an hour, and not by guessing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { printLetter } from '../../server/actions/print-letter.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import { readCode } from '../../server/core/kiosk-code.ts'
import { addAdministrator } from '../support/administrator.ts'
import { BASELINE_FACTS, invite, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let who: Invited
let lead: string
let dee: string
let network = 'desk'

beforeEach(async () => {
  network = 'desk'
  program = await openTestProgram()
  const ana = await program.addStaff('Ana Ruiz')
  lead = await program.addStaff('Lee Park')
  dee = await addAdministrator(program, 'Dee Park')
  who = await program.addPatient({ caseManagerId: ana })
  await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
})
afterEach(() => program.close())

async function ask(path: string, body: object) {
  const response = await kioskRoutes(program.deps, () => network).request(`/kiosk/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, ...(JSON.parse(text) as { token?: string }) }
}

const make = async () => (await makeKioskCode(program.deps, lead, { number: ` P-${who.patientId} ` })).code

/** By the only administrator. */
async function makeLetter(): Promise<string> {
  const made = await printLetter(program.deps, dee, `P-${who.patientId}`)
  return made.kind === 'letter' ? made.code : ''
}

describe('a code', () => {
  test('starts one sitting, in whatever way it is typed, and is kept nowhere', async () => {
    const code = await make()
    const typed = ` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`
    const [first, second] = await Promise.all([ask('start', { code: typed }), ask('start', { code })])
    expect([first.status, second.status].sort()).toEqual([200, 404])
    const all = JSON.stringify([
      await program.deps.db.query.selectFrom('kiosk_code').selectAll().execute(),
      await program.deps.db.query.selectFrom('audit').selectAll().execute(),
      program.logged,
    ])
    expect(all).not.toContain(code)
    expect(all).not.toContain(first.token ?? second.token)
  })

  test('ends after an hour, when a newer one is made, and with the invitation', async () => {
    const older = await make()
    const newer = await make()
    expect((await ask('start', { code: older })).status).toBe(404)
    program.clock.advance('PT61M')
    expect((await ask('start', { code: newer })).status).toBe(404)
    const letter = await makeLetter()
    program.clock.advance('P30D')
    expect((await ask('start', { code: letter })).status).toBe(200)
    const late = await makeLetter()
    program.clock.set('2027-06-02T00:00:00.000Z')
    expect((await ask('start', { code: late })).status).toBe(404)
  })

  test('is not found by guessing: ten wrong ones, and this network waits ten minutes', async () => {
    const code = await make()
    for (let guess = 0; guess < 10; guess += 1)
      expect((await ask('start', { code: 'AAAA2222' })).status).toBe(404)
    const refused = await ask('start', { code })
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('Please wait ten minutes')
    network = 'elsewhere'
    expect((await ask('start', { code: 'AAAA2222' })).status).toBe(404)
    network = 'desk'
    program.clock.advance('PT11M')
    expect((await ask('start', { code })).status).toBe(200)
  })

  test.each([null, 7, '', 'AAAA', 'AAAA-AAA0', 'A'.repeat(9000), ['AAAA2222']])(
    'is not %j',
    async (typed) => {
      expect(readCode(typed)).toBe(null)
      expect((await ask('start', { code: typed })).status).toBe(404)
    },
  )
})
