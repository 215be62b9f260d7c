// What becomes of a due text: by its own standing, by the hour, and by each answer of the carrier.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { healOutbox } from '../../server/actions/heal-outbox.ts'
import { resumeTexts } from '../../server/actions/halt-texts.ts'
import { reportDelivery } from '../../server/actions/report-delivery.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import type { Deps } from '../../server/deps.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'

let carrier: ScriptedCarrier
let program: TestProgram
let deps: Deps
let patient: Awaited<ReturnType<TestProgram['addPatient']>>
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
  deps = program.deps
  patient = await program.addPatient()
})
afterEach(() => program.close())

const contact = () =>
  deps.db.query
    .selectFrom('contact')
    .selectAll()
    .where('id', '=', patient.contactId)
    .executeTakeFirstOrThrow()
const suppressions = () => deps.db.query.selectFrom('suppression').select(['kind', 'channel']).execute()
const invitationOf = (id: string) =>
  deps.db.query.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function anOpenText() {
  const { id: invitationId } = await invite(deps, patient, 'baseline', BASELINE_FACTS, {
    state: 'planned',
    invited_at: null,
  })
  return { invitationId, id: await queued(deps, patient, { template: 'open', invitationId }) }
}

test('an accepted text keeps the carrier’s id and its cost, and invites', async () => {
  const { id, invitationId } = await anOpenText()
  await sendTexts(deps)
  expect(await outboxRow(deps, id)).toMatchObject({
    state: 'accepted',
    sid: `SM${'1'.padStart(32, '0')}`,
    segments: 1,
    attempts: 1,
  })
  expect(await invitationOf(invitationId)).toMatchObject({ state: 'invited', invited_at: deps.now() })
})

test('the attempt is on record before the carrier hears of it', async () => {
  const id = await queued(deps, patient)
  const seen: string[] = []
  carrier.meanwhile = async () => void seen.push((await outboxRow(deps, id)).state)
  await sendTexts(deps)
  expect(seen).toEqual(['attempting'])
})

test('a call that hangs holds up its own phone only', async () => {
  const ids: string[] = []
  for (let i = 0; i < 40; i += 1) ids.push(await queued(deps, await program.addPatient()))
  let answered = 0
  let release = () => {}
  const others = new Promise<void>((resolve) => (release = resolve))
  carrier.meanwhile = async ({ outboxId }) => {
    if (outboxId === ids[0]) return others
    answered += 1
    if (answered === ids.length - 1) release()
  }
  expect(await sendTexts(deps)).toMatchObject({ accepted: 40, more: false })
})

test('busy: it waits longer each time, and every other text waits with it', async () => {
  const first = await queued(deps, patient)
  await queued(deps, await program.addPatient(), { notBefore: deps.now() })
  carrier.answers.push({ kind: 'busy' }, { kind: 'busy' })
  await sendTexts(deps)
  const waits: number[] = []
  for (let tries = 0; tries < 3; tries += 1) {
    const { state, not_before } = await outboxRow(deps, first)
    expect(state).toBe('queued')
    waits.push(Date.parse(not_before) - Date.parse(deps.now()))
    program.clock.set(not_before)
    carrier.answers.splice(0, carrier.answers.length, { kind: 'busy' }, { kind: 'busy' })
    await sendTexts(deps)
  }
  expect(waits).toEqual([30_000, 60_000, 120_000])
  carrier.answers.length = 0
  program.clock.advance('PT1H')
  await sendTexts(deps)
  expect(await outboxRow(deps, first)).toMatchObject({ state: 'accepted', attempts: 5 })
})

test.for([
  ['21610', 'stopped', 'stop'],
  ['21211', 'dead', 'dead'],
  ['30006', 'dead', 'dead'],
] as const)(
  'refused with %s: the number is %s, in the journal, and never texted again',
  async ([code, state, kind]) => {
    const { id, invitationId } = await anOpenText()
    const other = await queued(deps, patient, { notBefore: '2026-11-25T18:00:00.000Z' })
    carrier.answers.push({ kind: 'refused', code })
    await sendTexts(deps)
    expect(await outboxRow(deps, id)).toMatchObject({ state: 'failed', error_code: code })
    expect((await contact()).state).toBe(state)
    expect(await suppressions()).toEqual([{ kind, channel: 'carrier' }])
    expect((await invitationOf(invitationId)).state).toBe('undeliverable')
    expect((await outboxRow(deps, other)).state).toBe('cancelled')
  },
)

test('a refusal counts although somebody touched the phone while the carrier was asked', async () => {
  await queued(deps, patient)
  carrier.answers.push({ kind: 'refused', code: '21211' })
  carrier.meanwhile = async () => {
    await deps.db.commit([
      deps.db.query.updateTable('contact').set({ touched: 900 }).where('id', '=', patient.contactId),
    ])
  }
  await sendTexts(deps)
  expect((await contact()).state).toBe('dead')
})

test('refused for now: the text is given up, its link stays good', async () => {
  const { id, invitationId } = await anOpenText()
  carrier.answers.push({ kind: 'refused', code: '30003' })
  await sendTexts(deps)
  expect(await outboxRow(deps, id)).toMatchObject({ state: 'failed', error_code: '30003' })
  expect(await contact()).toMatchObject({ state: 'open' })
  expect((await invitationOf(invitationId)).state).toBe('planned')
})

test('a refused account halts what we start, once; resumed, no text is lost to it', async () => {
  const ids = [await queued(deps, patient), await queued(deps, await program.addPatient())]
  carrier.answers.push(
    { kind: 'refused', code: '20003', account: true },
    { kind: 'refused', code: '20003', account: true },
  )
  await sendTexts(deps)
  expect(program.logged.join()).toContain('"error","event":"texts.halted"')
  program.clock.advance('PT2H')
  const reply = await queued(deps, patient, { kind: 'reply', template: 'close' })
  await sendTexts(deps)
  expect((await outboxRow(deps, reply)).state).toBe('accepted')
  for (const id of ids) expect((await outboxRow(deps, id)).state).toBe('queued')
  program.clock.advance('PT1M')
  const admin = { kind: 'staff', id: 'an administrator' } as const
  expect(await resumeTexts(deps, admin)).toBe(true)
  expect(await resumeTexts(deps, admin)).toBe(false)
  await sendTexts(deps)
  for (const id of ids) expect((await outboxRow(deps, id)).state).toBe('accepted')
  expect(await audited(deps, 'program')).toEqual(['texts.halted', 'texts.resumed'])
})

test('a report that the carrier filters our texts halts them too', async () => {
  const [id, other] = [await queued(deps, patient), await queued(deps, await program.addPatient())]
  await sendTexts(deps)
  const { sid } = await outboxRow(deps, id)
  await reportDelivery(deps, { outboxId: id, sid: sid!, status: 'undelivered', errorCode: '30007' })
  const next = await queued(deps, await program.addPatient())
  await sendTexts(deps)
  expect((await outboxRow(deps, next)).state).toBe('queued')
  expect((await outboxRow(deps, other)).state).toBe('accepted')
})

test.for([{ kind: 'unknown', reason: 'ECONNABORTED' } as const, new Error('the number +19255551001 broke')])(
  'in doubt (%s): never sent again by itself, and the log names no number',
  async (answer) => {
    const id = await queued(deps, patient)
    carrier.answers.push(answer)
    for (let day = 0; day < 5; day += 1) {
      await sendTexts(deps)
      await healOutbox(deps)
      program.clock.advance('P1D')
    }
    expect(carrier.handed).toHaveLength(1)
    expect((await outboxRow(deps, id)).state).toBe('unknown')
    expect(program.logged.join()).not.toContain('9255551001')
  },
)

test('a crash after the lease gives the text back; a crash after the attempt leaves it in doubt', async () => {
  const [leased, attempting] = [await queued(deps, patient), await queued(deps, await program.addPatient())]
  const set = (id: string, change: object) =>
    deps.db.commit([deps.db.query.updateTable('outbox').set(change).where('id', '=', id)])
  await set(leased, { state: 'leased', lease_until: '2026-11-24T18:02:00.000Z' })
  await set(attempting, { state: 'attempting', attempted_at: '2026-11-24T18:00:00.000Z' })
  expect(await healOutbox(deps)).toEqual({ givenBack: 0, inDoubt: 0, more: false })
  program.clock.advance('PT10M')
  expect(await healOutbox(deps)).toEqual({ givenBack: 1, inDoubt: 1, more: false })
  await sendTexts(deps)
  expect(carrier.handed.map(({ outboxId }) => outboxId)).toEqual([leased])
  expect((await outboxRow(deps, attempting)).state).toBe('unknown')
})

test('a text that cannot be said in one segment is given up by its fault alone', async () => {
  const id = await queued(deps, patient, { template: 'trustIntro' })
  await sendTexts(deps)
  expect(carrier.handed).toHaveLength(0)
  expect((await outboxRow(deps, id)).error_code).toMatch(/^text_/)
  expect(await audited(deps, id)).toEqual(['text.failed'])
})

test('a reply leaves within ten minutes at any hour; later it waits for the morning', async () => {
  program.clock.set('2026-11-25T08:00:00.000Z')
  const soon = await queued(deps, patient, { kind: 'reply', template: 'close' })
  await sendTexts(deps, { contactId: patient.contactId })
  expect((await outboxRow(deps, soon)).state).toBe('accepted')
  expect(carrier.handed[0]!.validitySeconds).toBe(600)
  const late = await queued(deps, patient, { kind: 'reply', template: 'close' })
  program.clock.advance('PT10M')
  await sendTexts(deps)
  expect(await outboxRow(deps, late)).toMatchObject({
    state: 'queued',
    not_before: '2026-11-25T17:00:00.000Z',
  })
})

test('replies leave in their order, as many as there are, and count for no limit of ours', async () => {
  const ids = [1, 0, 2].map(async (turn) => queued(deps, patient, { kind: 'reply', template: 'close', turn }))
  const [second, first, third] = await Promise.all(ids)
  program.clock.advance('PT1S')
  await sendTexts(deps, { contactId: patient.contactId })
  expect(carrier.handed.map(({ outboxId }) => outboxId)).toEqual([first, second, third])
  const ours = await queued(deps, patient)
  await sendTexts(deps)
  expect((await outboxRow(deps, ours)).state).toBe('accepted')
})

test('only the phone that was named is served', async () => {
  await queued(deps, patient)
  const other = await queued(deps, await program.addPatient())
  await sendTexts(deps, { contactId: patient.contactId })
  expect((await outboxRow(deps, other)).state).toBe('queued')
})
