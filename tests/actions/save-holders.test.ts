// Several answer at one link: each is kept apart, one response comes of it, and whoever proved to hold the phone counts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BY_PHONE, type Holder } from '../../server/actions/holder.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import type { Sitting } from '../../server/actions/sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { saidPrivately } from '../support/held.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const browser = (id: string): Holder => ({ id, proven: false, makers: [] })
const [FIRST, SECOND] = [browser('one'), browser('two')]

let program: TestProgram
let id: string
async function start(database = SQLITE) {
  program = await openTestProgram({ database })
  const ana = await program.addStaff('Ana Ruiz')
  const who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
  id = (await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })).id
}

async function read(holder: Holder): Promise<Sitting> {
  const sitting = await readSitting(program.deps, id, holder)
  if (!sitting) throw new Error('no sitting')
  return sitting
}

const saved = (sitting: Sitting, answers: Answers) =>
  saveAnswers(program.deps, sitting, { answers, mode: 'page', revision: sitting.revision, complete: true })
const save = async (holder: Holder, answers: Answers) => saved(await read(holder), answers)
const later = () => program.clock.advance('PT10M')

const { responses, answers } = {
  responses: () => program.deps.db.query.selectFrom('response').selectAll().execute(),
  /** Item → code. */
  answers: async () => {
    const rows = await program.deps.db.query.selectFrom('answer').select(['item', 'value']).execute()
    return Object.fromEntries(rows.map(({ item, value }) => [item, value]))
  },
}

describe.for(DATABASES)('on $name', ({ name, open }) => {
  beforeEach(() => start({ name, open }))
  afterEach(() => program.close())

  test('two who finish at the same moment leave one response, and one is told that it was stale', async () => {
    await save(FIRST, { P1: 3 })
    await save(SECOND, { P1: 2 })
    const both = [await read(FIRST), await read(SECOND)]
    const ends = await Promise.allSettled(both.map((sitting) => saved(sitting, { P2: 2 })))
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = ends.find((end) => end.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'stale' })
    expect(await responses()).toHaveLength(1)
    // Whoever began first counts, whoever was quicker at the end.
    expect(await answers()).toEqual({ P1: 3, P2: 2 })
    const log = program.deps.db.query.selectFrom('audit').select('id')
    expect(await log.where('action', '=', 'response.completed').execute()).toHaveLength(1)
    const winner = ends[0]?.status === 'fulfilled' ? FIRST : SECOND
    expect(await readSitting(program.deps, id, winner)).toMatchObject({ stage: 'private' })
    // Both began within two minutes, so both may be the patient.
    const loser = await readSitting(program.deps, id, winner === FIRST ? SECOND : FIRST)
    expect(loser).toMatchObject({ stage: 'private' })
  })
})

describe('one after the other', () => {
  beforeEach(() => start())
  afterEach(() => program.close())

  test('nobody is shown what another has answered, and each has a count of their own', async () => {
    await save(FIRST, { P1: 3 })
    await save(FIRST, { P1: 5 })
    for (const holder of [SECOND, BY_PHONE])
      expect(await read(holder)).toMatchObject({ answers: {}, revision: 0, own: null })
    expect(await read(FIRST)).toMatchObject({ answers: { P1: 5 }, revision: 2 })
  })

  test.each([
    ['the phone’s answers count, though it came later and a browser ends', BY_PHONE, { P1: 4, P2: 2 }],
    ['the first browser’s answers count, when a second one came in between', SECOND, { P1: 3, P2: 2 }],
  ] as const)('%s', async (_, other, expected) => {
    await save(FIRST, { P1: 3 })
    later()
    await save(other, { P1: 4 })
    later()
    await save(FIRST, { P2: 2 })
    expect(await answers()).toEqual(expected)
    expect(await responses()).toHaveLength(1)
  })

  test('what only autosave kept of the phone is no answer beside what a browser sent', async () => {
    const sitting = await read(BY_PHONE)
    const typing = { answers: { P1: 4 }, mode: 'page', revision: 0, complete: false } as const
    await saveAnswers(program.deps, sitting, typing)
    later()
    await save(FIRST, { P1: 3 })
    await save(FIRST, { P2: 2 })
    expect(await answers()).toEqual({ P1: 3, P2: 2 })
  })

  test('who came second is asked nothing private, and may give no such answer', async () => {
    await save(FIRST, { P1: 3 })
    later()
    await save(SECOND, { P1: 2 })
    expect(await save(SECOND, { P2: 2 })).toMatchObject({ stage: 'done' })
    await expect(save(SECOND, { T1: 2 })).rejects.toMatchObject({ code: 'bad_request' })
    expect(await saidPrivately(program, id)).toEqual({})
  })
})

describe('private answers of two', () => {
  beforeEach(async () => {
    await start()
    await save(FIRST, { P1: 3 })
    await save(FIRST, { P2: 2 })
  })
  afterEach(() => program.close())

  test('given with proof of the phone stand against earlier ones without', async () => {
    await save(FIRST, { T1: 1, T2: 1, T3: 1 })
    later()
    expect((await read(BY_PHONE)).answers).not.toHaveProperty('T1')
    await save(BY_PHONE, { T1: 5 })
    expect(await saidPrivately(program, id)).toEqual({ T1: 5 })
    await save(BY_PHONE, { T2: 4 })
    expect(await saidPrivately(program, id)).toEqual({ T1: 5, T2: 4 })
  })

  test('given without proof change nothing of those with it, and are not told of them', async () => {
    await save(BY_PHONE, { T1: 5, T2: 4 })
    later()
    expect((await read(FIRST)).answers).not.toHaveProperty('T1')
    await save(FIRST, { T1: 1, T2: 1, T3: 1 })
    expect(await saidPrivately(program, id)).toEqual({ T1: 5, T2: 4 })
    expect((await read(BY_PHONE)).answers).toMatchObject({ T1: 5, T2: 4 })
  })
})
