// After a link's end its private part lies in a block of its year: no slot, no person, and as long as a silent one.
import { afterEach, describe, expect, test } from 'vitest'
import { gatherSealed } from '../../server/actions/gather-sealed.ts'
import { readBlocks } from '../../server/actions/sealed-blocks.ts'
import type { SealedBody } from '../../server/core/sealed-body.ts'
import { deletePart } from '../../server/db/sealed-parts.ts'
import { DATABASES } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { answerPrivately } from '../support/sealed.ts'

let program: TestProgram
afterEach(() => program.close())

async function begun(said: Partial<SealedBody>, expiresAt: string) {
  const who = await program.addPatient()
  const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { expires_at: expiresAt })
  await answerPrivately(program.deps, id, said)
  return { id, ...who }
}

const blocks = () =>
  program.deps.db.query.selectFrom('sealed_year').selectAll().orderBy('year').orderBy('part').execute()
const parts = () => program.deps.db.query.selectFrom('sealed_part').selectAll().execute()

describe.for(DATABASES)('on $name', (database) => {
  test('parts whose link has ended move, others stay, and no row says whose it was', async () => {
    program = await openTestProgram({ database })
    const makers = ['maker']
    const ana = await begun({ answers: { T1: 4, T2: 8 }, makers, mode: 'kiosk' }, '2026-11-26T20:00:00.000Z')
    await begun({}, '2026-11-26T21:00:00.000Z')
    await begun({ answers: { T1: 1 } }, '2027-02-01T18:00:00.000Z')
    expect(await gatherSealed(program.deps)).toEqual({ gathered: 0, more: false })
    program.clock.set('2026-11-27T12:00:00.000Z')
    expect(await gatherSealed(program.deps)).toEqual({ gathered: 2, more: false })
    expect(await gatherSealed(program.deps)).toEqual({ gathered: 0, more: false })
    expect(await parts()).toHaveLength(1)
    const { tag } = await program.deps.sealed.ofYear(2026)
    const rows = await readBlocks(program.deps, 2026, (row) => row)
    expect(rows).toEqual([
      {
        tag: tag(ana.patientId),
        quarter: '2026-Q4',
        turn: 56,
        aboutStaffId: null,
        aboutTeamId: null,
        discipline: null,
        region: 'East',
        joined: '2026-Q1',
        language: 'en',
        mode: 'kiosk',
        makers,
        verdictAsked: false,
        surveyId: 'pulse',
        surveyVersion: program.deps.surveys.newest('pulse'),
        answers: { T1: 4, T2: 8 },
      },
    ])
    const said = JSON.stringify(rows)
    for (const clear of [ana.patientId, ana.enrolmentId, ana.id, 'T18:00']) expect(said).not.toContain(clear)
  })
})

test('a link that ended today waits for the day’s end: what ended on one day lies together', async () => {
  program = await openTestProgram()
  await begun({ answers: { T1: 4 } }, '2026-11-24T19:00:00.000Z')
  program.clock.set('2026-11-25T07:59:00.000Z')
  expect((await gatherSealed(program.deps)).gathered).toBe(0)
  program.clock.set('2026-11-25T08:00:00.000Z')
  expect((await gatherSealed(program.deps)).gathered).toBe(1)
})

test('a block is as long as its interviews are many, whatever they said and whether they said it', async () => {
  const lived = async (said: readonly Partial<SealedBody>[]) => {
    program = await openTestProgram()
    const ids = []
    for (const one of said) ids.push(await begun(one, '2026-11-26T20:00:00.000Z'))
    // What was stopped half-way is forgotten, and counts all the same.
    const { db, sealed } = program.deps
    await db.commit([deletePart(db, sealed.slot(ids[2]!.id))])
    program.clock.set('2026-11-27T12:00:00.000Z')
    await gatherSealed(program.deps)
    const found = (await blocks()).map(({ year, part, body }) => [year, part, body.length])
    await program.close()
    return found
  }
  const answers = { T1: 5, T2: 5, T3: 5, T4: 1, T9: 2, Y6: 1 }
  const silent = await lived([{}, {}, {}])
  expect(silent).toEqual([[2026, 1, expect.any(Number)]])
  expect(await lived([{ answers, makers: ['a', 'b'], proven: true }, { answers: { T1: 9 } }, {}])).toEqual(
    silent,
  )
  program = await openTestProgram()
})

test('rows of two years lie in two blocks, and a second gathering makes a further part', async () => {
  program = await openTestProgram()
  await begun({ answers: { T1: 1 } }, '2026-12-31T20:00:00.000Z')
  await begun({ answers: { T1: 2 } }, '2027-01-01T20:00:00.000Z')
  program.clock.set('2027-01-02T18:00:00.000Z')
  await gatherSealed(program.deps)
  await begun({ answers: { T1: 3 } }, '2027-01-02T20:00:00.000Z')
  program.clock.set('2027-01-03T18:00:00.000Z')
  await gatherSealed(program.deps)
  expect((await blocks()).map(({ year, part }) => [year, part])).toEqual([
    [2026, 1],
    [2027, 1],
    [2027, 2],
  ])
  const said = await readBlocks(program.deps, 2027, ({ answers }) => answers['T1'])
  expect(said).toEqual([2, 3])
})

test('two that gather at once move each interview once', async () => {
  program = await openTestProgram()
  for (let count = 0; count < 3; count += 1) await begun({ answers: { T1: 1 } }, '2026-11-26T20:00:00.000Z')
  program.clock.set('2026-11-27T12:00:00.000Z')
  await Promise.all([gatherSealed(program.deps), gatherSealed(program.deps)])
  expect(await readBlocks(program.deps, 2026, ({ tag }) => tag)).toHaveLength(3)
  expect(await parts()).toEqual([])
})

test('a save between its look and its commit is not lost: it is gathered with the next beat', async () => {
  program = await openTestProgram()
  const { id } = await begun({ answers: { T1: 1 } }, '2026-11-26T20:00:00.000Z')
  program.clock.set('2026-11-27T12:00:00.000Z')
  const { deps } = program
  const late: typeof deps.db.commit = async (writes) => {
    await answerPrivately(deps, id, { answers: { T1: 5 } })
    return deps.db.commit(writes)
  }
  expect(await gatherSealed({ ...deps, db: { ...deps.db, commit: late } })).toEqual({
    gathered: 0,
    more: true,
  })
  expect((await gatherSealed(deps)).gathered).toBe(1)
  expect(await readBlocks(deps, 2026, ({ answers }) => answers)).toEqual([{ T1: 5 }])
  expect(await parts()).toEqual([])
})

test('with nothing to gather three rows are read at most', async () => {
  program = await openTestProgram()
  await begun({ answers: { T1: 1 } }, '2027-11-26T20:00:00.000Z')
  program.statements.length = 0
  await gatherSealed(program.deps)
  expect(program.statements.length).toBeLessThanOrEqual(3)
})
