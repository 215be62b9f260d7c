// The consent ledger alone tells who may be texted today: whatever was said, imported or reported, in whatever order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportDelivery } from '../../server/actions/report-delivery.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import type { ConsentEventTable } from '../../server/db/tables/people.ts'
import { csv, importing, patient } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'

const PHONE = '+19255510001'
const DAYS = ['', '2026-01-12', '2026-03-01', '2026-11-20', '2026-11-24']

const happening = fc.oneof(
  fc.record({
    kind: fc.constant('import' as const),
    consent_on: fc.constantFrom(...DAYS),
    consent_wording: fc.constantFrom('', 'I agree to texts'),
    sms_risk_warning: fc.constantFrom('', 'Texts are not private'),
  }),
  fc.record({
    kind: fc.constant('say' as const),
    body: fc.constantFrom('STOP', 'alto', 'START', 'comenzar', 'please stop texting me', 'wrong number', '1'),
  }),
  fc.record({ kind: fc.constant('carrier' as const), code: fc.constantFrom('21610', '30005', '30003') }),
  fc.record({ kind: fc.constant('night' as const) }),
)

const people = ({ deps }: TestProgram) =>
  deps.db.query.selectFrom('patient').select(['id', 'contact_id', 'consented_at']).orderBy('id').execute()

const ledger = ({ deps }: TestProgram) =>
  deps.db.query
    .selectFrom('consent_event')
    .selectAll()
    .where('kind', 'in', ['texts_given', 'texts_withdrawn'])
    .orderBy('at')
    .orderBy('id')
    .execute()

/** A yes on paper counts if it is newer than the last no; a yes by text is newer by itself. Null: no consent. */
function replayed(
  events: readonly Pick<ConsentEventTable, 'kind' | 'channel' | 'given_on'>[],
): string | null {
  let [on, no]: (string | null)[] = [null, null]
  for (const { kind, channel, given_on: day } of events) {
    if (kind === 'texts_withdrawn') [on, no] = [null, day]
    else if (channel !== 'import' || (day > (no ?? '') && day > (on ?? ''))) on = day
  }
  return on ?? null
}

test('a replay of the ledger ends in today’s consent, for every history; a wrong number costs nobody theirs', async () => {
  let phrases = 0
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), async (history) => {
      const program = await openTestProgram()
      const { deps, clock } = program
      try {
        // Two on one phone, whose consents are of different days.
        await importing(deps, csv([patient(1), patient(2, { phone: PHONE.slice(2), consent_on: '' })]))
        let texts = 0
        for (const what of history) {
          clock.advance('PT1M')
          if (what.kind === 'import') {
            const { kind: _, ...cells } = what
            await importing(deps, csv([patient(1), patient(2, { phone: PHONE.slice(2), ...cells })]))
          }
          if (what.kind === 'say')
            await receiveText(deps, { providerId: `SM${(texts += 1)}`, from: PHONE, body: what.body })
          if (what.kind === 'night') clock.advance('P1D')
          if (what.kind === 'carrier') await reportOf(program, what.code)
          const events = await ledger(program)
          for (const { id, consented_at } of await people(program)) {
            const own = events.filter(({ patient_id, about }) => patient_id === id && about === 'patient')
            expect(consented_at?.slice(0, 10) ?? null).toBe(replayed(own))
          }
          phrases += events.filter(({ about }) => about === 'number').length
        }
      } finally {
        await program.close()
      }
    }),
    { numRuns: 30, seed: 1 },
  )
  expect(phrases).toBeGreaterThan(0)
})

/** The carrier's report of a text to the first of those on the phone, if anybody is. */
async function reportOf(program: TestProgram, code: string): Promise<void> {
  const { deps } = program
  const [first] = (await people(program)).filter(({ contact_id: id }) => id !== null)
  if (!first?.contact_id) return
  const outboxId = await queued(deps, { patientId: first.id, contactId: first.contact_id })
  await sendTexts(deps)
  const sid = (await outboxRow(deps, outboxId)).sid ?? `SM${'0'.repeat(32)}`
  await reportDelivery(deps, { outboxId, sid, status: 'undelivered', errorCode: code })
}

test('each no names the phone, the words, the language and the channel', async () => {
  const program = await openTestProgram()
  const { deps } = program
  const who = [
    await program.addPatient({ phone: PHONE }),
    await program.addPatient({ patient: { language: 'es' } }),
  ]
  for (const { patientId, contactId } of who) {
    const outboxId = await queued(deps, { patientId, contactId })
    if (contactId === who[0]!.contactId) {
      await receiveText(deps, { providerId: 'SM1', from: PHONE, body: 'wrong number' })
      continue
    }
    // It waits in the queue: the carrier knows better.
    await reportDelivery(deps, { outboxId, sid: 'SM2', status: 'failed', errorCode: '21610' })
    expect((await outboxRow(deps, outboxId)).state).toBe('failed')
  }
  expect(await ledger(program)).toMatchObject([
    {
      patient_id: who[0]!.patientId,
      contact_id: who[0]!.contactId,
      about: 'number',
      wording: 'WRONG NUMBER',
      language: 'en',
      channel: 'sms',
    },
    {
      patient_id: who[1]!.patientId,
      contact_id: who[1]!.contactId,
      about: 'patient',
      wording: 'STOP at the carrier',
      language: 'es',
      channel: 'carrier',
      given_on: '2026-11-24',
    },
  ])
  await program.close()
})
