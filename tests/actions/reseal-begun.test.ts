// An interview that had come to its private questions in an older version: its open part ends as it does today, once.
import { afterEach, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { BEFORE, draftsOf, insertDraft } from '../../server/db/drafts.ts'
import type { Deps } from '../../server/deps.ts'
import { DATABASES } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { finishResealing, startResealing, storeOldAnswers } from '../support/old-answers.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { privateAnswers } from '../support/sealed.ts'

let program: TestProgram
afterEach(() => program.close())

const AT = '2026-11-20T18:00:00.000Z'
const OPEN = { P1: 3, P2: 2 }

/** As the migration leaves it. @param place where it is sealed to. */
async function begun(
  { answers = OPEN, unsubmitted = [] }: { answers?: object; unsubmitted?: readonly string[] } = {},
  place?: string,
): Promise<string> {
  const { deps } = program
  const { id } = await invite(deps, await program.addPatient(), 'pulse', TRUST_FACTS, { state: 'started' })
  const body = { answers, unshared: [], unsubmitted, sharing: true, mode: 'page', begun: 'page' }
  await deps.db.commit([
    insertDraft(deps.db, {
      invitation_id: id,
      holder: BEFORE,
      proven: 0,
      first: 1,
      done: 0,
      revision: 2,
      claim: '',
      answers_sealed: await deps.sealer.seal('draft', 'answers_sealed', place ?? id, JSON.stringify(body)),
      language: 'en',
      shared: 1,
      began_at: AT,
      at: AT,
      sent_at: AT,
    }),
  ])
  return id
}

const responses = () =>
  program.deps.db.query.selectFrom('response').select(['invitation_id', 'complete', 'at']).execute()
const stage = async (id: string) =>
  (await readSitting(program.deps, id, { id: BEFORE, proven: false, makers: [] }))?.stage

describe.for(DATABASES)('on $name', (database) => {
  test('what was sent becomes its response, dated as it was said, and the private part goes on', async () => {
    program = await openTestProgram({ database })
    const [at, before] = [await begun(), await begun({ answers: { P1: 3 } })]
    const unsent = await begun({ unsubmitted: ['P2'] })
    await storeOldAnswers(program.deps, at, 'draft', { T1: 4 }, { at: AT })
    await startResealing(program.deps)
    await finishResealing(program.deps)
    expect(await responses()).toEqual([{ invitation_id: at, complete: 1, at: AT }])
    expect([await stage(at), await stage(before), await stage(unsent)]).toEqual(['private', 'open', 'open'])
    expect(await privateAnswers(program.deps, at)).toEqual({ T1: 4 })
    await startAgain()
    await finishResealing(program.deps)
    expect(await responses()).toHaveLength(1)
  })
})

const startAgain = () =>
  program.deps.db.commit([
    program.deps.db.query.updateTable('reseal').set({ ended: 0 }).where('stage', '=', 'drafts'),
  ])

test('one that a patient sends at that moment ends once', async () => {
  program = await openTestProgram()
  const { deps } = program
  const id = await begun()
  await startResealing(deps)
  let calls = 0
  const seal: Deps['sealer']['seal'] = async (...text) => {
    calls += 1
    if (calls === 1) {
      const sitting = await readSitting(deps, id, { id: BEFORE, proven: false, makers: [] })
      const saving = { answers: { P2: 3 }, mode: 'page', revision: 2, complete: true } as const
      await saveAnswers(deps, sitting!, saving)
    }
    return deps.sealer.seal(...text)
  }
  await finishResealing({ ...deps, sealer: { ...deps.sealer, seal } })
  expect(calls).toBeGreaterThan(0)
  expect(await responses()).toMatchObject([{ complete: 1, at: deps.now() }])
  const answers = await deps.db.query.selectFrom('answer').select(['item', 'value']).orderBy('item').execute()
  expect(answers).toEqual([
    { item: 'P1', value: 3 },
    { item: 'P2', value: 3 },
  ])
})

test('one that cannot be read is told in the log, and holds up no other', async () => {
  program = await openTestProgram()
  const [broken, whole] = [await begun({}, 'elsewhere'), await begun()]
  await startResealing(program.deps)
  await finishResealing(program.deps)
  expect(await responses()).toMatchObject([{ invitation_id: whole }])
  expect(program.logged.map((line) => JSON.parse(line))).toContainEqual({
    level: 'error',
    event: 'reseal.not_ended',
    invitationId: broken,
    error: 'Error',
  })
  expect((await draftsOf(program.deps.db, broken))[0]?.done).toBe(false)
})
