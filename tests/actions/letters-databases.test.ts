// Letters on every database: listed part by part, dealt, owed once after a helped sitting, printed, and found by their links.
import { expect, test } from 'vitest'
import { STRANGER } from '../../server/actions/holder.ts'
import { openLetters } from '../../server/actions/open-letters.ts'
import { printLetter } from '../../server/actions/print-letter.ts'
import { lettersToPrint, type WaitingLetter } from '../../server/db/letters.ts'
import { oweLetter } from '../../server/db/owed-letters.ts'
import { addAdministrator } from '../support/administrator.ts'
import { DATABASES } from '../support/databases.ts'
import { sittingByToken } from '../support/held.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

async function asked(program: TestProgram, state: 'planned' | 'completed') {
  const who = await program.addPatient({ patient: { contact_id: null } })
  const row = { contact_id: null, state, helped_kind: state === 'completed' ? 'family' : null } as const
  const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, row)
  return { id, number: `P-${who.patientId}` }
}

test.for(DATABASES)('on $name', async (database) => {
  const program = await openTestProgram({ database })
  const { deps } = program
  const { db, now } = deps
  const makers = [
    await addAdministrator(program, 'Dee Park'),
    await addAdministrator(program, 'Bo Lindqvist'),
  ]
  const waiting = [await asked(program, 'planned'), await asked(program, 'planned')]
  const owed = await asked(program, 'completed')
  await asked(program, 'completed')
  for (let time = 0; time < 2; time += 1) await db.commit([oweLetter(db, owed.id, now())])
  const all = [...waiting, owed]

  const parts: WaitingLetter[] = []
  for (let after: WaitingLetter | null = null, more = true; more; ) {
    const part: WaitingLetter[] = await lettersToPrint(db, { now: now(), after, limit: 1 })
    parts.push(...part)
    after = part.at(-1) ?? null
    more = part.length > 0
  }
  expect(parts.map(({ invitationId }) => invitationId)).toEqual(all.map(({ id }) => id))

  const listed = async () => {
    const lists = await Promise.all(makers.map((maker) => openLetters(deps, maker)))
    return lists.map(({ letters }) => letters.map(({ number }) => number))
  }
  const dealt = await listed()
  expect(dealt.flat().toSorted()).toEqual(all.map(({ number }) => number).toSorted())
  for (const { id, number } of all) {
    const maker = makers[dealt.findIndex((numbers) => numbers.includes(number))]!
    const other = makers.find((each) => each !== maker)!
    expect(await printLetter(deps, other, number)).toMatchObject({ kind: 'dealt' })
    const printed = await printLetter(deps, maker, number)
    const token = printed.kind === 'letter' ? printed.link.split('/s/')[1]! : ''
    const found = await sittingByToken({ deps }, token, STRANGER)
    expect(found).toMatchObject({ invitation: { id }, stage: id === owed.id ? 'waiting' : 'open' })
  }
  expect(await listed()).toEqual([[], []])
  await program.close()
})
