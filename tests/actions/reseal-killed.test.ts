// Sealing anew, killed anywhere and by two processes at once, while patients answer: nothing is lost or doubled.
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { resealAnswers } from '../../server/actions/reseal-answers.ts'
import { readBlocks } from '../../server/actions/sealed-blocks.ts'
import type { Deps } from '../../server/deps.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { finishResealing, startResealing, storeOldAnswers } from '../support/old-answers.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { answerPrivately, privateAnswers } from '../support/sealed.ts'

let program: TestProgram
afterEach(() => program.close())

async function invited(state: 'started' | 'completed'): Promise<string> {
  const who = await program.addPatient()
  const more = { state, expires_at: '2026-12-20T18:00:00.000Z' }
  return (await invite(program.deps, who, 'pulse', TRUST_FACTS, more)).id
}

const gathered = async () =>
  (await readBlocks(program.deps, 2026, ({ answers }) => JSON.stringify(answers))).toSorted()

test('of two processes that looked at the same answers one moves them', async () => {
  program = await openTestProgram()
  const { deps } = program
  await storeOldAnswers(
    deps,
    await invited('completed'),
    'answer',
    { T1: 4 },
    { at: '2026-11-02T18:00:00.000Z' },
  )
  await startResealing(deps)
  let quicker = 0
  const ofYear: Deps['sealed']['ofYear'] = async (year) => {
    quicker += 1
    if (quicker === 1) await finishResealing(deps)
    return deps.sealed.ofYear(year)
  }
  await resealAnswers({ ...deps, sealed: { ...deps.sealed, ofYear } })
  expect(quicker).toBe(1)
  expect(await gathered()).toEqual(['{"T1":4}'])
})

class Killed extends Error {}

/** A process that dies at its so many-th commit, before or after it. */
function mortal(deps: Deps, dies: number, before: boolean): Deps {
  let count = 0
  const commit: Deps['db']['commit'] = async (writes) => {
    count += 1
    if (count > dies || (count === dies && before)) throw new Killed()
    const written = await deps.db.commit(writes)
    if (count === dies) throw new Killed()
    return written
  }
  return { ...deps, db: { ...deps.db, commit } }
}

test('killed anywhere, any number of times, by two processes, while patients answer: each answer is there once', async () => {
  const death = fc.record({ dies: fc.integer({ min: 1, max: 6 }), before: fc.boolean(), saves: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(death, { maxLength: 8 }), fc.boolean(), async (deaths, twice) => {
      program = await openTestProgram()
      const { deps } = program
      const drafts: string[] = []
      for (let value = 1; value <= 5; value += 1) {
        const draft = await invited('started')
        await storeOldAnswers(deps, draft, 'draft', { T1: value }, { at: '2026-11-20T18:00:00.000Z' })
        drafts.push(draft)
        const done = await invited('completed')
        await storeOldAnswers(deps, done, 'answer', { T2: value }, { at: '2026-11-02T18:00:00.000Z' })
        await storeOldAnswers(deps, done, 'score', { 'trust-3': 1 }, { at: '2026-11-02T18:00:00.000Z' })
      }
      await startResealing(deps)
      let saved = 0
      for (const { dies, before, saves } of deaths) {
        const lives = [mortal(deps, dies, before), ...(twice ? [deps] : [])]
        await Promise.allSettled(lives.map((life) => resealAnswers(life)))
        const id = saves ? drafts[saved] : undefined
        if (id === undefined) continue
        saved += 1
        await answerPrivately(deps, id, { answers: { T3: saved } })
      }
      await finishResealing(deps)
      expect(await deps.db.query.selectFrom('sealed_answer').select('id').execute()).toEqual([])
      const parts = await Promise.all(drafts.map((id) => privateAnswers(deps, id)))
      expect(parts).toEqual(
        drafts.map((_, place) => ({ T1: place + 1, ...(place < saved ? { T3: place + 1 } : {}) })),
      )
      expect(await gathered()).toEqual([1, 2, 3, 4, 5].map((value) => `{"T2":${value}}`))
      await program.close()
    }),
    { numRuns: 15 },
  )
  program = await openTestProgram()
})
