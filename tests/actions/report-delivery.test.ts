// A carrier's reports: late, doubled, out of order and contradicting, they end in one state.
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { resumeTexts } from '../../server/actions/halt-texts.ts'
import { reportDelivery } from '../../server/actions/report-delivery.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { OPERATOR } from '../../server/db/audit.ts'
import type { Deps } from '../../server/deps.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'

let carrier: ScriptedCarrier
let program: TestProgram
let deps: Deps
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
  deps = program.deps
})
afterEach(() => program.close())

async function sentText(more: Parameters<typeof queued>[2] = {}) {
  // An earlier report may have halted all that we start.
  await resumeTexts(deps, OPERATOR)
  const patient = await program.addPatient()
  const { id: invitationId } = await invite(deps, patient, 'baseline', BASELINE_FACTS, {
    state: 'planned',
    invited_at: null,
  })
  const outboxId = await queued(deps, patient, { template: 'open', invitationId, ...more })
  await sendTexts(deps)
  const sid = (await outboxRow(deps, outboxId)).sid ?? `SM${'9'.repeat(32)}`
  return { ...patient, invitationId, outboxId, sid }
}

type Sent = Awaited<ReturnType<typeof sentText>>

async function standing({ outboxId, invitationId, contactId }: Sent) {
  const { state, error_code } = await outboxRow(deps, outboxId)
  const invitation = await deps.db.query
    .selectFrom('invitation')
    .select(['state', 'invited_at', 'delivered_at', 'ended_at'])
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const contact = await deps.db.query
    .selectFrom('contact')
    .select('state')
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
  const journal = await deps.db.query
    .selectFrom('suppression')
    .innerJoin('contact', 'contact.phone_index', 'suppression.phone_index')
    .select('kind')
    .where('contact.id', '=', contactId)
    .execute()
  return { state, error_code, invitation, contact: contact.state, journal }
}

const CODES = [null, '30003', '30005', '21610', '30007'] as const

test('every order of the same reports, with repeats, ends in one state', async () => {
  const reports = fc.uniqueArray(
    fc.record({
      status: fc.constantFrom(
        'queued',
        'sending',
        'sent',
        'delivered',
        'undelivered',
        'failed',
        'read',
        'nonsense',
      ),
      errorCode: fc.constantFrom(...CODES),
    }),
    { minLength: 1, maxLength: 5, selector: ({ status }) => status },
  )
  await fc.assert(
    fc.asyncProperty(reports, fc.infiniteStream(fc.nat(100)), async (reports, chance) => {
      const one = await sentText()
      const other = await sentText()
      for (const report of reports) await reportDelivery(deps, { ...one, ...report })
      const shuffled = [...reports, ...reports, ...reports]
        .map((report) => ({ report, at: chance.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
      for (const { report } of shuffled) await reportDelivery(deps, { ...other, ...report })
      const [first, second] = [await standing(one), await standing(other)]
      // A second code for the same number adds to the journal only what is new.
      expect({ ...second, journal: 0 }).toEqual({ ...first, journal: 0 })
      expect(new Set(second.journal.map(({ kind }) => kind)).size).toBe(second.journal.length)
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('delivered: the text, the invitation, one audit row however often it is said', async () => {
  const sent = await sentText()
  await Promise.all(
    [1, 2, 3].map(() => reportDelivery(deps, { ...sent, status: 'delivered', errorCode: null })),
  )
  expect(await standing(sent)).toMatchObject({
    state: 'delivered',
    invitation: { state: 'delivered' },
    contact: 'open',
  })
  expect(await audited(deps, sent.outboxId)).toEqual(['text.attempted', 'text.accepted', 'text.delivered'])
})

test('a text in doubt is healed by its report, which names it by our own id', async () => {
  carrier.answers.push({ kind: 'unknown', reason: 'ECONNRESET' })
  const sent = await sentText()
  expect(await standing(sent)).toMatchObject({ state: 'unknown', invitation: { state: 'planned' } })
  await reportDelivery(deps, { ...sent, status: 'sent', errorCode: null })
  expect(await standing(sent)).toMatchObject({ state: 'sent', invitation: { state: 'invited' } })
  expect((await outboxRow(deps, sent.outboxId)).sid).toBe(sent.sid)
})

test('a report that comes before the carrier’s own answer is kept', async () => {
  carrier.meanwhile = async ({ outboxId }) => {
    await reportDelivery(deps, {
      outboxId,
      sid: `SM${'1'.padStart(32, '0')}`,
      status: 'delivered',
      errorCode: null,
    })
  }
  const sent = await sentText()
  expect(await standing(sent)).toMatchObject({ state: 'delivered', invitation: { state: 'delivered' } })
  expect((await outboxRow(deps, sent.outboxId)).segments).toBe(1)
})

test('a number that the carrier calls dead is silenced, and its invitation ends', async () => {
  const sent = await sentText()
  await reportDelivery(deps, { ...sent, status: 'undelivered', errorCode: '30005' })
  expect(await standing(sent)).toMatchObject({
    state: 'undelivered',
    error_code: '30005',
    invitation: { state: 'undeliverable' },
    contact: 'dead',
    journal: [{ kind: 'dead' }],
  })
})

test('a phone that was off keeps its link', async () => {
  const sent = await sentText()
  await reportDelivery(deps, { ...sent, status: 'undelivered', errorCode: '30003' })
  expect(await standing(sent)).toMatchObject({
    state: 'undelivered',
    invitation: { state: 'invited' },
    contact: 'open',
  })
})

test('filtered by the carrier: an error for people, at once', async () => {
  const sent = await sentText()
  await reportDelivery(deps, { ...sent, status: 'undelivered', errorCode: '30007' })
  expect(program.logged.join()).toContain('"error","event":"texts.halted"')
})

test('the body of a sealed question is erased at the carrier once it lies on the phone, and not before', async () => {
  const sent = await sentText({ sealed: true })
  await reportDelivery(deps, { ...sent, status: 'sent', errorCode: null })
  expect(carrier.redacted).toEqual([])
  await reportDelivery(deps, { ...sent, status: 'delivered', errorCode: null })
  expect(carrier.redacted).toEqual([sent.sid])
})

test.for([
  ['a text we never sent', { outboxId: '019aaaaa-0000-7000-8000-00000000dead' }],
  ['another message’s id', { sid: `SM${'7'.repeat(32)}` }],
  ['a status without meaning', { status: 'receiving' }],
] as const)('a report of %s changes nothing', async ([, more]) => {
  const sent = await sentText()
  const before = await standing(sent)
  await reportDelivery(deps, { ...sent, status: 'delivered', errorCode: null, ...more })
  expect(await standing(sent)).toEqual(before)
})
