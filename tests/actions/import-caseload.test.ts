// What an import leaves in the database, on each of the three.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  caseloadFile,
  csv,
  importing,
  patient,
  row,
  stored,
  type Cells,
  type Imported,
} from '../support/caseload.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
const all = <T extends Imported>(table: T) => stored(program.deps, table)
const one = async <T extends Imported>(table: T) => (await all(table))[0]!
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

  test('stores what asking needs: zone, due date, consent in its ledger, and nothing said yet', async () => {
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
