// What happens when the time to answer is over: nothing answered is lost, and nobody is asked any more.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expireInvitations } from '../../server/actions/expire-invitations.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { standing } from '../../server/core/sitting.ts'
import type { InvitationTable } from '../../server/db/tables/answers.ts'
import type { Deps } from '../../server/deps.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, outboxRow, queued } from '../support/queued.ts'

let program: TestProgram
let deps: Deps
beforeEach(async () => {
  program = await openTestProgram()
  deps = program.deps
})
afterEach(() => program.close())

const EXPIRES = '2026-12-08T18:00:00.000Z'
const stateOf = async (id: string) => {
  const row = await deps.db.query
    .selectFrom('invitation')
    .select(['state', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return [row.state, row.ended_at]
}

test.for(['planned', 'invited', 'delivered', 'started'] as const)(
  'one that is %s and without an answer expires at its instant, and not before',
  async (state: InvitationTable['state']) => {
    const patient = await program.addPatient()
    const { id } = await invite(deps, patient, 'baseline', BASELINE_FACTS, { state, expires_at: EXPIRES })
    program.clock.set('2026-12-08T17:59:59.999Z')
    expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 0, failed: 0 })
    program.clock.set(EXPIRES)
    expect(await expireInvitations(deps)).toEqual({ expired: 1, partial: 0, failed: 0 })
    expect(await stateOf(id)).toEqual(['expired', EXPIRES])
    expect(await audited(deps, id)).toEqual(['invitation.expired'])
  },
)

test.for(['completed', 'partial', 'stopped', 'undeliverable', 'refused'] as const)(
  'one that is %s stays so',
  async (state) => {
    const patient = await program.addPatient()
    const { id } = await invite(deps, patient, 'baseline', BASELINE_FACTS, { state, expires_at: EXPIRES })
    program.clock.set('2027-01-01T00:00:00.000Z')
    await expireInvitations(deps)
    expect((await stateOf(id))[0]).toBe(state)
  },
)

test('a text that waits for it is cancelled with it', async () => {
  const patient = await program.addPatient()
  const { id: invitationId } = await invite(deps, patient, 'baseline', BASELINE_FACTS, {
    state: 'planned',
    expires_at: EXPIRES,
  })
  const text = await queued(deps, patient, {
    template: 'open',
    invitationId,
    notBefore: '2026-12-09T17:00:00.000Z',
  })
  program.clock.set(EXPIRES)
  await expireInvitations(deps)
  expect((await outboxRow(deps, text)).state).toBe('cancelled')
})

test('what was answered in time is kept as a partial response, sealed answers in their own table alone', async () => {
  const patient = await program.addPatient()
  const { id } = await invite(deps, patient, 'pulse', TRUST_FACTS, { expires_at: EXPIRES })
  const sitting = await readSitting(deps, id)
  await saveAnswers(deps, sitting!, { answers: { T1: 4 }, mode: 'page', revision: 0, complete: true })
  program.clock.set(EXPIRES)
  expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 1, failed: 0 })
  expect(await stateOf(id)).toEqual(['partial', EXPIRES])
  const responses = await deps.db.query.selectFrom('response').select(['invitation_id', 'complete']).execute()
  expect(responses).toEqual([{ invitation_id: id, complete: 0 }])
  const kept = await deps.db.query
    .selectFrom('sealed_answer')
    .select(['kind', 'item', 'value'])
    .where('kind', '<>', 'score')
    .execute()
  expect(kept).toEqual([{ kind: 'answer', item: 'T1', value: 4 }])
})

test('a sealed answer that only autosave kept is asked again, and is none when the time is over', async () => {
  const patient = await program.addPatient()
  const { id } = await invite(deps, patient, 'pulse', TRUST_FACTS, { expires_at: EXPIRES })
  const begun = await readSitting(deps, id)
  const sent = { answers: { P1: 3, P2: 2 }, mode: 'page', revision: 0, complete: true } as const
  await saveAnswers(deps, begun!, sent)
  const typing = await readSitting(deps, id)
  const kept = { answers: { T1: 4, T2: 4, T3: 4 }, mode: 'page', revision: 1, complete: false } as const
  await saveAnswers(deps, typing!, kept)
  const { interview, answers, invitation, unsubmitted } = (await readSitting(deps, id))!
  expect(standing(interview, answers, invitation.facts, unsubmitted).screen?.id).toBe('trust')
  program.clock.set(EXPIRES)
  expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 1, failed: 0 })
  const sealed = await deps.db.query.selectFrom('sealed_answer').select(['kind', 'item', 'value']).execute()
  expect(sealed.filter(({ kind, value }) => kind !== 'score' || value !== null)).toEqual([])
})

test('two at once end each invitation once', async () => {
  const ids: string[] = []
  for (let count = 0; count < 5; count += 1) {
    const patient = await program.addPatient()
    ids.push((await invite(deps, patient, 'pulse', PULSE_FACTS, { expires_at: EXPIRES })).id)
  }
  program.clock.set(EXPIRES)
  await Promise.all([expireInvitations(deps), expireInvitations(deps)])
  for (const id of ids) expect(await audited(deps, id)).toEqual(['invitation.expired'])
})
