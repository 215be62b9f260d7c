// The sealed part of an interview: one body, the last save stands, and its statements tell nothing of what it holds.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSealedPart, sealedPartWrites } from '../../server/actions/sealed-part.ts'
import type { SealedBody } from '../../server/core/sealed-body.ts'
import { Conflict } from '../../server/db/database.ts'
import { DATABASES } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { answerPrivately, emptyBody } from '../support/sealed.ts'

async function invited(program: TestProgram): Promise<string> {
  return (await invite(program.deps, await program.addPatient(), 'pulse', TRUST_FACTS)).id
}

describe.each(DATABASES)('on $name', (database) => {
  let program: TestProgram
  let id: string
  let nothing: SealedBody
  beforeEach(async () => {
    program = await openTestProgram({ database })
    id = await invited(program)
    nothing = await emptyBody(program.deps, id)
  })
  afterEach(() => program.close())

  const save = async (body: SealedBody, seen: Awaited<ReturnType<typeof read>>) =>
    program.deps.db.commit(await sealedPartWrites(program.deps, id, body, seen))
  const read = () => readSealedPart(program.deps, id)
  const answered = (answers: SealedBody['answers']): SealedBody => ({ ...nothing, answers })

  test('is not there before the first save, and is what the last one said after it', async () => {
    expect(await read()).toBeNull()
    await save(nothing, null)
    expect((await read())?.body).toEqual(nothing)
    await save(answered({ T1: 4, T2: 8 }), await read())
    expect((await read())?.body.answers).toEqual({ T1: 4, T2: 8 })
    const row = await program.deps.db.query.selectFrom('invitation').select('part_open').executeTakeFirst()
    expect(row?.part_open).toBe(1)
  })

  test('whoever read an earlier one comes too late, and the other save stands', async () => {
    await save(nothing, null)
    const seen = await read()
    await save(answered({ T1: 2 }), seen)
    await expect(save(answered({ T1: 5 }), seen)).rejects.toThrow(Conflict)
    await expect(save(answered({ T1: 5 }), null)).rejects.toThrow(Conflict)
    expect((await read())?.body.answers).toEqual({ T1: 2 })
  })
})

test('statements, lengths and columns are the same whatever is in it', async () => {
  const program = await openTestProgram()
  const lived = async (answers: SealedBody['answers']) => {
    const invitationId = await invited(program)
    const nothing = await emptyBody(program.deps, invitationId)
    program.statements.length = 0
    await program.deps.db.commit(await sealedPartWrites(program.deps, invitationId, nothing, null))
    const seen = await readSealedPart(program.deps, invitationId)
    const last = { ...nothing, answers, proven: true, at: program.clock.now(), makers: ['a', 'b'] }
    await program.deps.db.commit(await sealedPartWrites(program.deps, invitationId, last, seen))
    const row = await program.deps.db.query
      .selectFrom('sealed_part')
      .selectAll()
      .where('slot', '=', program.deps.sealed.slot(invitationId))
      .executeTakeFirstOrThrow()
    return { sql: [...program.statements], lengths: Object.values(row).map((value) => value.length) }
  }
  await lived({})
  const asked = await lived({ T1: 5, T2: 1, T3: 8, T4: 2, T9: 9 })
  expect(asked).toEqual(await lived({}))
  await program.close()
})

test('a body moved to another slot does not open', async () => {
  const program = await openTestProgram()
  const ids = []
  for (let count = 0; count < 2; count += 1) {
    const invitationId = await invited(program)
    await answerPrivately(program.deps, invitationId, { answers: { T1: 3 } })
    ids.push(invitationId)
  }
  const { db, sealed } = program.deps
  const [from, to] = ids.map((id) => sealed.slot(id))
  const { body } = await db.query
    .selectFrom('sealed_part')
    .select('body')
    .where('slot', '=', from!)
    .executeTakeFirstOrThrow()
  await db.commit([db.query.updateTable('sealed_part').set({ body }).where('slot', '=', to!)])
  await expect(readSealedPart(program.deps, ids[1]!)).rejects.toThrow()
  await program.close()
})
