// Texts leave at the program's rate, shared by all who send; replies go before a long queue.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { setRate } from '../../server/actions/set-rate.ts'
import { rateCommand } from '../../server/cli/rate.ts'
import { instantAfter } from '../../server/core/time.ts'
import type { Deps } from '../../server/deps.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'

const carrier = scriptedCarrier()
let program: TestProgram
let deps: Deps
let at: string[]
beforeEach(async () => {
  carrier.handed.length = 0
  at = []
  program = await openTestProgram({ sms: carrier })
  const { clock } = program
  // A clock that only sleeping moves.
  const sleep = async (ms: number) => clock.set(instantAfter(clock.now(), ms))
  deps = { ...program.deps, sleep }
  carrier.meanwhile = async () => void at.push(clock.now())
})
afterEach(() => program.close())

async function queue(count: number): Promise<string[]> {
  const ids = []
  for (let i = 0; i < count; i += 1) ids.push(await queued(deps, await program.addPatient()))
  return ids
}

test('no second sees more than the rate, whoever sends', async () => {
  await setRate(deps, 4)
  await queue(20)
  const reports = await Promise.all([sendTexts(deps), sendTexts(deps)])
  expect(carrier.handed).toHaveLength(20)
  expect(new Set(carrier.handed.map(({ to }) => to)).size).toBe(20)
  const second = Map.groupBy(at, (instant) => instant.slice(0, 19))
  expect(Math.max(...[...second.values()].map((texts) => texts.length))).toBeLessThanOrEqual(8)
  expect(Date.parse(at.at(-1)!) - Date.parse(at[0]!)).toBeGreaterThanOrEqual(3_000)
  expect(reports.every(({ halted, busy }) => halted + busy === 0)).toBe(true)
})

test('a queue longer than one beat says that there is more, and the next beat goes on', async () => {
  await setRate(deps, 1)
  await queue(30)
  const first = await sendTexts(deps)
  expect(first.more).toBe(true)
  expect(first.accepted).toBeLessThan(30)
  let last = first
  for (let beats = 0; beats < 5 && last.more; beats += 1) last = await sendTexts(deps)
  expect(last.more).toBe(false)
  expect(carrier.handed).toHaveLength(30)
})

test('a reply leaves before texts that have waited longer, and is left to the next beat rather than late', async () => {
  await setRate(deps, 1)
  await queue(10)
  program.clock.advance('PT1H')
  const patient = await program.addPatient()
  const reply = await queued(deps, patient, { kind: 'reply', template: 'close' })
  const other = await queued(deps, await program.addPatient(), { kind: 'reply', template: 'close' })
  // Somebody has taken the turns of the next minute.
  const taken = instantAfter(program.clock.now(), 60_000)
  await deps.db.commit([deps.db.query.updateTable('program').set({ turns_taken_to: taken })])
  expect(await sendTexts(deps, { contactId: patient.contactId })).toMatchObject({ accepted: 0, more: true })
  program.clock.advance('PT1M')
  await sendTexts(deps)
  expect(carrier.handed.slice(0, 2).map(({ outboxId }) => outboxId)).toEqual([reply, other])
  expect((await outboxRow(deps, reply)).state).toBe('accepted')
})

test('the rate is told and set by the operator, with a row of audit', async () => {
  const said: string[] = []
  const say = (line: string) => said.push(line)
  expect(await rateCommand(deps, [], say)).toBe(0)
  expect(await rateCommand(deps, ['75'], say)).toBe(0)
  expect(await rateCommand(deps, ['0'], say)).toBe(1)
  expect(await rateCommand(deps, ['fast'], say)).toBe(1)
  expect(said.map((line) => /\d+/.exec(line)?.[0])).toEqual(['10', '75', '1', '1'])
  expect(await audited(deps, 'program')).toEqual(['rate.set'])
})
