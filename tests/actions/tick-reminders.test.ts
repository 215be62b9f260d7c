// Reminders as ticks send them: twice, the same words and link, and none once there is nothing to answer.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { remind } from '../../server/actions/remind.ts'
import { stopTexts } from '../../server/actions/stop-texts.ts'
import { tick } from '../../server/actions/tick.ts'
import { readSchedule } from '../../server/db/schedule.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'
import { invitations, live, texts, welcomed } from './tick-setup.ts'

let carrier: ScriptedCarrier
let program: TestProgram
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
})
afterEach(() => program.close())

const linkIn = (body: string) => /\/s\/([\w-]{22})/.exec(body)?.[1]

async function end(state: 'completed' | 'partial'): Promise<void> {
  const { db, now } = program.deps
  const [{ id } = { id: '' }] = await invitations(program)
  await db.commit([db.query.updateTable('invitation').set({ state, ended_at: now() }).where('id', '=', id)])
}

test('an invitation that nobody answers is reminded of twice, with its own link, and then it expires', async () => {
  await welcomed(program)
  const times: string[] = []
  carrier.meanwhile = async () => void times.push(program.deps.now())
  await live(program, 16 * 6, 'PT4H')
  expect(times).toEqual(['2026-11-24T18:00:00.000Z', '2026-11-28T18:00:00.000Z', '2026-12-03T18:00:00.000Z'])
  expect(new Set(carrier.handed.map(({ body }) => linkIn(body))).size).toBe(1)
  const [open, first, second] = carrier.handed.map(({ body }) => body)
  expect(first).toMatch(/^Orchard: a reminder of our few short questions\./)
  expect(first).toBe(second)
  expect(open).not.toBe(first)
  expect(await invitations(program)).toMatchObject([{ state: 'expired', reminders: 2 }])
})

test('what was answered half is reminded of in the same words; what was answered, never', async () => {
  await welcomed(program)
  await tick(program.deps)
  const { db } = program.deps
  await db.commit([db.query.updateTable('invitation').set({ state: 'started' })])
  program.clock.set('2026-11-28T18:00:00.000Z')
  await tick(program.deps)
  const reminders = carrier.handed.filter(({ body }) => body.includes('a reminder of'))
  expect(reminders).toHaveLength(1)
  await end('completed')
  program.clock.set('2026-12-03T18:00:00.000Z')
  await live(program, 40, 'PT4H')
  expect(carrier.handed.filter(({ body }) => body.includes('a reminder of'))).toHaveLength(1)
})

test('a reminder that waits for the morning does not leave once the questions are answered, or after a stop', async () => {
  await welcomed(program)
  const other = await welcomed(program, { phone: '+19255551002' })
  await tick(program.deps)
  program.clock.set('2026-11-29T08:00:00.000Z')
  await tick(program.deps)
  expect((await texts(program)).filter(({ template }) => template === 'remind')).toMatchObject([
    { state: 'queued', not_before: '2026-11-29T20:00:00.000Z' },
    { state: 'queued' },
  ])
  await end('completed')
  await stopTexts(program.deps, { contactId: other.contactId, kind: 'stop', channel: 'sms' })
  program.clock.set('2026-11-29T20:00:00.000Z')
  await live(program, 60, 'PT4H')
  expect(carrier.handed.filter(({ body }) => body.includes('a reminder of'))).toEqual([])
})

test('two ticks at once remind once', async () => {
  await welcomed(program)
  await tick(program.deps)
  program.clock.set('2026-11-28T18:00:00.000Z')
  const schedule = await readSchedule(program.deps.db)
  const reports = await Promise.all([remind(program.deps, schedule), remind(program.deps, schedule)])
  expect(reports.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1)
  expect((await texts(program)).filter(({ template }) => template === 'remind')).toHaveLength(1)
})
