// What ticks make of a changed schedule: whoever is due by it is asked, nobody twice, and nothing is asked by a broken one.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planInvitations } from '../../server/actions/plan-invitations.ts'
import { tick } from '../../server/actions/tick.ts'
import { SCHEDULE } from '../../server/core/outreach/schedule.ts'
import type { ScheduleSettings } from '../../server/core/outreach/schedule-rules.ts'
import { claimSchedule, readSchedule } from '../../server/db/schedule.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'
import { dueOn, invitations, live, welcomed } from './tick-setup.ts'

let carrier: ScriptedCarrier
let program: TestProgram
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
})
afterEach(() => program.close())

async function change(settings: Partial<ScheduleSettings>): Promise<void> {
  const { db, newId } = program.deps
  const { revision } = await readSchedule(db)
  await db.commit([claimSchedule(db, newId(), { settings, revision })])
}

const occasions = async () => (await invitations(program)).map(({ occasion }) => occasion)

/** Asked first on 24 November, and last in the fourth month. */
async function askedUntilMay(settings: Partial<ScheduleSettings>): Promise<void> {
  await change(settings)
  await welcomed(program, { enrolment: { enrolled_on: '2026-11-24' } })
  await tick(program.deps)
  for (const month of ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05']) {
    program.clock.set(`${month}-24T18:00:00.000Z`)
    await tick(program.deps)
  }
}

describe('a changed schedule', () => {
  test('asks in the next month a patient whom the old one had put half a year away', async () => {
    await askedUntilMay({ pulseEveryMonths: 6, trustEveryMonths: 6 })
    expect(await occasions()).toEqual(['baseline', 'milestone:6m'])
    expect(await dueOn(program)).toBe('2027-11-24')
    program.clock.set('2027-06-02T18:00:00.000Z')
    await change({})
    expect(await tick(program.deps)).toMatchObject({ followed: { followed: 1, more: false } })
    expect(await dueOn(program)).toBe('2027-06-24')
    program.clock.set('2027-06-24T18:00:00.000Z')
    await tick(program.deps)
    expect((await occasions()).at(-1)).toBe('pulse:2027-06')
  })

  test('leaves alone a month that was asked, also by the milestone that has moved away from it', async () => {
    await askedUntilMay({})
    const asked = await occasions()
    expect(asked.at(-1)).toBe('milestone:6m')
    await change({ milestoneMonth: 9, afterMonths: [1] })
    await live(program, 20, 'P1D')
    expect(await occasions()).toEqual(asked)
    await live(program, 110, 'P1D')
    expect((await occasions()).slice(asked.length)).toEqual([
      'pulse:2027-06',
      'pulse:2027-07',
      'pulse:2027-08',
      'pulse:2027-09',
    ])
  })

  test('wakes a patient for whom the old one had nothing left', async () => {
    await welcomed(program, { enrolment: { enrolled_on: '2026-11-24' } })
    await tick(program.deps)
    const { db } = program.deps
    await db.commit([db.query.updateTable('enrolment').set({ graduated_on: '2026-12-20' })])
    for (const day of ['2026-12-24', '2027-03-20', '2027-06-20', '2027-06-21']) {
      program.clock.set(`${day}T18:00:00.000Z`)
      await tick(program.deps)
    }
    expect(await occasions()).toEqual(['baseline', 'milestone:graduation', 'after:3m', 'after:6m'])
    expect(await dueOn(program)).toBeNull()
    await change({ afterMonths: [3, 6, 12] })
    await tick(program.deps)
    expect(await dueOn(program)).toBe('2027-12-20')
  })

  test('is followed a part at a time, and does not make whoever was due already wait', async () => {
    for (let count = 0; count < 905; count += 1)
      await program.addPatient({ enrolment: { next_due_on: count === 904 ? '2026-11-20' : '2027-02-12' } })
    const { db } = program.deps
    await db.commit([db.query.updateTable('patient').set({ language: 'ar' })])
    await change({ reminderDays: [5] })
    expect(await tick(program.deps)).toMatchObject({
      followed: { followed: 900, more: true },
      planned: { waiting: 900 },
      more: true,
    })
    // Five are left, and one of them was due: planned among the first, by the new schedule.
    expect(await tick(program.deps)).toMatchObject({ followed: { followed: 4, more: false } })
    expect(await tick(program.deps)).toMatchObject({ followed: { followed: 0 }, planned: { waiting: 0 } })
    const dates = await db.query
      .selectFrom('enrolment')
      .select(['next_due_on', 'schedule_revision'])
      .execute()
    expect(new Set(dates.map(({ next_due_on }) => next_due_on))).toEqual(new Set(['2026-12-24']))
    expect(dates.every(({ schedule_revision }) => schedule_revision === 1)).toBe(true)
  })

  test('finds whoever a slower process still planned by the old one', async () => {
    await welcomed(program)
    const old = await readSchedule(program.deps.db)
    await change({ pulseEveryMonths: 5, trustEveryMonths: 5, milestoneMonth: 5 })
    await planInvitations(program.deps, old)
    expect(await dueOn(program)).toBe('2027-01-12')
    await tick(program.deps)
    expect([await dueOn(program), await occasions()]).toEqual(['2027-04-12', ['baseline']])
  })
})

describe('a stored schedule', () => {
  const stored = async (schedule: string) => {
    const { db } = program.deps
    await db.commit([db.query.updateTable('program').set({ schedule })])
  }

  test('is what differs from the one that a program begins with', async () => {
    expect(await readSchedule(program.deps.db)).toEqual({ ...SCHEDULE, revision: 0 })
    await change({ answerWithinDays: 21, quietDays: ['2026-12-25'] })
    expect(await readSchedule(program.deps.db)).toEqual({
      ...SCHEDULE,
      answerWithinDays: 21,
      quietDays: ['2026-12-25'],
      revision: 1,
    })
  })

  test.for([
    ['{'],
    ['[]'],
    ['{"pulseEveryMonths":"1"}'],
    ['{"pulseEveryMonths":0}'],
    ['{"textsPerWeek":4}'],
    ['{"textsPerDay":2}'],
    ['{"reminderDays":[9,4]}'],
    ['{"quietDays":["2026-13-01"]}'],
  ])('%s is an error with a name: nobody is asked by it, and replies still leave', async ([schedule]) => {
    await welcomed(program)
    await stored(schedule!)
    await expect(readSchedule(program.deps.db)).rejects.toMatchObject({ name: 'BrokenSchedule' })
    const report = await tick(program.deps)
    expect(report).toMatchObject({ planned: null, reminded: null, sent: { accepted: 0 } })
    expect(await invitations(program)).toEqual([])
    expect(program.logged.join()).toContain('"step":"schedule","error":"BrokenSchedule"')
  })
})
