// Nothing but the sealed part tells of private answers: not the tables, not the log, not the statements of an open save.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BY_PHONE, type Holder } from '../../server/actions/holder.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers, InterviewFacts } from '../../server/core/question.ts'
import { openStanding } from '../../server/core/sitting.ts'
import { allRows } from '../channels/page-setup.ts'
import { saidPrivately } from '../support/held.ts'
import { invite, PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let ana: string
beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
})
afterEach(() => program.close())

/** Of the first version: whoever passes P1 by is asked the same open screens with trust and without. */
const SAID: Answers = { P1: 9, P2: 2 }
const PLAIN = PULSE_FACTS
const TRUST = TRUST_FACTS
const BROWSER: Holder = { id: 'a browser', proven: false, makers: [] }

async function asked(facts: InterviewFacts): Promise<string> {
  const who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
  const about = { about_staff_id: ana, survey_version: 1 }
  return (await invite(program.deps, who, 'pulse', facts, about)).id
}

async function save(id: string, holder: Holder, answers: Answers, complete = true) {
  const sitting = (await readSitting(program.deps, id, holder))!
  const { revision } = sitting
  return saveAnswers(program.deps, sitting, { answers, mode: 'page', revision, complete })
}

const tables = async () => JSON.parse(await allRows(program)) as [string, unknown[]][]

/** Names of the tables in which anything differs. */
async function changedBy(step: () => Promise<unknown>): Promise<string[]> {
  const before = new Map((await tables()).map(([name, rows]) => [name, JSON.stringify(rows)]))
  await step()
  return (await tables())
    .filter(([name, rows]) => before.get(name) !== JSON.stringify(rows))
    .map(([name]) => name)
}

const row = () => program.deps.db.query.selectFrom('sealed_part').selectAll().executeTakeFirstOrThrow()

describe.each([
  ['the phone', BY_PHONE],
  ['the browser that began', BROWSER],
] as const)('by %s', (_, holder) => {
  test('a private save changes no table but the sealed part, and that in no length', async () => {
    const id = await asked(TRUST)
    await save(id, holder, { P1: 3 })
    expect(await save(id, holder, { P2: 2 })).toMatchObject({ stage: 'private' })
    const empty = await row()
    const said: readonly Answers[] = [{ T1: 1 }, { T1: 5 }, { T2: 8, T3: 9 }, { T1: 9 }]
    for (const answers of said) {
      program.clock.advance('PT3M')
      expect(await changedBy(() => save(id, holder, answers))).toEqual(['sealed_part'])
      const now = await row()
      expect([now.slot, now.key_id, now.body.length]).toEqual([empty.slot, empty.key_id, empty.body.length])
    }
    expect(await saidPrivately(program, id)).toEqual({ T1: 9, T2: 8, T3: 9 })
  })
})

test('a private save that lost a race to another changes nothing', async () => {
  const id = await asked(TRUST)
  await save(id, BROWSER, { P1: 3 })
  await save(id, BROWSER, { P2: 2 })
  const sitting = (await readSitting(program.deps, id, BROWSER))!
  const saving = { mode: 'page', revision: sitting.revision, complete: true } as const
  const both = await Promise.allSettled(
    [1, 5].map((T1) => saveAnswers(program.deps, sitting, { ...saving, answers: { T1 } })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const kept = both[0]?.status === 'fulfilled' ? 1 : 5
  expect(await saidPrivately(program, id)).toEqual({ T1: kept })
})

test('every open save rewrites the sealed part too, whether anything private is asked or not', async () => {
  for (const facts of [PLAIN, TRUST]) {
    const id = await asked(facts)
    const claims = new Set<string>()
    const steps: readonly [Answers, boolean][] = [
      [{ P1: 3 }, false],
      [{ P1: 3 }, true],
      [{ P2: 2 }, true],
    ]
    for (const [answers, complete] of steps) {
      await save(id, BROWSER, answers, complete)
      claims.add((await readSealedPart(program.deps, id))!.claim)
    }
    expect(claims.size).toBe(steps.length)
    expect(await saidPrivately(program, id)).toEqual({})
  }
})

test('an open save and the end read and change the same by the same statements, whatever is sealed', async () => {
  // The year's key is made by whoever is the first to answer in it.
  await save(await asked(PLAIN), BROWSER, { P1: 9 })
  const seen = []
  for (const facts of [PLAIN, TRUST]) {
    const id = await asked(facts)
    const sitting = (await readSitting(program.deps, id, BROWSER))!
    const { interview, invitation } = sitting
    const screens: string[] = []
    const steps = []
    let answers: Answers = {}
    for (let at = 0; at < 9; at += 1) {
      const { screen, steps: count } = openStanding(interview, answers, invitation.facts)
      if (!screen) break
      screens.push(`${screen.id} of ${count}`)
      const given = Object.fromEntries(screen.questions.map((question) => [question.id, SAID[question.id]!]))
      answers = { ...answers, ...given }
      program.statements.length = 0
      const changed = await changedBy(() => save(id, BROWSER, given))
      steps.push({ changed, statements: [...program.statements] })
    }
    seen.push({ screens, steps })
  }
  const [plain, trust] = seen
  expect(plain!.steps.length).toBeGreaterThan(1)
  expect(plain!.steps.at(-1)!.changed).toContain('response')
  expect(trust).toEqual(plain)
})

test('a browser that began goes on to its end beside the phone, whose answers count', async () => {
  const id = await asked(TRUST)
  await save(id, BROWSER, { P1: 3 })
  await save(id, BROWSER, { P2: 2 })
  await save(id, BROWSER, { T1: 2 })
  await save(id, BY_PHONE, { T1: 5, T2: 4 })
  expect(await readSitting(program.deps, id, BROWSER)).toMatchObject({ stage: 'private', answers: { T1: 2 } })
  expect(await save(id, BROWSER, { T1: 1, T2: 1, T3: 1 })).toMatchObject({ stage: 'done' })
  expect(await readSitting(program.deps, id, BROWSER)).toMatchObject({ stage: 'done' })
  expect(await readSitting(program.deps, id, BY_PHONE)).toMatchObject({ stage: 'private' })
  expect(await saidPrivately(program, id)).toEqual({ T1: 5, T2: 4 })
})
