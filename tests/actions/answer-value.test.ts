// A code that a patient keeps from their case manager is sealed at rest, and is still theirs and the sums'.
import { afterEach, describe, expect, test } from 'vitest'
import { openValue } from '../../server/actions/answer-value.ts'
import { calendarVerdicts } from '../../server/db/calendar-verdicts.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { readStory } from '../../server/actions/read-story.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { DATABASES } from '../support/databases.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { addMonth, addPatients } from '../support/program-history.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
afterEach(() => program.close())

describe.for(DATABASES)('on $name', (database) => {
  test('what is withheld is no number in any column; what is shared is', async () => {
    program = await openTestProgram({ database })
    for (const shared of [true, false]) {
      const who = await program.addPatient()
      const { id } = await invite(program.deps, who, 'pulse', PULSE_FACTS)
      const sitting = await readSitting(program.deps, id)
      const save = { answers: { P1: 3, P2: 2 }, mode: 'page', revision: 0, shared, complete: true } as const
      await saveAnswers(program.deps, sitting!, save)
    }
    const rows = await program.deps.db.query.selectFrom('answer').selectAll().orderBy('item').execute()
    const withheld = rows.filter(({ shared }) => shared === 0)
    expect(withheld.map(({ item, value }) => [item, value])).toEqual([
      ['P1', null],
      ['P2', null],
    ])
    expect(new Set(withheld.map(({ value_sealed: sealed }) => sealed?.length)).size).toBe(1)
    const opened = withheld.map(({ id, value, value_sealed: sealed }) =>
      openValue(program.deps.sealer, { id, value, valueSealed: sealed ?? null }),
    )
    expect(await Promise.all(opened)).toEqual([3, 2])
    const open = rows.filter(({ shared }) => shared === 1)
    expect(open.map(({ value, value_sealed: sealed }) => [value, sealed])).toEqual([
      [3, null],
      [2, null],
    ])
  })
})

test('the patient’s own story tells it, and leaves out what was passed by', async () => {
  program = await openTestProgram()
  const who = await program.addPatient({
    caseManagerId: await program.addStaff('Ana Ruiz'),
    patient: { phone_said: 'own' },
  })
  const told = async (month: string, P1: number) => {
    program.clock.set(`${month}-10T18:00:00.000Z`)
    const { id } = await invite(program.deps, who, 'pulse', PULSE_FACTS)
    const sitting = (await readSitting(program.deps, id))!
    const save = { answers: { P1, P2: 2 }, mode: 'page', revision: 0, shared: false } as const
    await saveAnswers(program.deps, sitting, { ...save, complete: true })
  }
  await told('2026-10', 2)
  await told('2026-11', 9)
  program.clock.set('2026-12-10T18:00:00.000Z')
  const { id } = await invite(program.deps, who, 'pulse', PULSE_FACTS)
  const story = await readStory(program.deps, (await readSitting(program.deps, id))!, true)
  const months = story!.lines.flatMap((line) => (line.kind === 'month' ? [line] : []))
  expect(months.map(({ month, progress }) => [month, progress !== null])).toEqual([['2026-10', true]])
})

test('a sum opens a verdict that is withheld as it reads others', async () => {
  program = await openTestProgram({ startsAt: '2026-12-20T18:00:00.000Z' })
  const patients = await addPatients(program, 30)
  const verdicts = [...Array.from({ length: 15 }, () => 1), ...Array.from({ length: 15 }, () => 3)]
  const month = { month: '2026-11', invited: 30, started: 30, completed: 30, verdicts, withheld: 12 }
  await addMonth(program, patients, month)
  const span = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T12:00:00.000Z' }
  const { db, sealer } = program.deps
  const counted = await calendarVerdicts(db, span, (answer) => openValue(sealer, answer))
  expect(counted.map(({ value }) => value).sort()).toEqual(verdicts.toSorted())
  expect(counted.filter(({ shared }) => !shared)).toHaveLength(12)
})
