// Whom the ticks of a season text, and when: each in their own hours, month by month, and nobody who may not be asked.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import type { Deps } from '../../server/deps.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'
import { dueOn, invitations, live, texts, welcomed } from './tick-setup.ts'

let carrier: ScriptedCarrier
let program: TestProgram
let deps: Deps
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
  deps = program.deps
})
afterEach(() => program.close())

test('what is due at night waits for nine in the morning there, and its time to answer counts from then', async () => {
  program.clock.set('2026-11-25T06:30:00.000Z')
  await welcomed(program)
  await tick(deps)
  expect(carrier.handed).toHaveLength(0)
  program.clock.set('2026-11-25T12:30:00.000Z')
  await tick(deps)
  const [invitation] = await invitations(program)
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
  await live(program, 24 * 48, 'PT63M')
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
  const { patientId, enrolmentId } = await welcomed(program, { caseManagerId: dana })
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
  expect(await dueOn(program)).toBe('2027-01-12')
  program.clock.set('2027-01-12T18:00:00.000Z')
  await tick(deps)
  const [baseline, pulse] = await invitations(program)
  expect(baseline).toMatchObject({ about_staff_id: dana, about_team_id: team, goal_id: null })
  expect(pulse).toMatchObject({
    occasion: 'pulse:2027-01',
    survey_id: 'pulse',
    about_staff_id: dana,
    about_team_id: team,
    goal_id: goalId,
  })
  expect(JSON.parse(pulse!.facts)).toMatchObject({ pulse: 1, hasGoal: 1, unnamed: 0 })
  expect(await dueOn(program)).toBe('2027-02-12')
})

test.for([
  ['a patient who speaks what no survey does', { patient: { language: 'hmn' } }, '2026-12-24'],
  ['a patient who has graduated', { enrolment: { graduated_on: '2026-11-01' } }, null],
  ['a patient in a pause', { patient: { paused_until: '2026-12-15' } }, '2026-12-15'],
] as const)('%s is not asked, and looked at again on another day', async ([, more, next]) => {
  await welcomed(program, more)
  await tick(deps)
  expect([await invitations(program), await texts(program)]).toEqual([[], []])
  expect(await dueOn(program)).toBe(next)
})

test.for(['stopped', 'paused'] as const)(
  'a phone that is %s gets no invitation, and its people no letter',
  async (state) => {
    const { contactId } = await welcomed(program)
    await deps.db.commit([deps.db.query.updateTable('contact').set({ state }).where('id', '=', contactId)])
    await tick(deps)
    expect([await invitations(program), await texts(program)]).toEqual([[], []])
  },
)

test('two patients who share a phone: one welcome, and their questions on different days', async () => {
  const first = await program.addPatient()
  await program.addPatient({ patient: { contact_id: first.contactId } })
  await live(program, 24 * 4)
  expect(carrier.handed.map(({ body }) => body.slice(0, 20))).toEqual([
    'Orchard: Thanks for ',
    'Orchard: a few short',
    'Orchard: a few short',
  ])
})
