// What happens when the time to answer is over: nothing answered is lost, and nobody is asked any more.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expireInvitations } from '../../server/actions/expire-invitations.ts'
import { BY_PHONE, type Holder } from '../../server/actions/holder.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { openStanding } from '../../server/core/sitting.ts'
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

test('what was sent in time is kept as a partial response, dated by the last open screen that was sent', async () => {
  const patient = await program.addPatient({ patient: { sharing: 1 } })
  const { id } = await invite(deps, patient, 'pulse', TRUST_FACTS, { expires_at: EXPIRES })
  const sitting = await readSitting(deps, id)
  await saveAnswers(deps, sitting!, { answers: { P1: 4 }, mode: 'page', revision: 0, complete: true })
  const sent = deps.now()
  program.clock.advance('P1D')
  const typing = await readSitting(deps, id)
  await saveAnswers(deps, typing!, { answers: { P2: 1 }, mode: 'page', revision: 1, complete: false })
  program.clock.set(EXPIRES)
  expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 1, failed: 0 })
  expect(await stateOf(id)).toEqual(['partial', EXPIRES])
  const { query } = deps.db
  const responses = await query.selectFrom('response').select(['invitation_id', 'complete', 'at']).execute()
  expect(responses).toEqual([{ invitation_id: id, complete: 0, at: sent }])
  const answers = await query.selectFrom('answer').select(['item', 'value', 'at']).execute()
  expect(answers).toEqual([{ item: 'P1', value: 4, at: sent }])
  expect(await query.selectFrom('draft').selectAll().execute()).toEqual([])
})

test.each([
  ['whoever began first', null, { P1: 2, P2: 1 }],
  ['the phone first', 3, { P1: 3, P2: 1 }],
] as const)('of several who began, what was sent counts item by item: %s', async (_, byPhone, expected) => {
  const patient = await program.addPatient({ patient: { sharing: 1 } })
  const { id } = await invite(deps, patient, 'pulse', PULSE_FACTS, { expires_at: EXPIRES })
  const save = async (holder: Holder, answers: Answers) => {
    const sitting = (await readSitting(deps, id, holder))!
    const { revision } = sitting
    await saveAnswers(deps, sitting, { answers, mode: 'page', revision, complete: true })
    program.clock.advance('PT10M')
  }
  const [first, second] = ['one', 'two'].map((name) => ({ id: name, proven: false, makers: [] }))
  await save(first!, { P1: 2 })
  await save(second!, { P1: 1 })
  await save(second!, { P2: 1 })
  const sent = deps.now()
  if (byPhone) await save(BY_PHONE, { P1: byPhone })
  else await save(second!, { P3: 'Slept well.' })
  program.clock.set(EXPIRES)
  expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 1, failed: 0 })
  const { query } = deps.db
  const answers = await query
    .selectFrom('answer')
    .select(['item', 'value'])
    .where('value', 'is not', null)
    .execute()
  expect(Object.fromEntries(answers.map(({ item, value }) => [item, value]))).toEqual(expected)
  expect(await query.selectFrom('response').select(['at', 'complete']).execute()).toEqual([
    { at: sent, complete: 0 },
  ])
})

test('one whose open part has ended stays completed, however far its private part came', async () => {
  for (const T1 of [undefined, 4]) {
    const patient = await program.addPatient()
    const { id } = await invite(deps, patient, 'pulse', TRUST_FACTS, { expires_at: EXPIRES })
    const sitting = await readSitting(deps, id)
    const how = { mode: 'page', complete: true } as const
    const ended = await saveAnswers(deps, sitting!, { ...how, answers: { P1: 3, P2: 2 }, revision: 0 })
    if (T1) await saveAnswers(deps, ended, { ...how, answers: { T1 }, revision: 1 })
    const before = await stateOf(id)
    expect(before).toEqual(['completed', deps.now()])
    const now = deps.now()
    program.clock.set(EXPIRES)
    expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 0, failed: 0 })
    expect(await stateOf(id)).toEqual(before)
    program.clock.set(now)
  }
})

test('an open answer that only autosave kept is asked again, and is none when the time is over', async () => {
  const patient = await program.addPatient()
  const facts = { ...PULSE_FACTS, hasGoal: 0 } as const
  const { id } = await invite(deps, patient, 'pulse', facts, { expires_at: EXPIRES })
  const save = async (answers: Answers, complete: boolean) => {
    const sitting = (await readSitting(deps, id))!
    await saveAnswers(deps, sitting, { answers, mode: 'sms', revision: sitting.revision, complete })
  }
  await save({ B1: 'A door that locks.' }, true)
  await save({ B2: 9 }, true)
  await save({ P2: 1 }, false)
  const { interview, answers, invitation, unsubmitted } = (await readSitting(deps, id))!
  expect(answers).toMatchObject({ P2: 1 })
  expect(openStanding(interview, answers, invitation.facts, unsubmitted).screen?.id).toBe('success')
  program.clock.set(EXPIRES)
  expect(await expireInvitations(deps)).toEqual({ expired: 0, partial: 1, failed: 0 })
  const { query } = deps.db
  expect((await query.selectFrom('answer').select('item').execute()).map(({ item }) => item)).toEqual(['B2'])
  expect(await query.selectFrom('response').select(['complete', 'mode']).execute()).toEqual([
    { complete: 0, mode: 'sms' },
  ])
  expect(await query.selectFrom('goal').select('id').execute()).toHaveLength(1)
})

test('where autosave alone kept anything, nothing was said', async () => {
  const patient = await program.addPatient()
  const { id } = await invite(deps, patient, 'pulse', TRUST_FACTS, { expires_at: EXPIRES })
  const begun = await readSitting(deps, id)
  const kept = { answers: { P1: 4 }, mode: 'page', revision: 0, complete: false } as const
  await saveAnswers(deps, begun!, kept)
  program.clock.set(EXPIRES)
  expect(await expireInvitations(deps)).toEqual({ expired: 1, partial: 0, failed: 0 })
  for (const table of ['answer', 'response', 'draft', 'sealed_answer'] as const)
    expect(await deps.db.query.selectFrom(table).selectAll().execute()).toEqual([])
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
