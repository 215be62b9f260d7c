// The month's ceiling as ticks keep to it: over texts and letters, over phones, and never over a reply.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiveText } from '../../server/actions/receive-text.ts'
import { rehearseMonth } from '../../server/actions/rehearse.ts'
import { tick } from '../../server/actions/tick.ts'
import { localDate } from '../../server/core/outreach/window.ts'
import { burdenOf } from '../../server/db/burden.ts'
import { claimSchedule } from '../../server/db/schedule.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'
import { invitations, live, texts, welcomed } from './tick-setup.ts'

const LA = ['America/Los_Angeles']
let carrier: ScriptedCarrier
let program: TestProgram
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier, startsAt: '2026-11-02T18:00:00.000Z' })
  const { db, newId } = program.deps
  await db.commit([claimSchedule(db, newId(), { settings: { burdenPerMonth: 2 }, revision: 0 })])
})
afterEach(() => program.close())

async function startedByMonth(): Promise<Record<string, number>> {
  const left = (await texts(program)).filter(({ kind, state }) => kind === 'ours' && state === 'accepted')
  const letters = (await invitations(program)).filter(({ contact_id }) => contact_id === null)
  const all = [...left.map((text) => text.attempted_at!), ...letters.map(({ created_at }) => created_at)]
  const months = Map.groupBy(all, (at) => localDate(at, LA).slice(0, 7))
  return Object.fromEntries([...months].map(([month, { length }]) => [month, length]))
}

test('no month brings more than that; a survey that the month has no room for comes in the next, and the log says so', async () => {
  // Asked on 2 November and reminded of it; its pulse of the 24th would be the third.
  await welcomed(program, { enrolment: { enrolled_on: '2026-02-24' } })
  await live(program, 120, 'PT12H')
  expect(await startedByMonth()).toEqual({ '2026-11': 2, '2026-12': 2 })
  expect((await invitations(program)).map(({ occasion, due_at }) => [occasion, due_at.slice(0, 10)])).toEqual(
    [
      ['baseline', '2026-11-02'],
      ['pulse:2026-11', '2026-12-01'],
    ],
  )
  const { query } = program.deps.db
  const told = await query
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'occasion.held')
    .execute()
  expect(told.map(({ detail }) => JSON.parse(detail))).toEqual([
    { occasion: 'pulse:2026-11', code: 'ceiling', waits: true },
    { occasion: 'pulse:2026-12', code: 'ceiling', waits: true },
  ])
})

test('a month counts for the patient, and a new number does not empty it', async () => {
  const { patientId } = await welcomed(program, { enrolment: { enrolled_on: '2026-02-24' } })
  const other = await program.addPatient({ phone: '+19255552002', enrolment: { enrolled_on: '2027-06-01' } })
  await live(program, 14, 'P1D')
  expect(await startedByMonth()).toEqual({ '2026-11': 2 })
  const { db } = program.deps
  await db.commit([
    db.query.updateTable('contact').set({ welcomed_at: '2026-01-01T18:00:00.000Z' }),
    db.query.updateTable('patient').set({ contact_id: other.contactId }).where('id', '=', patientId),
  ])
  await live(program, 14, 'P1D')
  expect(await startedByMonth()).toEqual({ '2026-11': 2 })
})

test('replies to what a patient writes always leave, and take up none of it', async () => {
  await welcomed(program, { enrolment: { enrolled_on: '2026-02-02' } })
  await tick(program.deps)
  const phone = carrier.handed[0]!.to
  for (const [at, body] of ['HELP', 'help me please', 'HELP'].entries()) {
    await receiveText(program.deps, { providerId: `SM${at}`, from: phone, body })
    program.clock.advance('PT1H')
    await tick(program.deps)
  }
  const replies = (await texts(program)).filter(({ kind }) => kind === 'reply')
  expect(replies.length).toBeGreaterThan(0)
  expect(replies.every(({ state }) => state === 'accepted')).toBe(true)
  program.clock.set('2026-11-06T19:00:00.000Z')
  await tick(program.deps)
  expect(await startedByMonth()).toEqual({ '2026-11': 2 })
})

test('what bears on ninety patients is asked for in statements that every database takes', async () => {
  program.statements.length = 0
  const ids = Array.from({ length: 90 }, (_, at) => `patient ${at}`)
  await burdenOf(program.deps.db, ids, { now: program.clock.now(), waiting: true })
  const values = program.statements.map((sql) => sql.split('?').length - 1)
  expect(Math.max(...values)).toBeGreaterThan(90)
  expect(Math.max(...values)).toBeLessThanOrEqual(100)
})

test('a rehearsed month shows what its ceiling holds back, as ticks then do', async () => {
  await welcomed(program, { enrolment: { enrolled_on: '2026-02-24' } })
  await welcomed(program, { enrolment: { enrolled_on: '2026-02-26' } })
  await welcomed(program, { enrolment: { enrolled_on: '2026-04-25' } })
  await program.addPatient({ enrolment: { enrolled_on: '2026-02-28' } })
  const rehearsed = await rehearseMonth(program.deps, '2026-11')
  await live(program, 29 * 12, 'PT2H')
  const left = (await texts(program)).flatMap(({ template, attempted_at }) =>
    attempted_at !== null && localDate(attempted_at, LA).startsWith('2026-11') ? [template] : [],
  )
  const counted = (name: string) => left.filter((template) => template === name).length
  expect(rehearsed.texts).toEqual({
    welcome: counted('welcome'),
    open: counted('open'),
    remind: counted('remind'),
  })
  const { query } = program.deps.db
  const held = await query
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'occasion.held')
    .execute()
  expect(held.length).toBeGreaterThanOrEqual(3)
  expect(rehearsed.held).toEqual({
    patients: held.length,
    waits: held.filter(({ detail }) => detail.includes('"waits":true')).length,
  })
  expect(rehearsed.waited.month).toBeGreaterThan(0)
})
