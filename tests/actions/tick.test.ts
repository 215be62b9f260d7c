// What one tick does: each welcome and invitation goes once, and nothing that fails holds up the rest.
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import { countSegments } from '../../server/core/sms/gsm.ts'
import type { Deps } from '../../server/deps.ts'
import { hashToken } from '../../server/sealing.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'
import { invitations, live, texts, welcomed } from './tick-setup.ts'

let carrier: ScriptedCarrier
let program: TestProgram
let deps: Deps
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
  deps = program.deps
})
afterEach(() => program.close())

test('the welcome goes first, alone, and the first questions no sooner than a day later', async () => {
  await program.addPatient()
  const report = await tick(deps)
  expect(report.planned).toEqual({ invited: 0, welcomed: 1, waiting: 0, failed: 0 })
  expect(carrier.handed).toHaveLength(1)
  expect(carrier.handed[0]!.body).toMatch(/^Orchard: Thanks for saying OK/)
  expect(await invitations(program)).toHaveLength(0)
  await live(program, 23)
  expect(carrier.handed).toHaveLength(1)
  await live(program, 2)
  expect(carrier.handed).toHaveLength(2)
  expect(carrier.handed[1]!.body).toMatch(/^Orchard: a few short questions/)
})

test('an invitation’s link opens it, and is kept only as a hash', async () => {
  await welcomed(program)
  await tick(deps)
  const [invitation] = await invitations(program)
  const token = /\/s\/([\w-]{22}) /.exec(carrier.handed[0]!.body)?.[1] ?? ''
  expect(await hashToken(token)).toBe(invitation!.token_hash)
  expect(JSON.stringify([await texts(program), program.logged])).not.toContain(token)
  expect(invitation).toMatchObject({
    occasion: 'baseline',
    survey_id: 'baseline',
    state: 'invited',
    invited_at: '2026-11-24T18:00:00.000Z',
    expires_at: '2026-12-08T18:00:00.000Z',
  })
})

test('both texts that we start are one segment', async () => {
  await program.addPatient()
  await program.addPatient({ patient: { language: 'es' } })
  await live(program, 26)
  expect(carrier.handed).toHaveLength(4)
  for (const { body } of carrier.handed)
    expect(countSegments(body)).toMatchObject({ encoding: 'GSM-7', segments: 1 })
})

test('a second tick at once, or two at the same time, plan and send nothing twice', async () => {
  await welcomed(program)
  await program.addPatient()
  await Promise.all([tick(deps), tick(deps)])
  await tick(deps)
  expect(carrier.handed).toHaveLength(2)
  expect(await invitations(program)).toHaveLength(1)
  const planned = await deps.db.query
    .selectFrom('audit')
    .select('id')
    .where('action', '=', 'invitation.planned')
    .execute()
  expect(planned).toHaveLength(1)
})

test('one that cannot be planned keeps nobody waiting', async () => {
  await welcomed(program, { patient: { time_zones: 'Mars/Olympus' } })
  await welcomed(program)
  const report = await tick(deps)
  expect(report.planned).toMatchObject({ invited: 1, failed: 1 })
  expect(program.logged.join()).toContain('plan.failed')
})

test('a step that fails is logged and holds up no other', async () => {
  await welcomed(program)
  await deps.db.commit([deps.db.query.updateTable('enrolment').set({ next_due_on: '2026-11-24' })])
  const broken: Deps = {
    ...deps,
    surveys: {
      ...deps.surveys,
      get languages(): never {
        throw new Error('no')
      },
    },
  }
  const report = await tick(broken)
  expect(report.planned).toBeNull()
  expect(report.sent).not.toBeNull()
  expect(program.logged.join()).toContain('"step":"plan"')
})

test('with nothing due a tick writes nothing, and reads every table that grows by index', async () => {
  await welcomed(program)
  await tick(deps)
  program.statements.length = 0
  await tick(deps)
  const statements = [...program.statements]
  expect(statements.length).toBeGreaterThan(4)
  expect(statements.filter((statement) => !statement.startsWith('select'))).toEqual([])
  for (const statement of statements) {
    const plain = statement.replaceAll('limit ?', 'limit 1').replaceAll('?', "''")
    const { rows } = await deps.db.query.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${plain}`),
    )
    // The settings are one row, and what is left to seal anew a few.
    const scans = rows.filter(
      ({ detail }) => /^SCAN (?!(?:program|reseal)\b)/.test(detail) && !/USING.*INDEX/.test(detail),
    )
    expect({ statement, scans }).toEqual({ statement, scans: [] })
  }
})
