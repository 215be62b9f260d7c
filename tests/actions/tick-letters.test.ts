// Patients who get no texts: an invitation for a letter, by the same schedule, until a text may go.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { printLetter } from '../../server/actions/print-letter.ts'
import { tick } from '../../server/actions/tick.ts'
import { addAdministrator } from '../support/administrator.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { dueOn, invitations, live, texts, welcomed } from './tick-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

const NO_CONSENT: NewPatient = { patient: { consented_at: null } }
const consent = (patientId: string) =>
  program.deps.db.commit([
    program.deps.db.query
      .updateTable('patient')
      .set({ consented_at: program.deps.now() })
      .where('id', '=', patientId),
  ])

test.for([
  ['who did not agree to texts', NO_CONSENT, null],
  ['without a phone', { patient: { contact_id: null } }, null],
  ['whose phone is somebody else’s', {}, 'unlinked'],
  ['whose phone takes no texts', {}, 'dead'],
] as const)(
  'a patient %s is invited by letter: no text, and four weeks to answer',
  async ([, who, state]) => {
    const { contactId } = await welcomed(program, who)
    const { db } = program.deps
    if (state) await db.commit([db.query.updateTable('contact').set({ state }).where('id', '=', contactId)])
    await tick(program.deps)
    expect(await invitations(program)).toMatchObject([
      { occasion: 'baseline', contact_id: null, state: 'planned', expires_at: '2026-12-22T18:00:00.000Z' },
    ])
    expect(await texts(program)).toEqual([])
    // Looked at within a week, lest a consent be missed.
    expect(await dueOn(program)).toBe('2026-12-01')
  },
)

test('months of letters follow the schedule, and none is asked twice', async () => {
  await welcomed(program, { patient: { contact_id: null }, enrolment: { enrolled_on: '2026-11-20' } })
  await live(program, 98, 'P1D')
  expect((await invitations(program)).map(({ occasion }) => occasion)).toEqual([
    'baseline',
    'pulse:2026-12',
    'pulse:2027-01',
    'pulse:2027-02',
  ])
  expect(await texts(program)).toEqual([])
})

test('a pause, and a language that no survey speaks, hold letters back, too', async () => {
  await welcomed(program, { patient: { contact_id: null, paused_until: '2026-12-15' } })
  await welcomed(program, { patient: { contact_id: null, language: 'hmn' } })
  await tick(program.deps)
  expect(await invitations(program)).toEqual([])
})

test('once the patient agrees to texts, the letter that nobody printed goes as a text', async () => {
  const { patientId, contactId } = await program.addPatient(NO_CONSENT)
  await tick(program.deps)
  await consent(patientId)
  program.clock.advance('P7D')
  await live(program, 48)
  const [only, ...more] = await invitations(program)
  expect(more).toEqual([])
  expect(only).toMatchObject({ occasion: 'baseline', contact_id: contactId })
  const sent = await texts(program)
  expect(sent.map(({ template, invitation_id }) => [template, invitation_id])).toEqual([
    ['welcome', null],
    ['open', only!.id],
  ])
  expect(only!.state).not.toBe('planned')
})

test('a letter that was printed stays a letter', async () => {
  const dee = await addAdministrator(program, 'Dee Park')
  const { patientId } = await welcomed(program, NO_CONSENT)
  await tick(program.deps)
  await printLetter(program.deps, dee, `P-${patientId}`)
  expect(await invitations(program)).toMatchObject([{ state: 'invited', invited_at: program.deps.now() }])
  await consent(patientId)
  program.clock.advance('P7D')
  await live(program, 48)
  expect(await invitations(program)).toMatchObject([{ contact_id: null, state: 'invited' }])
  expect((await texts(program)).map(({ template }) => template)).not.toContain('open')
})
