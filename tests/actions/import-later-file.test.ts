// What a later file makes of patients on file: changes, hand-overs, graduations, returns, other phones.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertInvitation } from '../../server/db/invitations.ts'
import { insertOutbox } from '../../server/db/outbox.ts'
import { insertSuppression } from '../../server/db/suppressions.ts'
import { csv, importing, patient, row, stored, type Cells, type Imported } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
const all = <T extends Imported>(table: T) => stored(program.deps, table)
const one = async <T extends Imported>(table: T) => (await all(table))[0]!
const run = (rows: readonly Cells[]) => importing(program.deps, csv(rows))

describe('a later file', () => {
  beforeEach(async () => {
    program = await openTestProgram()
    await run([row()])
  })
  afterEach(() => program.close())

  test('changes what it tells otherwise, with one audit row that names the columns only', async () => {
    const { said } = await run([
      row({ patient_name: 'Renee Moss', language: 'es', zip: '80202', region: 'West' }),
    ])
    expect(said).toContain('To change: 1 patient.')
    expect(said).toContain('Row 2: other name, language, time zone, ZIP code and region.')
    expect(await one('patient')).toMatchObject({
      language: 'es',
      time_zones: 'America/Denver',
      region: 'West',
    })
    const changes = (await all('audit')).filter(({ action }) => action === 'patient.changed')
    expect(changes).toHaveLength(1)
    expect(JSON.parse(changes[0]!.detail)).toMatchObject({
      columns: 'patient_name language time_zone zip region',
    })
  })

  test('erases nothing by an empty cell', async () => {
    const empty = { zip: '', region: '', phone: '', team: '', case_manager_email: '', consent_on: '' }
    const { said } = await run([row({ ...empty, consent_evidence: '' })])
    expect(said).toMatch(/Nothing to change\.$/)
  })

  test('ends an assignment and starts the next', async () => {
    const next = row({ case_manager_id: 'CM-2', case_manager_name: 'Dee Park', case_manager_email: '' })
    const { said } = await run([
      row({ assigned_to: '2026-06-30' }),
      { ...next, team: 'Concord', assigned_from: '2026-07-01' },
    ])
    expect(said).toContain('To create: 1 case manager and 1 assignment.')
    expect(said).toContain('To end: 1 assignment.')
    expect(said).toContain('Rows 2 and 3: CM-1 ends; with CM-2.')
    expect(await all('assignment')).toMatchObject([
      { from_on: '2026-01-12', to_on: '2026-06-30' },
      { from_on: '2026-07-01', to_on: null },
    ])
  })

  test('may not hand a patient over while the assignment on file stays open', async () => {
    const next = { case_manager_id: 'CM-2', case_manager_email: '', assigned_from: '2026-07-01' }
    const { code, said } = await run([row(next)])
    expect(code).toBe(1)
    expect(said).toContain(
      'Row 2, assigned_from: On file this patient has another assignment on the same day.',
    )
    expect(await all('staff')).toHaveLength(1)
  })

  test('graduates a patient, and later takes them back in a new enrolment', async () => {
    const left = row({ graduated_on: '2026-10-30', assigned_to: '2026-10-30' })
    expect((await run([left])).said).toContain('To end: 1 enrolment and 1 assignment.')
    expect(await one('enrolment')).toMatchObject({ graduated_on: '2026-10-30', next_due_on: '2026-11-24' })
    const back = row({ enrolled_on: '2026-11-20', assigned_from: '2026-11-20', consent_on: '' })
    expect((await run([back])).said).toContain('Row 2: returns; with CM-1.')
    expect(await all('enrolment')).toMatchObject([
      { enrolled_on: '2026-01-12', graduated_on: '2026-10-30' },
      { enrolled_on: '2026-11-20', graduated_on: null, next_due_on: '2026-11-20' },
    ])
    expect((await run([left, back])).said).toMatch(/Nothing to change\.$/)
  })

  test('may not enrol a patient again while the enrolment on file has no end', async () => {
    const { code, said } = await run([row({ enrolled_on: '2026-08-01', assigned_from: '2026-08-01' })])
    expect(code).toBe(1)
    expect(said).toContain('Row 2, enrolled_on: On file this patient has another enrolment at the same time.')
  })

  test('that leaves an ended assignment open is told that it stays ended', async () => {
    await run([row({ assigned_to: '2026-06-30' })])
    const { said } = await run([row()])
    expect(said).toContain('Row 2, assigned_to: On file this assignment has ended.')
    expect(said).toMatch(/Nothing to change\.$/)
  })

  test('with a first consent wakes the enrolment', async () => {
    await run([patient(2, { consent_on: '' })])
    const stay = async () => (await all('enrolment'))[1]!
    expect(await stay()).toMatchObject({ next_due_on: null })
    expect((await run([patient(2, { consent_on: '2026-11-20' })])).said).toContain('Row 2: consent to texts.')
    expect(await stay()).toMatchObject({ next_due_on: '2026-11-24' })
    expect((await all('patient'))[1]).toMatchObject({ consented_at: '2026-11-20T12:00:00.000Z' })
  })

  test('with another phone leaves the old one: its texts are cancelled and its link is dead', async () => {
    const { db, newId, now } = program.deps
    const [patientRow, enrolment, contact] = [
      await one('patient'),
      await one('enrolment'),
      await one('contact'),
    ]
    const invitationId = newId()
    await db.commit([
      db.query.updateTable('patient').set({ phone_said: 'own' }),
      insertInvitation(db, {
        id: invitationId,
        enrolment_id: enrolment.id,
        patient_id: patientRow.id,
        contact_id: contact.id,
        occasion: 'baseline',
        survey_id: 'baseline',
        survey_version: 1,
        facts: '{}',
        about_staff_id: null,
        about_team_id: null,
        goal_id: null,
        token_hash: 'h',
        state: 'invited',
        revision: 0,
        claim: null,
        due_at: now(),
        expires_at: '2026-12-08T18:00:00.000Z',
        invited_at: now(),
        delivered_at: null,
        started_at: null,
        ended_at: null,
        created_at: now(),
      }),
      insertOutbox(db, {
        id: newId(),
        contact_id: contact.id,
        patient_id: patientRow.id,
        invitation_id: invitationId,
        kind: 'ours',
        template: 'open',
        parameters: '{}',
        language: 'en',
        sealed: 0,
        state: 'queued',
        not_before: now(),
        not_after: '2026-11-26T18:00:00.000Z',
        lease_until: null,
        claim: null,
        attempts: 0,
        sid: null,
        error_code: null,
        segments: null,
        attempted_at: null,
        settled_at: null,
        created_at: now(),
      }),
    ])
    const { said } = await run([row({ phone: '925-555-0199' })])
    expect(said).toContain('To create: 1 phone.')
    expect(said).toContain('Row 2: other phone.')
    const phones = await all('contact')
    expect(phones).toHaveLength(2)
    expect(await one('patient')).toMatchObject({ contact_id: phones[1]!.id, phone_said: null })
    const [text] = await db.query.selectFrom('outbox').select('state').execute()
    const [invitation] = await db.query.selectFrom('invitation').select('state').execute()
    expect({ text, invitation }).toEqual({ text: { state: 'cancelled' }, invitation: { state: 'stopped' } })
    expect(phones[0]!.touched).toBe(contact.touched + 1)
  })

  test('does not open a phone that asked for no more texts, and says so', async () => {
    const { db } = program.deps
    await db.commit([db.query.updateTable('contact').set({ state: 'stopped' })])
    const { said } = await run([row({ consent_on: '2026-11-01' })])
    expect(said).toContain('Row 2, phone: This number has asked for no more texts')
    expect(await one('contact')).toMatchObject({ state: 'stopped' })
  })

  test('with a language that surveys speak asks again at once', async () => {
    await run([row({ language: 'vi' })])
    const { db } = program.deps
    await db.commit([db.query.updateTable('enrolment').set({ next_due_on: '2026-12-24' })])
    expect((await run([row({ language: 'es' })])).said).toContain('Row 2: other language.')
    expect(await one('enrolment')).toMatchObject({ next_due_on: '2026-11-24' })
  })

  test('with a number that the journal silences keeps it silent', async () => {
    const { db, newId, now, sealer } = program.deps
    const journal = async (phone: string, kind: 'stop' | 'start', at: string) =>
      insertSuppression(db, {
        id: newId(),
        phone_index: await sealer.index('phone', phone),
        kind,
        channel: 'sms',
        at,
      })
    await db.commit([
      await journal('+19255550155', 'stop', '2026-05-01T00:00:00.000Z'),
      await journal('+19255550156', 'stop', '2026-05-01T00:00:00.000Z'),
      await journal('+19255550156', 'start', now()),
    ])
    const { said } = await run([patient(5, { phone: '925-555-0155' }), patient(6, { phone: '925-555-0156' })])
    expect(said).toContain('Row 2, phone: This number has asked for no more texts')
    expect((await all('contact')).slice(1)).toMatchObject([{ state: 'stopped' }, { state: 'open' }])
  })

  test('changes a case manager for all patients at once', async () => {
    const { said } = await run([row({ team: 'Richmond', discipline: 'housing_specialist' })])
    expect(said).toContain('Team Richmond: new.')
    expect(said).toContain('Case manager CM-1: other discipline and team.')
    expect(await one('staff')).toMatchObject({ discipline: 'housing_specialist' })
  })
})
