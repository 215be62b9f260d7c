// The link after a sitting with a helper: one door for everybody, and behind it what is private, for whoever is first.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import type { KioskView } from '../../server/core/kiosk-screen.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { invite, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { questionsOn } from './held-by.ts'
import { openBrowser } from './page-setup.ts'

let program: TestProgram
let lead: string
let who: Invited
let id: string
let link: string
let token: string

beforeEach(async () => {
  program = await openTestProgram()
  const ana = await program.addStaff('Ana Ruiz')
  lead = await program.addStaff('Lee Park')
  who = await program.addPatient({ caseManagerId: ana })
  const invited = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
  id = invited.id
  link = `/s/${invited.token}`
})
afterEach(() => program.close())

async function ask(path: string, body: object) {
  const response = await kioskRoutes(program.deps, () => 'desk').request(`/kiosk/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, ...(JSON.parse(text) as { token?: string; view?: KioskView }) }
}

/** With a friend beside. */
async function start(): Promise<KioskView> {
  const help = { kind: 'friend', staffId: null } as const
  const { code } = await makeKioskCode(program.deps, lead, { number: `P-${who.patientId}`, help })
  const started = await ask('start', { code })
  token = started.token ?? ''
  return started.view!
}

/** Every question passed by. */
async function toTheEnd(view: KioskView) {
  let shown = view
  for (let step = 0; step < 40 && shown.kind === 'question'; step += 1) {
    const { item, revision } = shown
    shown = (await ask('answers', { token, item, revision, skip: true })).view!
  }
}

describe('the link, opened after it', () => {
  const begin = (browser: ReturnType<typeof openBrowser>) =>
    browser.post(link, { offer: 'begin', lang: 'en' })

  test('shows everybody the same door, and behind it asks whoever comes first what is private and nothing else', async () => {
    await toTheEnd(await start())
    const [patient, second] = [openBrowser(program), openBrowser(program)]
    const door = await patient.get(link)
    expect([door.status, door.html.includes('value="begin"')]).toEqual([200, true])
    let page = await begin(patient)
    const asked: string[] = []
    for (let step = 0; step < 9 && page.html.includes('id="answers"'); step += 1) {
      const here = questionsOn(page.html).map((question) => question.id)
      asked.push(...here)
      page = await patient.post(link, {
        ...patient.hidden(),
        ...Object.fromEntries(here.map((item) => [item, '3'])),
      })
    }
    expect(asked).toEqual(['T1', 'T2', 'T3'])
    expect(page.html).toContain('That’s all.')
    expect(await saidPrivately(program, id)).toEqual({ T1: 3, T2: 3, T3: 3 })
    // Whoever comes later is told the same at the door, and behind it that nothing is asked here.
    expect((await second.get(link)).html).toBe(door.html)
    const rows = JSON.stringify(await program.deps.db.query.selectFrom('sealed_part').selectAll().execute())
    const behind = await begin(second)
    expect(behind.html).not.toContain('id="answers"')
    expect(behind.html).toContain('That’s all.')
    const forced = await second.post(link, { ...second.hidden(), screen: 'trust', T1: '1', T2: '1', T3: '1' })
    expect(forced.html).not.toContain('id="answers"')
    expect(JSON.stringify(await program.deps.db.query.selectFrom('sealed_part').selectAll().execute())).toBe(
      rows,
    )
  })

  test('leaves the tablet as it was, and the state of the interview', async () => {
    await toTheEnd(await start())
    const before = await ask('show', { token })
    const patient = openBrowser(program)
    await begin(patient)
    await patient.answer(link.slice(3), { T1: '3', T2: '3', T3: '3' })
    expect(await saidPrivately(program, id)).toEqual({ T1: 3, T2: 3, T3: 3 })
    expect((await ask('show', { token })).text).toBe(before.text)
    expect((await begunSitting(program, id))?.invitation.state).toBe('completed')
  })

  test('leads nowhere for others when the patient ended the interview alone, whoever helped before', async () => {
    await start()
    await ask('answers', { token, item: 'P1', revision: 0, skip: true })
    program.clock.advance('PT10M')
    const patient = openBrowser(program)
    let page = await patient.get(link)
    for (let step = 0; step < 9 && page.html.includes('id="answers"'); step += 1) {
      const given = questionsOn(page.html).map((question) => [question.id, '9'])
      page = await patient.answer(link.slice(3), Object.fromEntries(given))
    }
    const { query } = program.deps.db
    expect(await query.selectFrom('response').select(['complete', 'helped_kind']).execute()).toEqual([
      { complete: 1, helped_kind: 'friend' },
    ])
    const stranger = openBrowser(program)
    expect((await stranger.get(link)).status).toBe(404)
    expect((await begin(stranger)).status).toBe(404)
    expect((await ask('show', { token })).status).toBe(410)
  })
})
