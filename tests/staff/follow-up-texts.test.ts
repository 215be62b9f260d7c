// A call about words that paused a phone: what the patient tells a person of texts is done, as if they had texted it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { stopTexts } from '../../server/actions/stop-texts.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { addFollowUp, clearFollowUps, seenOf } from './follow-ups-setup.ts'
import { openStaffSide, type Person } from './signed-in.ts'

let program: TestProgram
let lead: Person
beforeAll(async () => {
  program = await openTestProgram()
  lead = await openStaffSide(program).enter('lead', 'Maureen Tate')
})
afterAll(() => program.close())
afterEach(() => vi.restoreAllMocks())

let patient: Awaited<ReturnType<TestProgram['addPatient']>>
let id: string
beforeEach(async () => {
  await clearFollowUps(program)
  patient = await program.addPatient({ name: 'Carl Dempsey' })
  await stop('pause')
  id = await addFollowUp(program, patient.patientId, 'pause_phrase', { words: 'please leave me be' })
  await lead.post(`/follow-ups/${publicId(program, 'follow_up', id)}/take`)
})

const query = () => program.deps.db.query
const stop = (kind: 'pause' | 'stop', contactId = patient.contactId) =>
  stopTexts(program.deps, { contactId, kind, channel: 'sms' })
const rowOf = (of = id) =>
  query().selectFrom('follow_up').selectAll().where('id', '=', of).executeTakeFirstOrThrow()
const close = async (fields: Record<string, string>, of = id) =>
  lead.post(`/follow-ups/${publicId(program, 'follow_up', of)}/close`, {
    seen: seenOf(program, await rowOf(of)),
    outcome: 'reached',
    ...fields,
  })
const phone = async (contactId = patient.contactId) =>
  (await query().selectFrom('contact').select('state').where('id', '=', contactId).executeTakeFirstOrThrow())
    .state
const journal = async () => {
  const rows = await query()
    .selectFrom('suppression')
    .innerJoin('contact', 'contact.phone_index', 'suppression.phone_index')
    .select(['suppression.kind', 'suppression.channel'])
    .where('contact.id', '=', patient.contactId)
    .orderBy('suppression.id')
    .execute()
  return rows.map(({ kind, channel }) => `${kind} ${channel}`)
}
const ledger = async (of = patient.patientId) => {
  const rows = await query().selectFrom('consent_event').selectAll().where('patient_id', '=', of).execute()
  return rows.map(
    ({ kind, channel, wording, risk_warning: risk }) => `${kind} ${channel}: ${wording} | ${risk}`,
  )
}
const consented = async (of = patient.patientId) =>
  (await query().selectFrom('patient').select('consented_at').where('id', '=', of).executeTakeFirstOrThrow())
    .consented_at !== null

describe('somebody who was reached', () => {
  it('and wants texts gets them again: phone, journal, ledger and log in one commit', async () => {
    const commit = vi.spyOn(program.deps.db, 'commit')
    expect((await close({ wish: 'wants_texts' })).status).toBe(303)
    expect([await phone(), await consented()]).toEqual(['open', true])
    expect(await journal()).toEqual(['pause sms', 'start in person'])
    expect(await ledger()).toEqual([
      expect.stringMatching(
        /^texts_given in person: Orchard would like to text.* \| Text messages are not private/,
      ),
    ])
    const log = await query().selectFrom('audit').selectAll().where('action', '=', 'texts.started').execute()
    expect(log.map(({ actor_id, detail }) => [actor_id, detail])).toEqual([
      [lead.staffId, '{"channel":"in person"}'],
    ])
    const commits = commit.mock.calls.map(([writes]) => writes.map((write) => write.compile().sql))
    const closing = commits.filter((writes) => writes.some((sql) => sql.startsWith('update "follow_up"')))
    expect(closing).toHaveLength(1)
    for (const start of ['update "contact"', 'insert into "suppression"', 'insert into "audit"'])
      expect(closing[0]?.some((sql) => sql.startsWith(start))).toBe(true)
  })

  it('and wants none is texted no more', async () => {
    expect((await close({ wish: 'no_texts' })).status).toBe(303)
    expect([await phone(), await consented()]).toEqual(['stopped', false])
    expect(await journal()).toEqual(['pause sms', 'stop in person'])
    expect(await ledger()).toEqual(['texts_withdrawn in person: STOP | null'])
  })

  it('must have said one or the other', async () => {
    for (const wish of [undefined, '', 'maybe']) {
      const refused = await close(wish === undefined ? {} : { wish })
      expect([refused.status, await refused.text()]).toEqual([
        422,
        expect.stringContaining('Choose whether they want texts'),
      ])
    }
    expect([(await rowOf()).state, await phone()]).toEqual(['taken', 'paused'])
  })

  it('has the last word by text: a stop that arrives at the same moment stands', async () => {
    const { db } = program.deps
    const commit = db.commit.bind(db)
    vi.spyOn(db, 'commit').mockImplementationOnce(async (writes) => {
      await stop('stop')
      return commit(writes)
    })
    expect((await close({ wish: 'wants_texts' })).status).toBe(409)
    expect([await phone(), await consented()]).toEqual(['stopped', false])
    expect(await journal()).toEqual(['pause sms', 'stop sms'])
  })
})

describe('somebody who was not reached', () => {
  it.each(['referred', 'not_needed'])('stays paused, whatever else the form says (%s)', async (outcome) => {
    expect((await close({ outcome, wish: 'wants_texts' })).status).toBe(303)
    expect([await phone(), await journal(), await ledger()]).toEqual(['paused', ['pause sms'], []])
  })
})

describe('a phone', () => {
  it('that said stop opens by a start word alone, and the page says so', async () => {
    await stop('stop')
    const page = await (await lead.get(`/follow-ups/${publicId(program, 'follow_up', id)}`)).text()
    expect(page).toContain('ask them to text START')
    expect(page).not.toContain('value="wants_texts"')
    expect((await close({ wish: 'wants_texts' })).status).toBe(303)
    expect(await phone()).toBe('stopped')
  })

  it('of two waits for both: the first yes opens nothing, the second does, and consent stays each one’s own', async () => {
    const { patientId } = await program.addPatient({ patient: { contact_id: patient.contactId } })
    const second = await addFollowUp(program, patientId, 'pause_phrase')
    await lead.post(`/follow-ups/${publicId(program, 'follow_up', second)}/take`)
    expect(await (await lead.get(`/follow-ups/${publicId(program, 'follow_up', id)}`)).text()).toContain(
      'Somebody else on this phone',
    )
    await close({ wish: 'wants_texts' })
    expect([await phone(), await journal()]).toEqual(['paused', ['pause sms']])
    await close({ wish: 'wants_texts' }, second)
    expect([await phone(), await journal()]).toEqual(['open', ['pause sms', 'start in person']])
    expect([await ledger(), (await ledger(patientId)).length]).toEqual([[], 1])
  })

  it('of two is stopped by a no from either', async () => {
    const { patientId } = await program.addPatient({ patient: { contact_id: patient.contactId } })
    const second = await addFollowUp(program, patientId, 'pause_phrase')
    await lead.post(`/follow-ups/${publicId(program, 'follow_up', second)}/take`)
    await close({ wish: 'wants_texts' })
    await close({ wish: 'no_texts' }, second)
    expect([await phone(), await consented(), await consented(patientId)]).toEqual(['stopped', false, false])
  })
})

it('a call about anything else asks nothing of texts', async () => {
  const call = await addFollowUp(program, patient.patientId, 'call')
  await lead.post(`/follow-ups/${publicId(program, 'follow_up', call)}/take`)
  expect(await (await lead.get(`/follow-ups/${publicId(program, 'follow_up', call)}`)).text()).not.toContain(
    'wants_texts',
  )
  await close({ wish: 'wants_texts' }, call)
  expect(await phone()).toBe('paused')
})
