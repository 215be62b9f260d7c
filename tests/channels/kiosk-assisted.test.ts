// A sitting with a helper beside the patient: nothing sealed is shown or taken, and the rest comes to the patient alone.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expireInvitations } from '../../server/actions/expire-invitations.ts'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { openPatient } from '../../server/actions/open-patient.ts'
import { readKiosk } from '../../server/actions/read-kiosk.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import type { Help } from '../../server/core/help.ts'
import type { KioskView } from '../../server/core/kiosk-screen.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import type { NewPatient, TestProgram } from '../support/program.ts'
import { openTestProgram } from '../support/program.ts'
import { allRows, hidden } from './page-setup.ts'
import { invite, TRUST_FACTS, type Invited } from '../support/invite.ts'

const SEALED = ['T1', 'T2', 'T3', 'T9']
const FRIEND: Help = { kind: 'friend', staffId: null }

let program: TestProgram
let ana: string
let lead: string
let who: Invited
let id: string
let token: string

beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  lead = await program.addStaff('Lee Park')
  await join()
})
afterEach(() => program.close())

async function join(more: NewPatient = {}) {
  who = await program.addPatient({ caseManagerId: ana, ...more })
  const link = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
  id = link.id
}

async function ask(path: string, body: object) {
  const response = await kioskRoutes(program.deps, () => 'desk').request(`/kiosk/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, ...(JSON.parse(text) as { token?: string; view?: KioskView }) }
}

const make = async (help: Help | null = FRIEND) =>
  makeKioskCode(program.deps, lead, { number: `P-${who.patientId}`, help })

async function start(help: Help | null = FRIEND): Promise<KioskView> {
  const started = await ask('start', { code: (await make(help)).code })
  token = started.token ?? ''
  return started.view!
}

/** Every question passed by, until there is none: the items that the tablet asked, and its last screen. */
async function toTheEnd(view: KioskView) {
  const items: string[] = []
  let shown = view
  while (shown.kind === 'question' && items.length < 40) {
    items.push(shown.item)
    expect(shown.sealed).toBe(null)
    expect(shown.helped).toContain('Private questions are left out')
    const sent = { token, item: shown.item, revision: shown.revision, skip: true }
    shown = (await ask('answers', sent)).view!
  }
  return { items, last: shown }
}

const { texts, kept } = {
  texts: () =>
    program.deps.db.query
      .selectFrom('outbox')
      .select(['template', 'kind', 'state', 'sealed', 'contact_id'])
      .where('invitation_id', '=', id)
      .execute(),
  /** By the tablet that began, and privately by anybody. */
  kept: async () => ({
    ...(await begunSitting(program, id))?.answers,
    ...(await saidPrivately(program, id)),
  }),
}

test('asks every open question and none that is sealed, then says how the private ones come', async () => {
  const { items, last } = await toTheEnd(await start())
  const sitting = await begunSitting(program, id)
  const open = sitting?.interview.visibleScreens(sitting.answers, sitting.invitation.facts) ?? []
  const left = open.flatMap(({ questions }) => questions).filter((q) => !items.includes(q.id))
  expect(left.length).toBeGreaterThan(0)
  expect(left.every(({ readers }) => readers === 'sealed')).toBe(true)
  expect(last).toMatchObject({ kind: 'done', offers: [], lines: [expect.stringContaining('we text you')] })
  expect(sitting?.invitation).toMatchObject({ state: 'completed', help: FRIEND })
})

describe('no request', () => {
  const requests = SEALED.flatMap((item) => [
    { item, answer: 3 },
    { item, skip: true },
  ])
  test.each(requests)('gets %j kept or shown', async (given) => {
    const view = await start()
    const early = await ask('answers', { token, revision: 0, ...given })
    expect(early.view).not.toMatchObject({ item: given.item })
    await toTheEnd(view)
    const { revision } = (await begunSitting(program, id))!
    for (const path of ['answers', 'show', 'offer']) {
      const told = await ask(path, { token, revision, offer: 'worker', ...given })
      expect([200, 400]).toContain(told.status)
      expect(told.view?.kind ?? 'done').toBe('done')
    }
    expect(Object.keys(await kept()).filter((item) => SEALED.includes(item))).toEqual([])
  })

  test('gets a sealed answer past the action that keeps answers, whatever the channel thinks', async () => {
    await start()
    const sitting = (await readKiosk(program.deps, token))!
    const saving = { answers: { T1: 3 }, mode: 'kiosk', revision: 0, complete: false } as const
    await expect(saveAnswers(program.deps, sitting, saving)).rejects.toMatchObject({ code: 'bad_request' })
    expect(await kept()).toEqual({})
  })

  test('shows or changes what the patient has said privately since, nor tells that they did', async () => {
    await toTheEnd(await start())
    const before = await ask('show', { token })
    const alone = (await readSitting(program.deps, id))!
    const saving = { answers: { T1: 4 }, mode: 'page', revision: 0, complete: true } as const
    await saveAnswers(program.deps, alone, saving)
    const rows = await allRows(program)
    for (const path of ['show', 'answers']) {
      const told = await ask(path, { token, at: 'T1', item: 'T1', revision: 0, answer: 2 })
      expect(told.text).toBe(before.text)
    }
    expect(await allRows(program)).toBe(rows)
    expect(await saidPrivately(program, id)).toEqual({ T1: 4 })
  })
})

test('without script it is the same: the helper is spoken of, no private question stands there, and the end says how they come', async () => {
  const app = kioskRoutes(program.deps, () => 'desk')
  const post = async (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields).toString()
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    return (await app.request('/kiosk', { method: 'POST', headers, body })).text()
  }
  let html = await post({ code: (await make()).code })
  for (let step = 0; step < 20 && html.includes('id="answers"'); step += 1) {
    expect(html).toContain('Private questions are left out')
    for (const item of SEALED) expect(html).not.toContain(`name="${item}"`)
    const carried = hidden(html.slice(html.indexOf('id="answers"')))
    html = await post({ ...carried, [carried['screen'] ?? '']: '9', T1: '3' })
  }
  expect(html).toContain('we text you a link')
  expect(html).not.toContain('name="offer" value="worker"')
  expect(Object.keys(await kept()).filter((item) => SEALED.includes(item))).toEqual([])
})

test('the private link waits in the outbox once, under the rules of every text that we start', async () => {
  program.clock.set('2026-11-25T06:00:00.000Z')
  await start()
  const other = token
  await toTheEnd(await start())
  expect(other).not.toBe(token)
  const late = await ask('answers', { token: other, item: 'P1', revision: 0, skip: true })
  // Over for everybody: what is left waits for whoever opens the link.
  expect([late.status, late.text]).toEqual([410, '{}'])
  const one = { template: 'privateLink', kind: 'ours', sealed: 1, contact_id: who.contactId }
  expect(await texts()).toEqual([{ ...one, state: 'queued' }])
  expect(await sendTexts(program.deps)).toMatchObject({ accepted: 0, waiting: 1 })
  program.clock.set('2026-11-25T18:00:00.000Z')
  expect(await sendTexts(program.deps)).toMatchObject({ accepted: 1 })
})

test('who helped stays with the open answers and is told to the case manager, when the link is never opened', async () => {
  const helper = await program.addStaff('Sam Ortiz')
  await join({ patient: { sharing: 1, sharing_since: '2026-01-12T18:00:00.000Z' } })
  const first = await start({ kind: 'staff', staffId: helper })
  expect(first).toMatchObject({ item: 'P1', revision: 0 })
  await toTheEnd((await ask('answers', { token, item: 'P1', revision: 0, answer: 3 })).view!)
  program.clock.set('2027-06-02T00:00:00.000Z')
  expect(await expireInvitations(program.deps)).toMatchObject({ partial: 0, failed: 0 })
  const { query } = program.deps.db
  const helped = ['complete', 'helped_kind', 'helped_staff_id'] as const
  const rows = await query.selectFrom('response').select(helped).where('invitation_id', '=', id).execute()
  expect(rows).toEqual([{ complete: 1, helped_kind: 'staff', helped_staff_id: helper }])
  const written = await query
    .selectFrom('audit')
    .select('detail')
    .where('action', 'in', ['draft.saved', 'response.completed'])
    .execute()
  expect(written.length).toBeGreaterThan(1)
  for (const { detail } of written)
    expect(JSON.parse(detail)).toEqual({
      mode: 'kiosk',
      helped: 'staff',
      helper,
      // Who made the code, and who sat beside.
      makers: expect.stringMatching(new RegExp(`^\\S+ ${helper}$`)),
    })
  const thread = await openPatient(program.deps, ana, who.patientId)
  expect(thread.events).toMatchObject([
    { kind: 'reply', reply: { helpedBy: { kind: 'staff', name: 'Sam Ortiz' } } },
  ])
})

test('whoever works, worked or will work with the patient never helps, and whom the questions name makes no difference', async () => {
  const past = await program.addStaff('Old Friend')
  const other = await program.addStaff('Sam Ortiz')
  const named = await program.addStaff('Kim Named')
  await join({ caseManagerId: past, assignment: { from_on: '2026-01-12', to_on: '2026-03-01' } })
  await program.deps.db.commit([
    program.deps.db.query.updateTable('invitation').set({ about_staff_id: named }).where('id', '=', id),
  ])
  for (const staffId of [past, 'nobody'])
    await expect(make({ kind: 'staff', staffId })).rejects.toMatchObject({ code: 'bad_answer' })
  for (const staffId of [named, other])
    expect(await make({ kind: 'staff', staffId })).toMatchObject({ code: expect.any(String) })
  await join()
  await expect(make({ kind: 'staff', staffId: ana })).rejects.toMatchObject({ code: 'bad_answer' })
})
