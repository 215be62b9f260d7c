// What a tick does for a patient over the weeks: welcome, baseline, pulses, each once and in the patient's own hours.
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import { countSegments } from '../../server/core/sms/gsm.ts'
import type { Deps } from '../../server/deps.ts'
import { hashToken } from '../../server/sealing.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'

let carrier: ScriptedCarrier
let program: TestProgram
let deps: Deps
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
  deps = program.deps
})
afterEach(() => program.close())

const invitations = () => deps.db.query.selectFrom('invitation').selectAll().orderBy('created_at').execute()
const texts = () => deps.db.query.selectFrom('outbox').selectAll().orderBy('created_at').execute()
const dueOn = async () =>
  (await deps.db.query.selectFrom('enrolment').select('next_due_on').executeTakeFirstOrThrow()).next_due_on

/** Ticks from now on, each hour or as often as `every` says. */
async function live(ticks: number, every = 'PT1H'): Promise<void> {
  for (let count = 0; count < ticks; count += 1) {
    await tick(deps)
    program.clock.advance(every)
  }
}

const welcomed = async (more: NewPatient = {}) => {
  const patient = await program.addPatient(more)
  await deps.db.commit([
    deps.db.query
      .updateTable('contact')
      .set({ welcomed_at: '2026-01-12T18:00:00.000Z' })
      .where('id', '=', patient.contactId),
  ])
  return patient
}

test('the welcome goes first, alone, and the first questions no sooner than a day later', async () => {
  await program.addPatient()
  const report = await tick(deps)
  expect(report.planned).toEqual({ invited: 0, welcomed: 1, waiting: 0, failed: 0 })
  expect(carrier.handed).toHaveLength(1)
  expect(carrier.handed[0]!.body).toMatch(/^Orchard: Thanks for saying OK/)
  expect(await invitations()).toHaveLength(0)
  await live(23)
  expect(carrier.handed).toHaveLength(1)
  await live(2)
  expect(carrier.handed).toHaveLength(2)
  expect(carrier.handed[1]!.body).toMatch(/^Orchard: a few short questions/)
})

test('an invitation’s link opens it, and is kept only as a hash', async () => {
  await welcomed()
  await tick(deps)
  const [invitation] = await invitations()
  const token = /\/s\/([\w-]{22}) /.exec(carrier.handed[0]!.body)?.[1] ?? ''
  expect(await hashToken(token)).toBe(invitation!.token_hash)
  expect(JSON.stringify([await texts(), program.logged])).not.toContain(token)
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
  await live(26)
  expect(carrier.handed).toHaveLength(4)
  for (const { body } of carrier.handed)
    expect(countSegments(body)).toMatchObject({ encoding: 'GSM-7', segments: 1 })
})

test('a second tick at once, or two at the same time, plan and send nothing twice', async () => {
  await welcomed()
  await program.addPatient()
  await Promise.all([tick(deps), tick(deps)])
  await tick(deps)
  expect(carrier.handed).toHaveLength(2)
  expect(await invitations()).toHaveLength(1)
  const planned = await deps.db.query
    .selectFrom('audit')
    .select('id')
    .where('action', '=', 'invitation.planned')
    .execute()
  expect(planned).toHaveLength(1)
})

test('what is due at night waits for nine in the morning there, and its time to answer counts from then', async () => {
  program.clock.set('2026-11-25T06:30:00.000Z')
  await welcomed()
  await tick(deps)
  expect(carrier.handed).toHaveLength(0)
  program.clock.set('2026-11-25T12:30:00.000Z')
  await tick(deps)
  const [invitation] = await invitations()
  expect(invitation).toMatchObject({
    state: 'planned',
    due_at: '2026-11-25T17:00:00.000Z',
    expires_at: '2026-12-09T17:00:00.000Z',
  })
  program.clock.set('2026-11-25T16:59:59.000Z')
  await tick(deps)
  expect(carrier.handed).toHaveLength(0)
  program.clock.set('2026-11-25T17:00:00.000Z')
  await tick(deps)
  expect(carrier.handed).toHaveLength(1)
  expect(carrier.handed[0]!.validitySeconds).toBe(36_000)
})

test('a whole autumn, ticked day and night: no text outside the hours of the patient’s zones, at most one a day', async () => {
  program.clock.set('2026-10-28T05:00:00.000Z')
  const zones = [
    'America/New_York',
    'America/Chicago America/Denver',
    'Pacific/Honolulu',
    'Pacific/Guam',
    'America/Adak',
  ]
  for (const time_zones of zones) await program.addPatient({ patient: { time_zones } })
  const sent: { at: string; to: string }[] = []
  carrier.meanwhile = async ({ to }) => void sent.push({ at: deps.now(), to })
  const numbers = new Map<string, string[]>()
  zones.forEach((list, index) => numbers.set(`+1925555${1001 + index}`, list.split(' ')))
  await live(24 * 48, 'PT63M')
  expect(sent.length).toBeGreaterThanOrEqual(zones.length * 3)
  for (const { at, to } of sent) {
    for (const timeZone of numbers.get(to)!) {
      const local = new Intl.DateTimeFormat('en-US', {
        timeZone,
        weekday: 'short',
        hour: 'numeric',
        hourCycle: 'h23',
      }).formatToParts(new Date(at))
      const part = (type: string) => local.find((one) => one.type === type)!.value
      expect(Number(part('hour'))).toBeGreaterThanOrEqual(part('weekday') === 'Sun' ? 12 : 9)
      expect(Number(part('hour'))).toBeLessThan(20)
    }
    const sameDay = sent.filter(
      (other) => other.to === to && Math.abs(Date.parse(other.at) - Date.parse(at)) < 86_400_000,
    )
    expect(sameDay).toHaveLength(1)
  }
})

test('pulses follow month by month, about the goal and the case manager of then', async () => {
  const team = await program.addTeam('Harbor')
  const dana = await program.addStaff('Dana Whitfield', { team_id: team })
  const { patientId, enrolmentId } = await welcomed({ caseManagerId: dana })
  await tick(deps)
  const goalId = deps.newId()
  await deps.db.commit([
    deps.db.query.insertInto('goal').values({
      id: goalId,
      thread_id: goalId,
      version: 1,
      patient_id: patientId,
      enrolment_id: enrolmentId,
      words_sealed: 'x',
      nickname_sealed: null,
      weight: null,
      language: 'en',
      shared: 1,
      set_at: deps.now(),
      ended_at: null,
    }),
  ])
  expect(await dueOn()).toBe('2027-01-12')
  program.clock.set('2027-01-12T18:00:00.000Z')
  await tick(deps)
  const [baseline, pulse] = await invitations()
  expect(baseline).toMatchObject({ about_staff_id: dana, about_team_id: team, goal_id: null })
  expect(pulse).toMatchObject({
    occasion: 'pulse:2027-01',
    survey_id: 'pulse',
    about_staff_id: dana,
    about_team_id: team,
    goal_id: goalId,
  })
  expect(JSON.parse(pulse!.facts)).toMatchObject({ pulse: 1, verdictDue: 1, hasGoal: 1, unnamed: 0 })
  expect(await dueOn()).toBe('2027-02-12')
})

test.for([
  ['a patient without consent', { patient: { consented_at: null } }, '2026-12-01'],
  ['a patient who speaks what no survey does', { patient: { language: 'hmn' } }, '2026-12-24'],
  ['a patient who has graduated', { enrolment: { graduated_on: '2026-11-01' } }, null],
  ['a patient in a pause', { patient: { paused_until: '2026-12-15' } }, '2026-12-15'],
  ['a patient without a phone', { patient: { contact_id: null } }, '2026-12-01'],
] as const)('%s is not asked, and looked at again on another day', async ([, more, next]) => {
  await welcomed(more)
  await tick(deps)
  expect([await invitations(), await texts()]).toEqual([[], []])
  expect(await dueOn()).toBe(next)
})

test.for(['stopped', 'paused', 'unlinked', 'dead'] as const)(
  'a phone that is %s gets no invitation',
  async (state) => {
    const { contactId } = await welcomed()
    await deps.db.commit([deps.db.query.updateTable('contact').set({ state }).where('id', '=', contactId)])
    await tick(deps)
    expect([await invitations(), await texts()]).toEqual([[], []])
  },
)

test('two patients who share a phone: one welcome, and their questions on different days', async () => {
  const first = await program.addPatient()
  await program.addPatient({ patient: { contact_id: first.contactId } })
  await live(24 * 4)
  expect(carrier.handed.map(({ body }) => body.slice(0, 20))).toEqual([
    'Orchard: Thanks for ',
    'Orchard: a few short',
    'Orchard: a few short',
  ])
})

test('one that cannot be planned keeps nobody waiting', async () => {
  await welcomed({ patient: { time_zones: 'Mars/Olympus' } })
  await welcomed()
  const report = await tick(deps)
  expect(report.planned).toMatchObject({ invited: 1, failed: 1 })
  expect(program.logged.join()).toContain('plan.failed')
})

test('a step that fails is logged and holds up no other', async () => {
  await welcomed()
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
  await welcomed()
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
    // The settings are one row.
    const scans = rows.filter(
      ({ detail }) => /^SCAN (?!program\b)/.test(detail) && !/USING.*INDEX/.test(detail),
    )
    expect({ statement, scans }).toEqual({ statement, scans: [] })
  }
})
