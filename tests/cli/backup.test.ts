// `sayso backup FILE`: what the copy holds, that nothing leaves from it, and that it replaces nothing.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { backupCommand } from '../../server/cli/backup.ts'
import { restoredCommand, resumeCommand } from '../../server/cli/halt.ts'
import { sqliteAt } from '../support/databases.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'

let folder: string
let program: TestProgram
let said: string[]
const print = (line: string) => void said.push(line)
const file = (name: string) => join(folder, name)

beforeEach(async () => {
  said = []
  folder = mkdtempSync(join(tmpdir(), 'sayso-'))
  program = await openTestProgram({ database: sqliteAt(file('program.sqlite')), sms: scriptedCarrier() })
})
afterEach(async () => {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
})

const backup = (...args: string[]) =>
  backupCommand({ database: `file:${file('program.sqlite')}` }, args, print, program.clock.now)

test('the copy holds what was committed, and no text that we start leaves from it before it is resumed', async () => {
  const { deps } = program
  const id = await queued(deps, await program.addPatient())
  const asked = await program.addPatient()
  const help = { kind: 'reply', template: 'help' } as const
  const waited = await queued(deps, asked, help)
  expect(await backup(file('copy.sqlite'))).toBe(0)
  expect(said).toEqual([expect.stringContaining('2026-11-24T18:00:00.000Z')])
  const copied = { ...deps, db: await sqliteAt(file('copy.sqlite')).open() }
  const reply = await queued(copied, asked, help)
  await sendTexts(copied)
  expect((await outboxRow(copied, id)).state).toBe('queued')
  expect((await outboxRow(copied, reply)).state).toBe('accepted')
  // It leaves from the database that was copied.
  expect(await outboxRow(copied, waited)).toMatchObject({ state: 'unknown', error_code: 'restored' })
  program.clock.advance('PT2H')
  await restoredCommand(copied, print)
  expect(said.at(-1)).toContain('reread --since 2026-11-24T18:00:00.000Z ')
  await resumeCommand(copied, print)
  expect(said.at(-1)).toContain('(restored)')
  await sendTexts(copied)
  expect((await outboxRow(copied, id)).state).toBe('accepted')
  await copied.db.close()
  await sendTexts(deps)
  for (const text of [id, waited]) expect((await outboxRow(deps, text)).state).toBe('accepted')
})

test('the copy is one file, for its owner alone', async () => {
  await backup(file('copy.sqlite'))
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite'])
  expect(statSync(file('copy.sqlite')).mode & 0o077).toBe(0)
})

test('it replaces nothing, takes no other database, and a copy that failed leaves nothing', async () => {
  writeFileSync(file('there.sqlite'), 'mine')
  expect(await backup(file('there.sqlite'))).toBe(1)
  expect(statSync(file('there.sqlite')).size).toBe(4)
  expect(await backup(file('no/such/folder'))).toBe(1)
  expect(await backup()).toBe(1)
  expect(await backupCommand({ database: 'postgres://x' }, [file('a')], print)).toBe(1)
  expect(await backupCommand({ database: `file:${file('none.sqlite')}` }, [file('a')], print)).toBe(1)
  expect(readdirSync(folder).toSorted()).toEqual([
    'program.sqlite',
    'program.sqlite-shm',
    'program.sqlite-wal',
    'there.sqlite',
  ])
  expect(said).toEqual([
    expect.stringContaining('never replaces'),
    expect.stringContaining('folder does not exist'),
    expect.stringContaining('Usage'),
    expect.stringContaining('copies SQLite'),
    expect.stringContaining('no database'),
  ])
})
