// A call that is owed, from asking to closing, on every database: one winner of two, its tries, and the counts.
import { expect, test } from 'vitest'
import { askForPerson } from '../../server/actions/ask-for-person.ts'
import { closeFollowUp } from '../../server/actions/close-follow-up.ts'
import { readCallsWaiting } from '../../server/actions/count-calls-waiting.ts'
import { handFollowUp } from '../../server/actions/hand-follow-up.ts'
import { noteAttempt } from '../../server/actions/note-attempt.ts'
import { openFollowUp } from '../../server/actions/open-follow-up.ts'
import { openFollowUps } from '../../server/actions/open-follow-ups.ts'
import { sayOnDuty } from '../../server/actions/set-on-duty.ts'
import { takeFollowUp } from '../../server/actions/take-follow-up.ts'
import { insertUser } from '../../server/db/accounts.ts'
import { countCallsOfNobody } from '../../server/db/follow-up-count.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

async function addLead({ deps, addStaff }: TestProgram, name: string): Promise<string> {
  const staffId = await addStaff(name)
  const account = { userId: deps.newId(), staffId, email: name, role: 'lead', at: deps.now() } as const
  await deps.db.commit([insertUser(deps.db, account)])
  return staffId
}

test.for(DATABASES)('on $name', async (database) => {
  const program = await openTestProgram({ database })
  const { deps, clock } = program
  const [priya, rosa] = [await addLead(program, 'Priya Nair'), await addLead(program, 'Rosa Delgado')]
  const concerned = await addLead(program, 'Lee Chan')
  const { patientId } = await program.addPatient({ name: 'Odessa Greene', caseManagerId: concerned })
  await askForPerson(deps, { patientId, aboutStaffId: null, kind: 'crisis', words: 'CANARY' })
  await sayOnDuty(deps, priya, { who: priya, until: '' })
  expect([
    await readCallsWaiting(deps, priya),
    await readCallsWaiting(deps, rosa),
    await readCallsWaiting(deps, concerned),
  ]).toEqual([
    { late: 0, danger: 1 },
    { late: 0, danger: 0 },
    { late: 0, danger: 0 },
  ])
  clock.advance('PT30M')
  expect([await readCallsWaiting(deps, rosa), await readCallsWaiting(deps, concerned)]).toEqual([
    { late: 1, danger: 0 },
    { late: 0, danger: 0 },
  ])

  const { waiting, duty } = await openFollowUps(deps, rosa)
  expect([waiting.length, duty.now?.name]).toEqual([1, 'Priya Nair'])
  const id = waiting[0]?.id ?? ''
  const step = (staffId: string) => ({ staffId, id, seen: null })
  const races = [priya, rosa, priya, rosa].map((staffId) => takeFollowUp(deps, step(staffId)))
  const won = await Promise.all(races)
  expect(won.toSorted()).toEqual([null, 'overtaken', 'overtaken', 'overtaken'].toSorted())
  const [owner, other] = won[0] === null || won[2] === null ? [priya, rosa] : [rosa, priya]
  expect(await noteAttempt(deps, step(owner), 'left_message')).toBeNull()
  expect(await handFollowUp(deps, step(owner), concerned)).toBe('concerned')
  expect(await handFollowUp(deps, step(owner), other)).toBeNull()
  const page = await openFollowUp(deps, other, id)
  expect([page.forOwner?.words, page.forOwner?.leads.length, page.call.attempts.length]).toEqual([
    'CANARY',
    1,
    1,
  ])
  expect(await countCallsOfNobody(deps.db, rosa)).toBe(0)
  expect(await closeFollowUp(deps, step(other), { outcome: 'not_reached', wish: '' })).toBeNull()
  const done = await openFollowUps(deps, rosa)
  expect([done.waiting.length, done.done.map(({ outcome }) => outcome)]).toEqual([0, ['not_reached']])
  const rows = await deps.db.query.selectFrom('audit').select('action').where('subject_id', '=', id).execute()
  expect(rows.map(({ action }) => action).filter((action) => action === 'follow_up.taken')).toHaveLength(1)
  await program.close()
})
