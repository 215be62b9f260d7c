// A milestone that is answered to its end: what stands open, what is sealed, and what the goal becomes.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import type { Answers } from '../../server/core/question.ts'
import { insertGoal } from '../../server/db/goals.ts'
import milestone from '../../surveys/milestone/examples.json' with { type: 'json' }
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
beforeEach(async () => void (program = await openTestProgram()))
afterEach(() => program.close())

const rows = (table: 'answer' | 'goal' | 'sealed_answer' | 'score') =>
  program.deps.db.query
    .selectFrom(table as 'goal')
    .selectAll()
    .execute() as unknown as Promise<Record<string, unknown>[]>

test('keeps open answers and no score, what is private in its sealed part alone, and gives the goal its new words', async () => {
  const { deps } = program
  const dana = await program.addStaff('Dana Whitfield')
  const who = await program.addPatient({ caseManagerId: dana, patient: { sharing: 1 } })
  await deps.db.commit([
    insertGoal(deps.db, {
      id: 'g',
      thread_id: 'g',
      version: 1,
      patient_id: who.patientId,
      enrolment_id: who.enrolmentId,
      words_sealed: await deps.sealer.seal('goal', 'words_sealed', 'g', 'A door that locks'),
      nickname_sealed: null,
      weight: 2,
      language: 'en',
      shared: 1,
      set_at: '2026-01-12T18:00:00.000Z',
      ended_at: null,
    }),
  ])
  const facts = { ...TRUST_FACTS, pulse: 0 }
  const more = { occasion: 'milestone:6m', about_staff_id: dana, goal_id: 'g' }
  const { id } = await invite(deps, who, 'milestone', facts, more)
  const sitting = (await readSitting(deps, id))!
  const { questions } = sitting.interview
  const sealed = questions.filter(({ readers }) => readers === 'sealed').map((question) => question.id)
  expect(sealed).toEqual(expect.arrayContaining(['T1', 'T8', 'T9', 'T10', 'T11', 'Y6', 'C1', 'I3']))
  const answers = { ...milestone[0]!.answers, Y5: 'A home, not only a door' } as unknown as Answers
  const isPrivate = (item: string) => sealed.includes(item)
  const of = (which: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([item]) => isPrivate(item) === which))
  const how = { mode: 'page', complete: true } as const
  const ended = await saveAnswers(deps, sitting, { ...how, answers: of(false), revision: 0 })
  expect([ended.invitation.state, ended.stage]).toEqual(['completed', 'private'])
  const done = await saveAnswers(deps, ended, { ...how, answers: of(true), revision: ended.revision })
  expect(done.stage).toBe('done')

  expect((await rows('answer')).find(({ item }) => item === 'Y1')).toMatchObject({
    value: 2,
    goal_id: 'g',
    shared: 1,
  })
  expect(await rows('score')).toEqual([])
  const goals = await rows('goal')
  expect(goals.map(({ thread_id, version, ended_at }) => [thread_id, version, ended_at === null])).toEqual([
    ['g', 1, false],
    ['g', 2, true],
  ])

  const kept = (await readSealedPart(deps, id))!.body
  expect(kept.answers).toEqual(of(true))
  expect(kept.answers).toMatchObject({ T1: 4, T2: 5, T3: 4 })
  expect(kept.place).toMatchObject({ aboutStaffId: dana, quarter: '2027-Q2', verdictAsked: true })
  for (const row of await rows('answer')) expect(sealed).not.toContain(row['item'])
  expect(await rows('sealed_answer')).toEqual([])
})
