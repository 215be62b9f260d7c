// A rehearsed month is the month that ticks then make, and rehearsing leaves no trace.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rehearseMonth } from '../../server/actions/rehearse.ts'
import { rehearseCommand } from '../../server/cli/rehearse.ts'
import { localDate } from '../../server/core/outreach/window.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'
import { invitations, live, texts, welcomed } from './tick-setup.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram({ sms: scriptedCarrier() })
})
afterEach(() => program.close())

const said = async (...args: string[]) => {
  const lines: string[] = []
  const code = await rehearseCommand(program.deps, args, (line) => lines.push(line))
  return { code, lines }
}

/** Patients of every kind: new, welcomed, in another zone, sharing a phone, graduating, and those no text reaches. */
async function manyKinds(): Promise<void> {
  const { db } = program.deps
  await program.addPatient({ enrolment: { enrolled_on: '2026-01-20' } })
  await program.addPatient({
    patient: { language: 'es', time_zones: 'America/New_York' },
    enrolment: { enrolled_on: '2026-02-19' },
  })
  await welcomed(program, { patient: { time_zones: 'Pacific/Honolulu' } })
  await welcomed(program, { enrolment: { enrolled_on: '2026-06-18' } })
  await welcomed(program, { enrolment: { graduated_on: '2026-12-10' } })
  const { contactId } = await welcomed(program)
  const sharing = await welcomed(program)
  await db.commit([
    db.query.updateTable('patient').set({ contact_id: contactId }).where('id', '=', sharing.patientId),
  ])
  await welcomed(program, { patient: { paused_until: '2026-12-20' } })
  await program.addPatient({ patient: { paused_until: '2027-03-01' } })
  await program.addPatient({ patient: { consented_at: null }, enrolment: { enrolled_on: '2026-12-05' } })
  await program.addPatient({ patient: { language: 'ar' } })
  const stopped = await program.addPatient()
  await db.commit([
    db.query.updateTable('contact').set({ state: 'stopped' }).where('id', '=', stopped.contactId),
  ])
}

test('it says what the ticks then do, text by text and day by day', async () => {
  await manyKinds()
  const rehearsed = await rehearseMonth(program.deps, '2026-12')
  const zones = new Map(
    (await program.deps.db.query.selectFrom('patient').select(['id', 'time_zones']).execute()).map(
      ({ id, time_zones }) => [id, time_zones.split(' ')],
    ),
  )
  await live(program, 24 * 39)
  const left = (await texts(program)).flatMap(({ template, patient_id, attempted_at }) => {
    const on = attempted_at === null ? '' : localDate(attempted_at, zones.get(patient_id ?? '')!)
    return on.startsWith('2026-12') ? [{ template, on }] : []
  })
  const counted = (template: string) => left.filter((text) => text.template === template).length
  expect(rehearsed.texts).toEqual({
    welcome: counted('welcome'),
    open: counted('open'),
    remind: counted('remind'),
  })
  expect(rehearsed.texts.open).toBeGreaterThanOrEqual(5)
  expect(rehearsed.texts.remind).toBeGreaterThan(10)
  const days = Map.groupBy(left, ({ on }) => on)
  expect(rehearsed.days).toEqual(
    [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, { length }]) => ({ on, texts: length })),
  )
  const made = (await invitations(program)).filter(({ due_at, patient_id }) =>
    localDate(due_at, zones.get(patient_id)!).startsWith('2026-12'),
  )
  expect(rehearsed.asked.reduce((sum, { patients }) => sum + patients, 0)).toBe(made.length)
  expect(rehearsed.segments).toBe(left.length)
  expect(rehearsed.waited.ceiling).toBeGreaterThan(0)
})

test('it names why no text reaches somebody, and how many of them a letter would', async () => {
  await manyKinds()
  const { unreached } = await rehearseMonth(program.deps, '2026-12')
  const told = Object.fromEntries(
    unreached.map(({ reason, patientIds, byLetter }) => [reason, [patientIds.length, byLetter]]),
  )
  expect(told).toEqual({ no_language: [1, 0], no_consent: [1, 1], stopped: [1, 0], paused: [1, 0] })
})

test('rehearsing writes nothing, sends nothing, and prints nobody', async () => {
  await manyKinds()
  const { deps, statements } = program
  const tables = ['patient', 'contact', 'enrolment', 'invitation', 'outbox', 'audit', 'program'] as const
  const all = async () =>
    JSON.stringify(
      await Promise.all(tables.map((table) => deps.db.query.selectFrom(table).selectAll().execute())),
    )
  const before = await all()
  statements.length = 0
  const { code, lines } = await said('--month', '2026-12', '--price', '0.01')
  expect(statements.length).toBeGreaterThan(3)
  expect(statements.filter((sql) => !sql.startsWith('select'))).toEqual([])
  expect(await all()).toBe(before)
  expect(code).toBe(0)
  expect(lines.join('\n')).toMatch(/\d+ segments, \$0\.\d\d/)
  expect(lines.join('\n')).not.toMatch(/Renee|\+1|019aaaaa/)
})

test.for([
  [[]],
  [['--month', '2026-13']],
  [['--month', '2026-12', '--price', 'much']],
  [['--month', '2026-12', '--send']],
  [['--month', '2026-10']],
  [['--month', '2027-12']],
] as const)('%j is refused in a sentence', async ([args]) => {
  const { code, lines } = await said(...args)
  expect(code).toBe(1)
  expect(lines).toHaveLength(1)
})
