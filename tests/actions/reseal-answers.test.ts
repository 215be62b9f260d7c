// What an older version left in clear is sealed slice by slice, and nothing of it is lost or left.
import { afterEach, describe, expect, test } from 'vitest'
import { closeQuarters } from '../../server/actions/close-quarter.ts'
import { gatherSealed } from '../../server/actions/gather-sealed.ts'
import { openValue } from '../../server/actions/answer-value.ts'
import { resealAnswers } from '../../server/actions/reseal-answers.ts'
import { readBlocks } from '../../server/actions/sealed-blocks.ts'
import { PROGRAM } from '../../server/core/disclosure/cells.ts'
import { insertAnswer, insertResponse } from '../../server/db/responses.ts'
import { insertRelease, releasesOf } from '../../server/db/releases.ts'
import { DATABASES } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { finishResealing, startResealing, storeOldAnswers } from '../support/old-answers.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { answerPrivately, privateAnswers } from '../support/sealed.ts'

let program: TestProgram
afterEach(() => program.close())

const ENDS = '2026-12-20T18:00:00.000Z'
const TRUST = { T1: 4, T2: 5, T3: 4 }
let occasions = 0

async function invited(more: Parameters<typeof invite>[4] = {}) {
  const who = await program.addPatient()
  occasions += 1
  const occasion = `pulse:${occasions}`
  const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, {
    occasion,
    expires_at: ENDS,
    // As an older version wrote them.
    facts: JSON.stringify(TRUST_FACTS),
    facts_sealed: null,
    ...more,
  })
  return { ...who, id }
}

const release = (from: string, to: string, state: 'published' | 'held' | 'lapsed') =>
  program.deps.db.commit([
    insertRelease(program.deps.db, {
      id: program.deps.newId(),
      ...PROGRAM,
      from_quarter: from,
      to_quarter: to,
      state,
      thirds: state === 'held' ? 1 : null,
      closed_at: program.clock.now(),
    }),
  ])

const rowsIn = (table: 'sealed_answer' | 'score' | 'sealed_part' | 'reseal') =>
  program.deps.db.query
    .selectFrom(table as 'score')
    .selectAll()
    .execute() as Promise<object[]>

/** The answers of a year’s rows, as `2026-Q4 T1=4 …`, in order. */
const gathered = async (year: number) =>
  (
    await readBlocks(program.deps, year, ({ quarter, answers }) => `${quarter} ${JSON.stringify(answers)}`)
  ).toSorted()

/** A response with one answer; `shared` 0: the patient withholds it. */
async function answered(invitationId: string, shared: 0 | 1, value: number): Promise<string> {
  const { db, newId } = program.deps
  const row = await db.query
    .selectFrom('invitation')
    .select(['patient_id', 'enrolment_id'])
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const [response, id, at] = [newId(), newId(), '2026-11-02T18:00:00.000Z']
  const about = { survey_id: 'pulse', survey_version: 1, language: 'en', mode: 'page', complete: 1 } as const
  const same = { shared, month: '2026-11', at }
  await db.commit([
    insertResponse(db, { id: response, invitation_id: invitationId, ...row, ...about, ...same }),
    insertAnswer(db, {
      id,
      response_id: response,
      patient_id: row.patient_id,
      item: 'P1',
      construct: 'progress',
      value,
      words_sealed: null,
      goal_id: null,
      ...same,
    }),
    db.query
      .insertInto('score')
      .values({ id: newId(), response_id: response, scale: 'P1', value: 1, answered: 1 }),
  ])
  return id
}

describe.for(DATABASES)('on $name', (database) => {
  test('drafts, answers, scores, withheld codes and facts end up sealed or gone, and the rest as it was', async () => {
    program = await openTestProgram({ database })
    const { deps } = program
    await release('2026-Q2', '2026-Q2', 'published')
    await release('2026-Q3', '2026-Q3', 'held')
    const begun = await invited({ state: 'started' })
    await storeOldAnswers(deps, begun.id, 'draft', { T1: 2 }, { at: '2026-11-20T18:00:00.000Z' })
    await storeOldAnswers(deps, begun.id, 'draft', { T2: 3 }, { at: '2026-11-20T18:00:00.000Z', sent: 0 })
    const stopped = await invited({ state: 'stopped' })
    await storeOldAnswers(deps, stopped.id, 'draft', { T1: 1 }, { at: '2026-11-20T18:00:00.000Z' })
    for (const at of ['2026-06-20', '2026-08-20', '2026-11-02']) {
      const { id } = await invited({ state: 'completed', expires_at: `${at}T20:00:00.000Z` })
      await storeOldAnswers(deps, id, 'answer', TRUST, { at: `${at}T18:00:00.000Z` })
      await storeOldAnswers(deps, id, 'score', { 'trust-3': 80_000 }, { at: `${at}T18:00:00.000Z` })
    }
    const [shared, withheld] = [await invited({ state: 'completed' }), await invited({ state: 'completed' })]
    const [open, kept] = [await answered(shared.id, 1, 3), await answered(withheld.id, 0, 2)]
    await startResealing(deps)
    await finishResealing(deps)

    expect([...(await rowsIn('sealed_answer')), ...(await rowsIn('score'))]).toEqual([])
    expect(await privateAnswers(deps, begun.id)).toEqual({ T1: 2 })
    expect(await rowsIn('sealed_part')).toHaveLength(1)
    expect(await gathered(2026)).toEqual([
      `2026-Q3 ${JSON.stringify(TRUST)}`,
      `2026-Q4 ${JSON.stringify(TRUST)}`,
    ])
    const answers = await deps.db.query.selectFrom('answer').select(['id', 'value', 'value_sealed']).execute()
    const of = (id: string) => answers.find((answer) => answer.id === id)!
    expect(of(open)).toMatchObject({ value: 3, value_sealed: null })
    expect(of(kept).value).toBeNull()
    const { value, value_sealed: valueSealed } = of(kept)
    expect(await openValue(deps.sealer, { id: kept, value, valueSealed: valueSealed ?? null })).toBe(2)
    const facts = await deps.db.query.selectFrom('invitation').select(['id', 'facts', 'expires_at']).execute()
    for (const row of facts)
      expect(/trust|homeVisitDue/.test(row.facts)).toBe(row.expires_at > program.clock.now())
    expect(program.logged.map((line) => JSON.parse(line).event)).toEqual(['reseal.cleaning', 'reseal.done'])
    expect(JSON.parse(program.logged[1]!)).toMatchObject({
      drafts: 3,
      answers: 9,
      scores: 5,
      withheld: 1,
      facts: 3,
    })
  })
})

test('facts of a link that could still be answered go when it has ended', async () => {
  program = await openTestProgram()
  await invited({ state: 'delivered' })
  await startResealing(program.deps)
  await finishResealing(program.deps)
  const facts = async () =>
    (await program.deps.db.query.selectFrom('invitation').select('facts').execute())[0]
  expect((await facts())?.facts).toContain('trust')
  program.statements.length = 0
  expect(await resealAnswers(program.deps)).toEqual({ moved: 0, more: false })
  expect(program.statements).toHaveLength(1)
  program.clock.set(ENDS)
  await finishResealing(program.deps)
  expect(JSON.parse((await facts())?.facts ?? '')).toMatchObject({ pulse: 2, hasGoal: 1 })
  expect((await facts())?.facts).not.toMatch(/trust|homeVisitDue/)
})

test('a program that never held anything in clear pays one read, and cleans nothing', async () => {
  program = await openTestProgram()
  program.statements.length = 0
  expect(await resealAnswers(program.deps)).toEqual({ moved: 0, more: false })
  expect(program.statements).toHaveLength(1)
  expect(program.logged).toEqual([])
})

test('what a patient answers in the new way before their draft is moved stands over it', async () => {
  program = await openTestProgram()
  const { deps } = program
  const { id } = await invited({ state: 'started' })
  await storeOldAnswers(deps, id, 'draft', { T1: 1, T2: 2 }, { at: '2026-11-20T18:00:00.000Z' })
  await answerPrivately(deps, id, { answers: { T1: 5 }, proven: true })
  await startResealing(deps)
  await finishResealing(deps)
  expect(await privateAnswers(deps, id)).toEqual({ T1: 5, T2: 2 })
})

test('a draft whose link ended in a window that has closed joins the first that is open', async () => {
  program = await openTestProgram()
  const { deps } = program
  await release('2026-Q3', '2026-Q3', 'published')
  const { id } = await invited({ state: 'started', expires_at: '2026-09-29T18:00:00.000Z' })
  await storeOldAnswers(deps, id, 'draft', TRUST, { at: '2026-09-20T18:00:00.000Z' })
  await startResealing(deps)
  await finishResealing(deps)
  await gatherSealed(deps)
  expect(await gathered(2026)).toEqual([`2026-Q4 ${JSON.stringify(TRUST)}`])
})

test('no quarter is closed before what belongs into it has moved', async () => {
  program = await openTestProgram()
  const { deps } = program
  for (let person = 0; person < 11; person += 1) {
    const { id } = await invited({ state: 'completed' })
    await storeOldAnswers(deps, id, 'answer', TRUST, { at: '2026-11-02T18:00:00.000Z' })
  }
  await startResealing(deps)
  program.clock.set('2027-01-02T18:00:00.000Z')
  expect(await closeQuarters(deps)).toBe(0)
  await finishResealing(deps)
  expect(await closeQuarters(deps)).toBe(1)
  expect(await releasesOf(deps.db, PROGRAM, 8)).toMatchObject([{ from: '2026-Q4', state: 'published' }])
})

test('where the journal cannot be emptied it is tried again within the hour, and not with every beat', async () => {
  program = await openTestProgram()
  const { deps, clock } = program
  await startResealing(deps)
  let tries = 0
  const busy = {
    ...deps,
    db: {
      ...deps.db,
      scrub: async () => {
        tries += 1
        throw new Error('another connection reads the journal')
      },
    },
  }
  for (let beat = 0; beat < 5; beat += 1) await resealAnswers(busy)
  expect(tries).toBe(1)
  expect(program.logged.join()).toContain('reseal.not_clean')
  expect(program.logged.join()).not.toContain('reseal.done')
  clock.advance('PT61M')
  await resealAnswers(busy)
  expect(tries).toBe(2)
  clock.advance('PT61M')
  await finishResealing(deps)
  expect(program.logged.join()).toContain('reseal.done')
})

test('what links of before told in clear goes with their end, and the log says once more when it is clean', async () => {
  program = await openTestProgram()
  const { deps, clock } = program
  await invited({ state: 'invited' })
  await startResealing(deps)
  for (let beat = 0; beat < 4; beat += 1) await resealAnswers(deps)
  const done = () => program.logged.filter((line) => line.includes('reseal.done')).length
  expect(done()).toBe(1)
  clock.set('2026-12-21T18:00:00.000Z')
  for (let beat = 0; beat < 4; beat += 1) await resealAnswers(deps)
  expect(done()).toBe(2)
  const { facts } = await deps.db.query.selectFrom('invitation').select('facts').executeTakeFirstOrThrow()
  expect(facts).not.toContain('trust')
})
