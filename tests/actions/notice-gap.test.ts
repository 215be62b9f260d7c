// A program that stood still for hours may be yesterday's backup: what it starts waits until somebody has looked.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readStandstill } from '../../server/actions/halt-texts.ts'
import { noticeGap } from '../../server/actions/notice-gap.ts'
import { tick } from '../../server/actions/tick.ts'
import { restoredCommand, resumeCommand } from '../../server/cli/halt.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram({ config: { mode: 'production' }, sms: scriptedCarrier() })
})
afterEach(() => program.close())

const said: string[] = []
const print = (line: string) => void said.push(line)
const writes = () => program.statements.filter((sql) => /^(insert|update|delete)/i.test(sql))

test('a first tick, and ticks within six hours, let texts go', async () => {
  const { deps, clock } = program
  await tick(deps)
  clock.advance('PT6H')
  const id = await queued(deps, await program.addPatient())
  await tick(deps)
  expect(await readStandstill(deps)).toBeNull()
  expect((await outboxRow(deps, id)).state).toBe('accepted')
})

test('after a longer silence nothing leaves with the first tick, and once resumed it goes on', async () => {
  const { deps, clock } = program
  await tick(deps)
  const last = clock.now()
  clock.advance('PT6H1S')
  const id = await queued(deps, await program.addPatient())
  await tick(deps)
  expect(await readStandstill(deps)).toEqual({ since: last, code: 'gap', means: null })
  expect((await outboxRow(deps, id)).state).toBe('queued')
  await tick(deps)
  await resumeCommand(deps, print)
  await tick(deps)
  expect(await readStandstill(deps)).toBeNull()
  expect((await outboxRow(deps, id)).state).toBe('accepted')
})

test('a start notices it before any tick, is resumed for good, and alone is no sign of life', async () => {
  const { deps, clock } = program
  await tick(deps)
  clock.advance('PT4H')
  await noticeGap(deps)
  clock.advance('PT3H')
  await noticeGap(deps)
  expect(await readStandstill(deps)).toMatchObject({ code: 'gap' })
  await resumeCommand(deps, print)
  await tick(deps)
  expect(await readStandstill(deps)).toBeNull()
})

test('a quiet program is not written to with every tick', async () => {
  const { deps, clock } = program
  await tick(deps)
  program.statements.length = 0
  for (let beats = 0; beats < 20; beats += 1) {
    clock.advance('PT14S')
    await tick(deps)
  }
  expect(writes()).toEqual([])
  clock.advance('PT30S')
  await tick(deps)
  expect(writes()).toHaveLength(1)
})

test('the demo’s clock may leap', async () => {
  const demo = await openTestProgram()
  await tick(demo.deps)
  demo.clock.advance('P1M')
  await tick(demo.deps)
  expect(await readStandstill(demo.deps)).toBeNull()
  await demo.close()
})

test('whoever restored a database says so, whatever stopped it before, and reads what comes first', async () => {
  const { deps, clock } = program
  await tick(deps)
  clock.advance('PT7H')
  await tick(deps)
  said.length = 0
  expect(await restoredCommand(deps, print)).toBe(0)
  expect(await readStandstill(deps)).toEqual({ since: clock.now(), code: 'restored', means: null })
  expect(said.join('\n')).toMatch(/reread --since.*suppressions import.*resume.*After a restore/s)
})
