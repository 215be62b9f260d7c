// What an import leaves in the database, on each of the three, and what a later file makes of it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertInvitation } from '../../server/db/invitations.ts'
import { insertOutbox } from '../../server/db/outbox.ts'
import type { Tables } from '../../server/db/tables.ts'
import { caseloadFile, csv, importing, patient, row, type Cells } from '../support/caseload.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
type Stored = Pick<
  Tables,
  'patient' | 'staff' | 'contact' | 'enrolment' | 'assignment' | 'consent_event' | 'audit'
>
const all = async <T extends keyof Stored>(table: T): Promise<Stored[T][]> =>
  // Every one of these tables has an id to order by.
  (await program.deps.db.query
    .selectFrom(table as 'patient')
    .selectAll()
    .orderBy('id')
    .execute()) as unknown as Stored[T][]
const one = async <T extends keyof Stored>(table: T): Promise<Stored[T]> => (await all(table))[0]!
const run = (rows: readonly Cells[] | string, ...flags: string[]) =>
  importing(program.deps, typeof rows === 'string' ? rows : csv(rows), ...flags)

describe.for(DATABASES)('on $name', (database) => {
  beforeEach(async () => {
    program = await openTestProgram({ database })
  })
  afterEach(() => program.close())

  test('the example is stored once, however often it is imported', async () => {
    await run(caseloadFile('example'))
    const stored = await Promise.all((['patient', 'contact', 'enrolment', 'assignment'] as const).map(all))
    expect(stored.map((rows) => rows.length)).toEqual([7, 7, 7, 8])
    const audits = (await all('audit')).length
    expect((await run(caseloadFile('example'))).said).toMatch(/Nothing to change\.$/)
    expect(await Promise.all((['patient', 'contact', 'enrolment', 'assignment'] as const).map(all))).toEqual(
      stored,
    )
    expect(await all('audit')).toHaveLength(audits)
  })

  test('more people than one statement can name are found again', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => patient(n + 1))
    expect((await run(rows)).code).toBe(0)
    expect((await run(rows)).said).toMatch(/Unchanged: 120 patients\.[^]*Nothing to change\.$/)
  })
})

describe('an import', () => {
  beforeEach(async () => {
    program = await openTestProgram()
  })
  afterEach(() => program.close())

  test('keeps no name, number, id, address, ZIP code or year readable', async () => {
    await run([row({ consent_evidence: 'a form in the green folder' })])
    const { sealer } = program.deps
    const stored = await one('patient')
    expect(await sealer.open('patient', 'name_sealed', stored.id, stored.name_sealed)).toBe('Renee Watkins')
    expect(await sealer.open('patient', 'birth_year_sealed', stored.id, stored.birth_year_sealed!)).toBe(
      '1984',
    )
    const phone = await one('contact')
    expect(await sealer.open('contact', 'phone_sealed', phone.id, phone.phone_sealed)).toBe('+19255550111')
    const everything = JSON.stringify(
      await Promise.all(
        (['patient', 'staff', 'contact', 'enrolment', 'assignment', 'consent_event', 'audit'] as const).map(
          all,
        ),
      ),
    )
    expect(everything).not.toMatch(/Watkins|Ruiz|5550111|94520|"1984"|P-1|CM-1|green folder/)
    expect(program.logged.join()).not.toMatch(/Watkins|5550111/)
  })

  test('stores what asking needs: zone, rotation, due date, consent in its ledger, and nothing said yet', async () => {
    await run([row({ consent_on: '2026-02-01' })])
    expect(await one('patient')).toMatchObject({
      phone_kind: 'own',
      phone_said: null,
      sharing: null,
      sharing_since: null,
      time_zones: 'America/Los_Angeles',
      consented_at: '2026-02-01T12:00:00.000Z',
      contact_id: (await one('contact')).id,
    })
    expect(await one('enrolment')).toMatchObject({ enrolled_on: '2026-01-12', next_due_on: '2026-02-01' })
    expect(await one('consent_event')).toMatchObject({
      kind: 'texts_given',
      channel: 'import',
      given_on: '2026-02-01',
      contact_id: (await one('contact')).id,
    })
    expect(await one('contact')).toMatchObject({ state: 'open', welcomed_at: null })
  })

  test('makes staff members, never accounts', async () => {
    await run([row()])
    expect(await all('staff')).toHaveLength(1)
    expect(program.statements.filter((sql) => /"(user|account|one_time_link)"/.test(sql))).toEqual([])
  })

  test('finds someone on file by e-mail address, such as the first administrator', async () => {
    const index = await program.deps.sealer.index('email', 'ana.ruiz@county.example')
    const staffId = await program.addStaff('admin', { email_index: index, discipline: null })
    const { said } = await run([row()])
    expect(said).toContain('Case manager CM-1: other id, name')
    expect(await all('staff')).toHaveLength(1)
    expect(await one('staff')).toMatchObject({ id: staffId, discipline: 'social_worker' })
    expect(await one('assignment')).toMatchObject({ staff_id: staffId })
    expect((await run([row()])).said).toMatch(/Nothing to change\.$/)
  })

  test('refuses an e-mail address that is another case manager’s on file', async () => {
    await run([row()])
    const { code, said } = await run([patient(2, { case_manager_id: 'CM-2' })])
    expect(code).toBe(1)
    expect(said).toContain('Row 2, case_manager_email: On file another person has this e-mail address.')
  })

  test('writes all patients of a commit or none, and the same file finishes what was cut short', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => patient(n + 1))
    const { db } = program.deps
    let commits = 0
    const cut = {
      ...db,
      commit: (writes: Parameters<typeof db.commit>[0]) => {
        commits += 1
        if (commits === 4) throw new Error('the power went')
        return db.commit(writes)
      },
    }
    await expect(importing({ ...program.deps, db: cut }, csv(rows))).rejects.toThrow('the power went')
    expect(await all('patient')).toHaveLength(50)
    expect(await all('enrolment')).toHaveLength(50)
    const { said } = await run(rows)
    expect(said).toContain('To create: 70 patients, 70 phones, 70 enrolments, 70 assignments')
    expect(await all('patient')).toHaveLength(120)
    expect((await run(rows)).said).toMatch(/Nothing to change\.$/)
  })

  test('beside another import of the same file leaves each patient once', async () => {
    const both = await Promise.all([run([row()]), run([row()])])
    expect(await all('patient')).toHaveLength(1)
    for (const { said } of both) {
      expect(said).toMatch(/(Written|Nothing to change|Another import was running at the same time.*)\.$/)
    }
    expect((await run([row()])).said).toMatch(/Nothing to change\.$/)
  })
})

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
    expect(await one('enrolment')).toMatchObject({ graduated_on: '2026-10-30', next_due_on: null })
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

  test('changes a case manager for all patients at once', async () => {
    const { said } = await run([row({ team: 'Richmond', discipline: 'housing_specialist' })])
    expect(said).toContain('Team Richmond: new.')
    expect(said).toContain('Case manager CM-1: other discipline and team.')
    expect(await one('staff')).toMatchObject({ discipline: 'housing_specialist' })
  })
})
