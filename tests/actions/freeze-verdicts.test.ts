// A month's verdicts are looked at once, when its last link has ended: frozen in one commit, whoever else tries and whatever comes later.
import { afterEach, describe, expect, test } from 'vitest'
import { freezeVerdicts } from '../../server/actions/freeze-verdicts.ts'
import { openPatient } from '../../server/actions/open-patient.ts'
import { readProgramFigures } from '../../server/actions/read-program.ts'
import { tick } from '../../server/actions/tick.ts'
import { SCHEDULE } from '../../server/core/outreach/schedule.ts'
import { insertAssignment } from '../../server/db/assignments.ts'
import type { Tables } from '../../server/db/tables.ts'
import { verdictMembers } from '../../server/db/verdict-windows.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { PULSE_FACTS } from '../support/invite.ts'
import { addMonth, addPatients, type HistoryMonth } from '../support/program-history.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
afterEach(() => program.close())

/** The first day on which nobody can answer for October any more. */
const DECEMBER = '2026-12-01T18:00:00.000Z'
const SHARING = { sharing: 1, sharing_since: '2026-01-12T18:00:00.000Z' } as const

const freeze = () => freezeVerdicts(program.deps, SCHEDULE)
const rows = <T extends keyof Tables>(table: T) =>
  program.deps.db.query
    .selectFrom(table as never)
    .selectAll()
    .execute() as Promise<Tables[T][]>
const frozen = async () => [await rows('verdict_window'), await rows('verdict_member')]
const course = async () =>
  (await rows('verdict_window')).map(
    ({ from_month, to_month, state }) => `${from_month} ${to_month} ${state}`,
  )

/** So many patients answer in that month; the first half of them says yes. */
async function month(
  month: string,
  people: number,
  more: Partial<HistoryMonth> = {},
  caseManagerId?: string,
) {
  const patients = await addPatients(program, people, {
    patient: SHARING,
    ...(caseManagerId ? { caseManagerId } : {}),
  })
  const verdicts = patients.map((_, place) => (place < people / 2 ? 1 : 3))
  const all = { month, invited: people, started: people, completed: people, verdicts }
  await addMonth(program, patients, { ...all, ...more })
  return patients
}

const change = (table: keyof Tables, values: Record<string, unknown>) =>
  program.deps.db.commit([program.deps.db.query.updateTable(table).set(values as never)])

describe.for(DATABASES)('on $name', ({ name, open }) => {
  test('the month is frozen once, with its members and its audit row, however many try at once', async () => {
    program = await openTestProgram({ database: { name, open } })
    const [reader, printer] = [await program.addStaff('Marisol Vega'), await program.addStaff('Pat Printer')]
    await month('2026-10', 14, { withheld: 12 }, reader)
    await month('2026-10', 4, { makers: printer, day: 12 })
    expect(await freeze()).toEqual({ frozen: 0, more: false })
    program.clock.set(DECEMBER)
    const tries = await Promise.all([1, 2, 3, 4].map(freeze))
    expect(tries.map((report) => report.frozen).sort()).toEqual([0, 0, 0, 1])
    const [window] = await rows('verdict_window')
    expect(window).toMatchObject({
      from_month: '2026-10',
      to_month: '2026-10',
      state: 'published',
      waits_for: null,
      n_low: 11,
      n_high: 19,
      value: 55_000,
      frozen_at: DECEMBER,
    })
    const members = await verdictMembers(program.deps.db, window?.id ?? '')
    expect(members).toHaveLength(18)
    expect(members.filter(({ readers }) => readers.includes(reader))).toHaveLength(2)
    expect(members.filter(({ makers }) => makers.includes(printer))).toHaveLength(4)
    const audits = (await rows('audit')).filter(({ action }) => action === 'verdicts.frozen')
    expect(audits.map(({ detail }) => detail)).toEqual([
      '{"state":"published","from":"2026-10","to":"2026-10"}',
    ])
  })

  test('ten kept from the one who reads all others are not told; what waited joins the next month', async () => {
    program = await openTestProgram({ database: { name, open }, startsAt: DECEMBER })
    const reader = await program.addStaff('Marisol Vega')
    await month('2026-10', 12, { withheld: 10 }, reader)
    const tries = await Promise.all([1, 2, 3, 4].map(freeze))
    expect(tries.map((report) => report.frozen).sort()).toEqual([0, 0, 0, 1])
    expect(await course()).toEqual(['2026-10 2026-10 held'])
    expect(await rows('verdict_member')).toEqual([])
    await month('2026-11', 1, { withheld: 1 }, reader)
    program.clock.set('2027-01-01T18:00:00.000Z')
    await freeze()
    expect(await course()).toEqual(['2026-10 2026-10 held', '2026-10 2026-11 published'])
    expect(await rows('verdict_member')).toHaveLength(13)
  })

  test('a later case manager does not read what the sum was proven without; whoever could before still does', async () => {
    program = await openTestProgram({ database: { name, open }, startsAt: DECEMBER })
    const [before, after] = [await program.addStaff('Marisol Vega'), await program.addStaff('Theo Brandt')]
    const [who] = await month('2026-10', 1, {}, before)
    await month('2026-10', 11)
    await freeze()
    expect(await course()).toEqual(['2026-10 2026-10 published'])
    const { patientId, enrolmentId } = who!
    const { deps } = program
    const verdictsReadBy = async (staffId: string) =>
      JSON.stringify((await openPatient(deps, staffId, patientId)).events).match(/"Y1"/g)?.length ?? 0
    expect(await verdictsReadBy(before)).toBe(1)
    const link = { id: deps.newId(), enrolment_id: enrolmentId, patient_id: patientId, staff_id: after }
    await deps.db.commit([insertAssignment(deps.db, { ...link, from_on: '2026-11-30', to_on: null })])
    expect(await verdictsReadBy(after)).toBe(0)
    expect(await verdictsReadBy(before)).toBe(1)
  })
})

describe('what is counted', () => {
  const members = async () => (await rows('verdict_member')).length

  test('calendar asks of pulses alone: not whoever was close, no milestone, nothing of another month', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    await month('2026-10', 11)
    // By the day the question was due: what came in November is one of October's.
    await change('answer', { month: '2026-11', at: '2026-11-02T18:00:00.000Z' })
    const close = JSON.stringify({ ...PULSE_FACTS, verdictDue: 0 })
    const added = await month('2026-10', 9, { day: 12 })
    const milestone = await month('2026-10', 9, { day: 13 })
    const { db } = program.deps
    const of = (patients: readonly { patientId: string }[]) => patients.map(({ patientId }) => patientId)
    await db.commit([
      db.query.updateTable('invitation').set({ facts: close }).where('patient_id', 'in', of(added)),
      db.query
        .updateTable('invitation')
        .set({ survey_id: 'milestone' })
        .where('patient_id', 'in', of(milestone)),
    ])
    await month('2026-11', 9)
    await freeze()
    expect(await members()).toBe(11)
    expect((await course())[0]).toBe('2026-10 2026-10 published')
  })

  test('each person once, by their latest verdict', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    const patients = await month('2026-10', 12)
    const again = { invited: 12, started: 12, completed: 12, verdicts: patients.map(() => 1) }
    await addMonth(program, patients, { month: '2026-10', day: 20, ...again })
    await addMonth(program, patients, {
      month: '2026-10',
      day: 25,
      ...again,
      verdicts: patients.map(() => 9),
    })
    await freeze()
    expect(await members()).toBe(12)
    expect((await rows('verdict_window'))[0]).toMatchObject({ value: 70_000, open_end: 'high', n_low: 11 })
  })

  test('a row made by whoever sat beside is theirs', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    const helper = await program.addStaff('Hanna Helper')
    await month('2026-10', 30)
    await change('response', { helped_kind: 'staff', helped_staff_id: helper })
    await freeze()
    expect(await rows('verdict_window')).toMatchObject([{ state: 'held', waits_for: 'maker' }])
  })
})

describe('when', () => {
  test('the last link really made has ended, a letter’s too, and no sooner than the schedule’s longest', async () => {
    program = await openTestProgram()
    await month('2026-10', 12)
    program.clock.set('2026-11-28T18:00:00.000Z')
    expect((await freeze()).frozen).toBe(0)
    program.clock.set(DECEMBER)
    await change('invitation', { expires_at: '2026-12-09T18:00:00.000Z' })
    expect((await freeze()).frozen).toBe(0)
    program.clock.set('2026-12-09T18:00:00.000Z')
    expect((await freeze()).frozen).toBe(1)
  })

  test('what was begun has been ended first; one that cannot be ended holds the others up for a week', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    await month('2026-10', 12, { completed: 11, day: 31 })
    await change('invitation', { expires_at: '2026-11-28T18:00:00.000Z' })
    expect((await freeze()).frozen).toBe(0)
    program.clock.set('2026-12-05T18:00:00.000Z')
    expect((await freeze()).frozen).toBe(1)
  })

  test('months from before are caught up with a few at a time, and a second run changes nothing', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    for (const each of ['2026-03', '2026-04', '2026-06', '2026-07', '2026-10'])
      await month(each, each === '2026-04' ? 3 : 12)
    expect(await freeze()).toEqual({ frozen: 3, more: true })
    expect(await freeze()).toEqual({ frozen: 3, more: true })
    expect(await freeze()).toEqual({ frozen: 2, more: false })
    expect(await course()).toEqual([
      '2026-03 2026-03 published',
      '2026-04 2026-04 held',
      '2026-04 2026-05 held',
      '2026-04 2026-06 published',
      '2026-07 2026-07 published',
      '2026-08 2026-08 held',
      '2026-08 2026-09 held',
      '2026-08 2026-10 published',
    ])
    const before = await frozen()
    expect(await freeze()).toEqual({ frozen: 0, more: false })
    expect(await frozen()).toEqual(before)
  })

  test('a tick does it, and with nothing to freeze it reads two rows', async () => {
    program = await openTestProgram({ startsAt: DECEMBER, database: SQLITE })
    await month('2026-10', 12)
    expect((await tick(program.deps)).verdicts).toEqual({ frozen: 1, more: false })
    program.statements.length = 0
    await freeze()
    expect(program.statements).toHaveLength(2)
  })
})

test('what comes later moves nothing that is frozen: an answer, a deletion, sharing switched on or off, a new case manager', async () => {
  program = await openTestProgram({ startsAt: DECEMBER })
  const reader = await program.addStaff('Marisol Vega')
  const patients = await month('2026-10', 24, { withheld: 12 }, reader)
  await freeze()
  const [before, shown] = [await frozen(), (await readProgramFigures(program.deps)).verdicts]
  expect(shown).toMatchObject([{ state: 'published', figure: { value: 50 } }])
  await month('2026-10', 15, { day: 30, verdicts: Array.from({ length: 15 }, () => 1) })
  await change('answer', { shared: 1, value: 1, value_sealed: null })
  await change('patient', { sharing: 0 })
  await change('assignment', { to_on: '2026-11-01' })
  await program.deps.db.commit([
    program.deps.db.query.deleteFrom('answer').where('patient_id', '=', patients[0]!.patientId),
    program.deps.db.query.deleteFrom('response').where('patient_id', '=', patients[0]!.patientId),
  ])
  expect(await freeze()).toEqual({ frozen: 0, more: false })
  program.clock.set('2027-01-04T18:00:00.000Z')
  await freeze()
  const [windows, members] = await frozen()
  expect([windows?.slice(0, 1), members]).toEqual(before)
  const after = (await readProgramFigures(program.deps)).verdicts
  expect(after[0]).toEqual(shown[0])
  // The fifteen came too late: they are in no window.
  expect(after[1]).toMatchObject({ from: '2026-11', state: 'held', waitsFor: 'some' })
})
