// The look at how a quarter's answers were gathered: once, when nobody can answer any more, over what was really kept.
import { afterEach, describe, expect, test } from 'vitest'
import { checkData } from '../../server/actions/check-data.ts'
import { readProgramFigures } from '../../server/actions/read-program.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { SCHEDULE } from '../../server/core/outreach/schedule.ts'
import type { Answers } from '../../server/core/question.ts'
import { DATABASES } from '../support/databases.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
afterEach(() => program.close())

const FACTS = { ...PULSE_FACTS, hasGoal: 0 } as const
const ENDED = '2026-09-20T18:00:00.000Z'
const SETTLED = '2026-11-24T18:00:00.000Z'

/** Eleven patients asked about this worker in August; they answer one a day, or all at once. */
async function caseload(answers: Answers, atOnce = false): Promise<void> {
  const { deps, clock } = program
  const worker = await program.addStaff('A worker')
  for (let day = 1; day <= 11; day += 1) {
    const on = `2026-08-${String(atOnce ? 20 : day).padStart(2, '0')}`
    clock.set(`${on}T2${atOnce ? 0 : day % 4}:00:00.000Z`)
    const who = await program.addPatient({
      patient: { phone_said: 'own', sharing: 1, sharing_since: SETTLED },
    })
    const { id } = await invite(deps, who, 'pulse', FACTS, { about_staff_id: worker, expires_at: ENDED })
    const sitting = await readSitting(deps, id)
    await saveAnswers(deps, sitting!, { answers, mode: 'page', revision: 0, shared: true, complete: true })
  }
}

const SPEAKING = { B1: 9, P2: 1, P3: 'Slept well', G2: 2 }
const SILENT = { B1: 9, P2: 9 }

describe.for(DATABASES)('$name', (database) => {
  test('a caseload that passes by and answers all at once is told of, once, without saying whose', async () => {
    program = await openTestProgram({ database, startsAt: '2026-08-01T18:00:00.000Z' })
    await caseload(SPEAKING)
    await caseload(SILENT, true)
    program.clock.set('2026-10-05T18:00:00.000Z')
    // The quarter is over, and somebody may still answer: the one before it was empty.
    expect(await checkData(program.deps, SCHEDULE)).toBe(true)
    expect((await readProgramFigures(program.deps)).odd).toBeNull()
    program.clock.set(SETTLED)
    expect(await checkData(program.deps, SCHEDULE)).toBe(true)
    expect(await checkData(program.deps, SCHEDULE)).toBe(false)
    const { odd } = await readProgramFigures(program.deps)
    expect(odd).toEqual({ quarter: '2026-Q3', found: ['bursts', 'skips'] })
  })
})

test('patients who answer one by one, each in their own way, are no news', async () => {
  program = await openTestProgram({ startsAt: '2026-08-01T18:00:00.000Z' })
  await caseload(SPEAKING)
  await caseload(SPEAKING)
  program.clock.set(SETTLED)
  await checkData(program.deps, SCHEDULE)
  expect((await readProgramFigures(program.deps)).odd).toBeNull()
})

test('a quarter in which one link still lives waits for it, whatever the schedule says today', async () => {
  program = await openTestProgram({ startsAt: '2026-08-01T18:00:00.000Z' })
  const who = await program.addPatient()
  await invite(program.deps, who, 'pulse', FACTS, { expires_at: '2026-11-25T18:00:00.000Z' })
  program.clock.set(SETTLED)
  expect(await checkData(program.deps, SCHEDULE)).toBe(false)
  // What nobody ended holds it up for a week.
  program.clock.set('2026-12-02T18:00:00.000Z')
  expect(await checkData(program.deps, SCHEDULE)).toBe(true)
})
