// What a lead puts right for a patient whom texts do not reach: a new number with its yes, another try, a stop.
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { receiveText } from '../../server/actions/receive-text.ts'
import { tick } from '../../server/actions/tick.ts'
import { live, texts, welcomed } from '../actions/tick-setup.ts'
import type { TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import type { Person } from './signed-in.ts'
import { openLed, texted } from './unreached-setup.ts'

let program: TestProgram
let lead: Person
beforeEach(async () => {
  ;({ program, lead } = await openLed())
})
afterEach(() => program.close())

const list = async () => (await lead.get('/unreached')).text()
const db = () => program.deps.db

const YES = {
  number: '(925) 555-0188',
  phoneKind: 'own',
  agreed: 'yes',
  agreedOn: '2026-11-24',
  evidence: 'call of Nov 24, note in the chart',
}
const change = (patientId: string, fields: Record<string, string> = {}) =>
  lead.post(`/unreached/${publicId(program, 'patient', patientId)}/number`, { ...YES, ...fields })

const patientRow = (id: string) =>
  db().query.selectFrom('patient').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('a new number', () => {
  it('is kept with the words that were read aloud, and asking goes on there', async () => {
    const who = await welcomed(program, {
      name: 'Dora Dead',
      enrolment: { enrolled_on: '2026-11-20' },
    })
    await texted(program, who, '30005')
    const answer = await change(who.patientId)
    expect(await answer.text()).toContain('The new number is kept')
    const { contact_id: contactId, consented_at } = await patientRow(who.patientId)
    expect(contactId).not.toBe(who.contactId)
    expect(consented_at).toBe('2026-11-24T12:00:00.000Z')
    const events = await db().query.selectFrom('consent_event').selectAll().execute()
    expect(events.at(-1)).toMatchObject({
      contact_id: contactId,
      kind: 'texts_given',
      channel: 'in person',
      given_on: '2026-11-24',
    })
    expect(events.at(-1)).toMatchObject({
      wording: expect.stringContaining('Orchard would like to text'),
      risk_warning: expect.stringContaining('Text messages are not private'),
    })
    await live(program, 20)
    const later = (await texts(program)).filter((text) => text.contact_id === contactId)
    expect(later.map(({ state }) => state)).toContain('accepted')
    expect(await list()).not.toContain('Dora')
  })

  it.each([
    ['is refused', { number: '555' }, 'no US phone number'],
    ['needs a yes', { agreed: 'no' }, 'Read the words to the patient first'],
    ['needs a day that has come', { agreedOn: '2026-12-24' }, 'Give the day of the yes'],
    ['needs to be written down somewhere', { evidence: '  ' }, 'Say where the yes is written down'],
    ['is nobody else’s own', { number: '9255550199' }, 'Another patient is texted on this number'],
    ['is not one that said stop', { number: '9255550177' }, 'said STOP'],
    ['is not one that said stop before it was anybody’s', { number: '9255550166' }, 'said STOP'],
  ])('%s: %j', async (_name, fields, sentence) => {
    await program.addPatient({ phone: '+19255550199' })
    await program.addPatient({ phone: '+19255550177' })
    await receiveText(program.deps, { providerId: 'SM3', from: '+19255550177', body: 'STOP' })
    await receiveText(program.deps, { providerId: 'SM4', from: '+19255550166', body: 'STOP' })
    const who = await program.addPatient({ name: 'Dora Dead' })
    await texted(program, who, '30005')
    const before = await patientRow(who.patientId)
    const answer = await change(who.patientId, fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(sentence)
    expect(html).toContain('Nothing was changed')
    // What was typed is still there.
    if ('number' in fields && fields.number) expect(html).toContain(`value="${fields.number}"`)
    expect(await patientRow(who.patientId)).toEqual(before)
  })

  it('closes the links that went to the old one', async () => {
    const who = await welcomed(program, { phone: '+19255550155', enrolment: { enrolled_on: '2026-11-20' } })
    await tick(program.deps)
    await receiveText(program.deps, { providerId: 'SM5', from: '+19255550155', body: 'wrong number' })
    await change(who.patientId)
    const made = await db().query.selectFrom('invitation').select('state').execute()
    expect(made).toEqual([{ state: 'stopped' }])
  })
})

test('asking again opens a number that the carrier had given up, and lifts no stop', async () => {
  const who = await program.addPatient({ name: 'Dora Dead', phone: '+19255550156' })
  await texted(program, who, '30005')
  expect(
    await (await lead.post(`/unreached/${publicId(program, 'patient', who.patientId)}/again`)).text(),
  ).toContain('the number is right')
  const contact = db().query.selectFrom('contact').select('state').where('id', '=', who.contactId)
  expect(await contact.executeTakeFirst()).toEqual({ state: 'open' })
  expect(await list()).not.toContain('Dora')
  await receiveText(program.deps, { providerId: 'SM6', from: '+19255550156', body: 'STOP' })
  expect((await lead.post(`/unreached/${publicId(program, 'patient', who.patientId)}/again`)).status).toBe(
    404,
  )
  expect(await contact.executeTakeFirst()).toEqual({ state: 'stopped' })
})

test('a stop said to a person is a stop: journal, ledger, and nothing leaves', async () => {
  const who = await program.addPatient({ name: 'Ora Outofreach' })
  await texted(program, who, '30003')
  await texted(program, who, '30003')
  await lead.post(`/unreached/${publicId(program, 'patient', who.patientId)}/stop`)
  expect((await patientRow(who.patientId)).consented_at).toBeNull()
  const journal = await db().query.selectFrom('suppression').select(['kind', 'channel']).execute()
  expect(journal).toEqual([{ kind: 'stop', channel: 'in person' }])
  await live(program, 40)
  expect((await texts(program)).filter(({ state }) => state === 'queued')).toEqual([])
})

test('every opening and every change is in the log, without a number or a word', async () => {
  const who = await program.addPatient({ name: 'Dora Dead' })
  await texted(program, who, '30005')
  await list()
  await lead.get(`/unreached/${publicId(program, 'patient', who.patientId)}`)
  await change(who.patientId)
  const rows = await db()
    .query.selectFrom('audit')
    .select(['action', 'detail'])
    .where('actor_id', '=', lead.staffId)
    .execute()
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['unreached.viewed', 'reach.viewed', 'patient.number_changed']),
  )
  expect(JSON.stringify([rows, program.logged])).not.toMatch(/5550188|chart|Dora/)
})
