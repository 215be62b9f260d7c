// Yesterday's backup in place of today's database: nobody who stopped since is texted, and nothing that left leaves again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readStandstill } from '../../server/actions/halt-texts.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { tick } from '../../server/actions/tick.ts'
import { backupCommand } from '../../server/cli/backup.ts'
import { resumeCommand } from '../../server/cli/halt.ts'
import { rereadCommand } from '../../server/cli/reread.ts'
import type { Deps } from '../../server/deps.ts'
import { createTwilio } from '../../server/external/twilio.ts'
import { exporting, importing, phones } from '../cli/suppressions-setup.ts'
import { sqliteAt } from '../support/databases.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { NO_FAULTS } from '../support/twilio/faults.ts'
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio/stand-in.ts'
import { rows } from './conversation-setup.ts'

const PUBLIC_URL = 'https://say.example'
let folder: string
let carrier: TwilioStandIn
let program: TestProgram
const opened: Deps[] = []
const said: string[] = []
const print = (line: string) => void said.push(line)

beforeEach(async () => {
  said.length = 0
  folder = mkdtempSync(join(tmpdir(), 'sayso-'))
  let now = () => ''
  // It sends and delivers, and its reports go nowhere.
  const faults = { ...NO_FAULTS, unreported: 10_000 }
  carrier = await startTwilioStandIn({ delivers: true, faults, now: () => now() })
  const settings = { publicUrl: PUBLIC_URL, twilio: carrier.config }
  program = await openTestProgram({
    database: sqliteAt(join(folder, 'program.sqlite')),
    // 5:00 in Los Angeles: what is planned now waits for the morning.
    startsAt: '2026-11-24T13:00:00.000Z',
    config: { mode: 'production', ...settings },
    sms: createTwilio(settings),
  })
  now = program.clock.now
})
afterEach(async () => {
  await program.close()
  for (const { db } of opened.splice(0)) await db.close()
  await carrier.close()
  rmSync(folder, { recursive: true, force: true })
})

const number = (n: number) => `+1925555${String(1000 + n)}`

/** Somebody who joined on that day of November, with or without a welcome before. */
async function joins(n: number, day: number, isWelcome: boolean, more: NewPatient = {}): Promise<void> {
  const on = `2026-11-${day}`
  const { contactId } = await program.addPatient({
    phone: number(n),
    enrolment: { enrolled_on: on, next_due_on: on },
    ...more,
  })
  const { db } = program.deps
  const welcomed_at = isWelcome ? '2026-11-01T18:00:00.000Z' : null
  await db.commit([db.query.updateTable('contact').set({ welcomed_at }).where('id', '=', contactId)])
}

async function says(deps: Deps, n: number, body: string): Promise<void> {
  program.clock.advance('PT1M')
  // Nobody listens there: what the product hears of it, it hears below.
  await carrier.say('http://127.0.0.1:1', { from: number(n), body })
  const { sid } = carrier.messages.at(-1)!
  await receiveText(deps, { providerId: sid, from: number(n), body })
}

async function until(deps: Deps, instant: string): Promise<void> {
  while (program.clock.now() < instant) {
    await tick(deps)
    program.clock.advance('PT1H')
  }
}

const backup = () =>
  backupCommand(
    { database: `file:${join(folder, 'program.sqlite')}` },
    [join(folder, 'copy.sqlite')],
    print,
    program.clock.now,
  )

async function restored(): Promise<Deps> {
  const deps = { ...program.deps, db: await sqliteAt(join(folder, 'copy.sqlite')).open() }
  opened.push(deps)
  return deps
}

const asked = () => carrier.requests.filter((request) => request.startsWith('POST')).length
const sentTo = (n: number) =>
  carrier.messages.filter(({ direction, to }) => direction === 'outbound-api' && to === number(n))
const STOPS = ['STOP', 'alto', 'please stop texting me', 'STOP', 'Unsubscribe']

test('backup, a day of texts, stops and wrong numbers, restore, drill: nobody hears anything twice or unasked', async () => {
  const { deps, clock } = program
  for (let n = 0; n < 30; n += 1) await joins(n, 24, true)
  for (let n = 30; n < 50; n += 1) await joins(n, 24, false)
  for (let n = 50; n < 60; n += 1) await joins(n, 25, true)
  for (let n = 60; n < 65; n += 1) await joins(n, 26, true)
  await tick(deps)
  expect(await backup()).toBe(0)
  const since = clock.now()
  // Fifty texts that the backup holds as waiting, and thirty that it has not planned.
  await until(deps, '2026-11-25T19:00:00.000Z')
  expect(asked()).toBe(80)
  for (let n = 0; n < 5; n += 1) await says(deps, n, STOPS[n]!)
  for (let n = 10; n < 13; n += 1) await says(deps, n, 'wrong number')
  await says(deps, 3, 'START')
  const { file } = await exporting(deps)
  for (let n = 30; n < 35; n += 1) await says(deps, n, STOPS[n - 30]!)
  for (let n = 50; n < 52; n += 1) await says(deps, n, 'número equivocado')
  await says(deps, 20, '1')
  const before = asked()
  const phonesBefore = await phones(deps)

  // The disaster.
  const copy = await restored()
  await until(copy, '2026-11-25T21:00:00.000Z')
  expect(await readStandstill(copy)).toMatchObject({ code: 'restored' })
  expect(await rereadCommand(copy, ['--since', since], print)).toBe(0)
  expect(said.slice(-2)).toEqual([
    '17 texts of patients heard; 0 were here already.',
    expect.stringMatching(/^50 texts of ours found that had left; 30 may have left/),
  ])
  expect(await importing(copy, file)).toMatchObject({ code: 0 })
  expect(await phones(copy)).toEqual(phonesBefore)
  expect(asked()).toBe(before)

  await resumeCommand(copy, print)
  await until(copy, '2026-11-27T23:00:00.000Z')
  // Those of the day after, once each; nobody else.
  expect(asked()).toBe(before + 5)
  for (let n = 60; n < 65; n += 1) expect(sentTo(n)).toHaveLength(1)
  const bodies = carrier.messages
    .filter(({ direction }) => direction !== 'inbound')
    .map(({ to, body }) => to + body)
  expect(new Set(bodies).size).toBe(bodies.length)
})

test('heard again, a text is answered no second time, and what it says is kept', async () => {
  const { deps } = program
  await joins(1, 24, true)
  await tick(deps)
  await backup()
  const since = program.clock.now()
  await until(deps, '2026-11-24T18:00:00.000Z')
  for (const body of ['1', '2', '7']) await says(deps, 1, body)
  const before = asked()
  const copy = await restored()
  program.clock.advance('PT1H')
  await rereadCommand(copy, ['--since', since], print)
  expect(asked()).toBe(before)
  const conversation = (those: Deps) =>
    those.db.query.selectFrom('conversation').select(['awaiting', 'misses']).execute()
  expect(await conversation(copy)).toEqual(await conversation(deps))
  expect(await rows({ ...program, deps: copy }, 'follow_up')).toMatchObject([{ kind: 'call' }])
  await rereadCommand(copy, ['--since', since], print)
  expect(said.slice(-2)).toEqual([
    '0 texts of patients heard; 3 were here already.',
    '0 texts of ours found that had left; 0 may have left, and count as sent.',
  ])
})

test('a text that did not leave before the disaster leaves after it', async () => {
  const { deps } = program
  await joins(1, 24, true)
  await tick(deps)
  await backup()
  const since = program.clock.now()
  const copy = await restored()
  program.clock.advance('PT5H')
  await rereadCommand(copy, ['--since', since], print)
  await resumeCommand(copy, print)
  await tick(copy)
  expect(sentTo(1)).toHaveLength(1)
})

test('it reads only while nothing leaves, since an instant, and from a carrier that keeps a list', async () => {
  const { deps } = program
  expect(await rereadCommand(deps, ['--since', '2026-11-24T13:00:00Z'], print)).toBe(1)
  expect(said.at(-1)).toContain('restored')
  for (const args of [
    [],
    ['--since'],
    ['--since', 'yesterday'],
    ['--since', '2026-11-24'],
    ['--since', '2026-99-24T13:00Z'],
  ])
    expect(await rereadCommand(deps, args, print)).toBe(1)
  expect(new Set(said.slice(1)).size).toBe(1)
  const mute = { send: deps.sms.send, redact: deps.sms.redact }
  expect(await rereadCommand({ ...deps, sms: mute }, ['--since', '2026-11-24T13:00:00Z'], print)).toBe(1)
  expect(said.at(-1)).toContain('no carrier')
})
