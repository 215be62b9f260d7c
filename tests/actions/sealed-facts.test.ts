// When trust is asked stands in no row: two programs that differ in their sealed key alone look the same, and ask in other months.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { factsOf, sealFacts } from '../../server/actions/sealed-facts.ts'
import { tick } from '../../server/actions/tick.ts'
import { findInvitation } from '../../server/db/invitations.ts'
import { deleteYearKey } from '../../server/db/sealed-keys.ts'
import { invite, openedFacts, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invitations, live, welcomed } from './tick-setup.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

test('months of planning under another sealed key leaves the same rows, and asks about trust in other months', async () => {
  const other = await openTestProgram({ config: { sealedKey: 'z'.repeat(44) } })
  try {
    const [here, there] = [await months(program), await months(other)]
    expect(here.rows.invitation.length).toBeGreaterThan(20)
    expect(there.rows).toEqual(here.rows)
    expect(new Set([...here.lengths, ...there.lengths]).size).toBe(1)
    expect(here.trust).toContain(1)
    expect(here.visits.filter((visit) => visit === 1)).toHaveLength(PATIENTS)
    expect(there.trust).not.toEqual(here.trust)
  } finally {
    await other.close()
  }
})

const PATIENTS = 5

async function months(of: TestProgram) {
  for (let at = 0; at < PATIENTS; at += 1)
    await welcomed(of, { enrolment: { enrolled_on: `2026-11-${10 + at}`, next_due_on: '2026-11-24' } })
  await live(of, 80, 'P2D')
  const { query } = of.deps.db
  const all = await invitations(of)
  const facts = await Promise.all(all.map((row) => openedFacts(of.deps, row)))
  return {
    rows: {
      invitation: all.map((row) => ({ ...row, facts_sealed: null })),
      enrolment: await query.selectFrom('enrolment').selectAll().orderBy('id').execute(),
      outbox: await query.selectFrom('outbox').selectAll().orderBy('id').execute(),
      audit: await query.selectFrom('audit').selectAll().orderBy('id').execute(),
    },
    lengths: all.map(({ facts_sealed }) => facts_sealed?.length),
    trust: facts.map(({ trust }) => trust),
    visits: facts.map(({ homeVisitDue }) => homeVisitDue),
  }
}

test('in clear an invitation keeps what the open part may know, and nothing else', async () => {
  await welcomed(program)
  await tick(program.deps)
  const [row] = await invitations(program)
  expect(Object.keys(JSON.parse(row!.facts)).toSorted()).toEqual(
    'goalStateDue goals hasGoal left pulse stepSizeDue unnamed verdictDue'.split(' '),
  )
})

describe('what is sealed', () => {
  const asked = async (facts: Partial<typeof PULSE_FACTS>, more: object = {}) => {
    const { id } = await invite(
      program.deps,
      await program.addPatient(),
      'pulse',
      { ...PULSE_FACTS, ...facts },
      more,
    )
    return (await findInvitation(program.deps.db, id))!
  }

  test('opens to what planning decided', async () => {
    for (const trust of [0, 1] as const)
      for (const homeVisitDue of [0, 1] as const)
        expect(await factsOf(program.deps, await asked({ trust, homeVisitDue }))).toEqual({
          ...PULSE_FACTS,
          trust,
          homeVisitDue,
        })
  })

  test('older invitations keep what their row says, and those without a word ask nothing in private', async () => {
    const older = await asked({}, { facts: JSON.stringify({ ...PULSE_FACTS, trust: 1 }), facts_sealed: null })
    expect(await factsOf(program.deps, older)).toMatchObject({ trust: 1, homeVisitDue: 0 })
    const bare = await asked({}, { facts: '{"pulse":1}', facts_sealed: null })
    expect(await factsOf(program.deps, bare)).toMatchObject({ trust: 0, homeVisitDue: 0 })
  })

  test('goes with the year in which the link ends, by the days of the program', async () => {
    const { deps } = program
    // In Los Angeles the old year has three hours left.
    const [old, next] = [
      await asked({ trust: 1 }, { expires_at: '2027-01-01T05:00:00.000Z' }),
      await asked({ trust: 1 }, { expires_at: '2027-01-01T09:00:00.000Z' }),
    ]
    expect([old, next].map(({ factsSealed }) => factsSealed!.slice(0, 5))).toEqual(['y2026', 'y2027'])
    await deps.db.commit([deleteYearKey(deps.db, 2026)])
    deps.sealed.forget(2026)
    expect(await factsOf(deps, old)).toEqual({ ...PULSE_FACTS, trust: 0, homeVisitDue: 0 })
    expect(await factsOf(deps, next)).toMatchObject({ trust: 1 })
  })

  test('does not open in another invitation’s row', async () => {
    const [one, other] = [await asked({ trust: 1 }), await asked({ trust: 0 })]
    const moved = { ...other, factsSealed: one.factsSealed }
    expect(await factsOf(program.deps, moved)).toMatchObject({ trust: 0, homeVisitDue: 0 })
  })

  test('is sealed anew when a letter goes as a text, whose link may end in the next year', async () => {
    program.clock.set('2026-12-01T18:00:00.000Z')
    const { deps } = program
    const { patientId, enrolmentId } = await welcomed(program, {
      patient: { consented_at: null },
      enrolment: { next_due_on: '2026-12-01' },
    })
    await tick(deps)
    const [letter] = await invitations(program)
    const sealed = await sealFacts(deps, letter!.id, letter!.expires_at, { trust: 1, homeVisitDue: 0 })
    await deps.db.commit([
      deps.db.query.updateTable('invitation').set({ facts_sealed: sealed }),
      deps.db.query.updateTable('patient').set({ consented_at: deps.now() }).where('id', '=', patientId),
      deps.db.query.updateTable('enrolment').set({ next_due_on: '2026-12-20' }).where('id', '=', enrolmentId),
    ])
    program.clock.set('2026-12-21T18:00:00.000Z')
    await tick(deps)
    const [text] = await invitations(program)
    expect(text!.expires_at > '2027').toBe(true)
    expect([letter!.facts_sealed, text!.facts_sealed].map((one) => one!.slice(0, 5))).toEqual([
      'y2026',
      'y2027',
    ])
    expect(await openedFacts(deps, text!)).toMatchObject({ trust: 1 })
  })
})
