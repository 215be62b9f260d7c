// A patient graduates, is asked about the end and the months after it, and comes back: tick by tick.
import { expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import { openedFacts } from '../support/invite.ts'
import { openTestProgram } from '../support/program.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'
import { dueOn, invitations, welcomed } from './tick-setup.ts'

test('from graduation on: a milestone, then a survey after three months, and none once they are back', async () => {
  const program = await openTestProgram({ sms: scriptedCarrier() })
  const { deps, clock } = program
  const dana = await program.addStaff('Dana Whitfield')
  const { patientId, enrolmentId } = await welcomed(program, { caseManagerId: dana })
  const on = async (day: string) => {
    clock.set(`${day}T18:00:00.000Z`)
    await tick(deps)
    return (await invitations(program)).map(({ occasion }) => occasion)
  }
  expect(await on('2026-11-24')).toEqual(['baseline'])
  await deps.db.commit([
    deps.db.query
      .updateTable('enrolment')
      .set({ graduated_on: '2027-01-20', next_due_on: '2027-01-12' })
      .where('id', '=', enrolmentId),
    deps.db.query.updateTable('assignment').set({ to_on: '2027-01-20' }),
  ])
  expect(await on('2027-01-12')).toEqual(['baseline'])
  expect(await dueOn(program)).toBe('2027-01-20')
  expect(await on('2027-01-20')).toEqual(['baseline', 'milestone:graduation'])
  expect(await dueOn(program)).toBe('2027-04-20')
  expect(await on('2027-04-20')).toEqual(['baseline', 'milestone:graduation', 'after:3m'])
  const [, graduation, after] = await invitations(program)
  expect(graduation).toMatchObject({ survey_id: 'milestone', about_staff_id: dana })
  expect(after).toMatchObject({ survey_id: 'after', about_staff_id: dana })
  expect(await openedFacts(deps, after!)).toMatchObject({ trust: 1, pulse: 0, unnamed: 0, left: 1 })
  expect(await dueOn(program)).toBe('2027-07-20')
  await deps.db.commit([
    deps.db.query.insertInto('enrolment').values({
      id: deps.newId(),
      patient_id: patientId,
      enrolled_on: '2027-06-01',
      graduated_on: null,
      rotation: 0,
      next_due_on: null,
      created_at: deps.now(),
    }),
  ])
  expect(await on('2027-07-20')).toHaveLength(3)
  const first = deps.db.query.selectFrom('enrolment').select('next_due_on').where('id', '=', enrolmentId)
  expect(await first.executeTakeFirst()).toEqual({ next_due_on: null })
  await program.close()
})
