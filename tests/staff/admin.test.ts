// The administrator’s page and the auditor’s log: accounts and traces, never an answer.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { haltTexts } from '../../server/actions/halt-texts.ts'
import { audit } from '../../server/db/audit.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { openStaffSide, PASSWORD, type Person, type StaffSide } from './signed-in.ts'

let program: TestProgram
let side: StaffSide

beforeEach(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
})
afterEach(() => program.close())

describe('the administrator’s page', () => {
  let admin: Person
  beforeEach(async () => {
    admin = await side.enter('administrator', 'Dee Park')
  })

  it('counts who is in the program, whom texts reach, and which languages have no survey', async () => {
    await program.addPatient()
    await program.addPatient({ patient: { language: 'es-MX', consented_at: null } })
    await program.addPatient({ patient: { language: 'ar' } })
    await program.addPatient({ enrolment: { graduated_on: '2026-11-23' } })
    const { contactId } = await program.addPatient()
    await program.deps.db.commit([
      program.deps.db.query.updateTable('contact').set({ state: 'stopped' }).where('id', '=', contactId),
    ])
    const html = await (await admin.get('/admin')).text()
    expect(html).toContain('4 of 5 patients are in the program today; 3 agreed to texts.')
    expect(html).toMatch(/Stopped texts \(STOP\)<\/th><td class="n">1</)
    expect(html).toContain('Arabic: 1')
    expect(html).not.toContain('Spanish')
    expect(html).not.toContain('Renee')
  })

  it('says when no survey leaves and why, to those who run the program, and lets an administrator go on', async () => {
    const { deps } = program
    await haltTexts(deps, '30034')
    const lead = await side.enter('lead', 'Lee Ortiz')
    const worker = await side.enter('case_manager', 'Ana Ruiz')
    const banner = 'No survey leaves since November 24.'
    expect(await (await worker.get('/caseload')).text()).not.toContain(banner)
    const seen = await (await lead.get('/program')).text()
    expect(seen).toContain(banner)
    expect(seen).not.toContain('/admin/texts/resume')
    expect(await (await admin.get('/admin')).text()).toContain('30034: the number is not registered')
    expect((await lead.post('/admin/texts/resume', {})).status).toBe(403)
    expect((await admin.post('/admin/texts/resume', {})).status).toBe(303)
    expect(await (await admin.get('/admin')).text()).not.toContain(banner)
    const told = await deps.db.query
      .selectFrom('audit')
      .select(['action', 'actor_kind', 'actor_id', 'detail'])
      .where('subject_id', '=', 'program')
      .execute()
    expect(told).toEqual([
      { action: 'texts.halted', actor_kind: 'system', actor_id: null, detail: '{"code":"30034"}' },
      { action: 'texts.resumed', actor_kind: 'staff', actor_id: admin.staffId, detail: '{"code":"30034"}' },
    ])
  })

  it('of an empty program says what comes first', async () => {
    const html = await (await admin.get('/admin')).text()
    expect(html).toContain('No patient is on file yet: import a caseload first.')
    expect(html).toContain('1 of 1 staff member has an account.')
    expect(html).not.toContain('Every patient')
  })

  it('makes a link that is shown once, opens an account in that role, and stands in no table', async () => {
    const staffId = await side.addMember('Ana Ruiz', 'ana.ruiz@county.example')
    const answer = await admin.post(`/admin/staff/${publicId(program, 'staff', staffId)}/link`, {
      role: 'case_manager',
    })
    const address = /https:\/\/say\.example(\/sign-in\/first\/[\w-]+)/.exec(await answer.text())
    const path = address?.[1] ?? ''
    expect(await (await admin.get('/admin')).text()).not.toContain(path)
    const token = path.split('/').at(-1)!
    const stored = await Promise.all(
      (['one_time_link', 'audit'] as const).map((table) =>
        program.deps.db.query.selectFrom(table).selectAll().execute(),
      ),
    )
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(program.logged.join()).not.toContain(token)
    await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    expect((await side.signIn('ana.ruiz@county.example', PASSWORD)).status).toBe(303)
    expect(await (await admin.get('/admin')).text()).toContain('Case manager account')
  })

  it('refuses a role that is none, a member who is none, and one without an address', async () => {
    const staffId = await side.addMember('Ana Ruiz', 'ana.ruiz@county.example')
    const without = await program.addStaff('Lee Chan')
    const status = async (id: string, role: string) =>
      (await admin.post(`/admin/staff/${publicId(program, 'staff', id)}/link`, { role })).status
    expect(await status(staffId, 'superuser')).toBe(400)
    expect(await status('019aaaaa-0000-7000-8000-ffffffffffff', 'lead')).toBe(404)
    expect(await status(without, 'lead')).toBe(400)
    expect(await (await admin.get('/admin')).text()).toContain('No e-mail on file')
    const links = await program.deps.db.query.selectFrom('one_time_link').selectAll().execute()
    expect(links.filter(({ used_at }) => used_at === null)).toEqual([])
  })
})

describe('the log', () => {
  it('comes a page at a time, newest first, without a gap or a repeat', async () => {
    const auditor = await side.enter('auditor', 'Joseph Osei')
    const { db, newId } = program.deps
    const at = (n: number) =>
      new Date(Date.parse('2026-11-01T00:00:00.000Z') + Math.floor(n / 7) * 1000).toISOString()
    const rows = Array.from({ length: 450 }, (_, n) =>
      audit(db, {
        id: newId(),
        at: at(n),
        actor: { kind: 'system', id: null },
        action: 'county.counted',
        subject: 'program',
        subjectId: `n${n}`,
      }),
    )
    await db.commit(rows)
    const seen: string[] = []
    let next: string | undefined = '/audit'
    for (let pages = 0; next && pages < 5; pages++) {
      const html: string = await (await auditor.get(next)).text()
      seen.push(...[...html.matchAll(/<code>(n\d+)<\/code>/g)].map(([, n]) => n!))
      next = /href="(\/audit\?before=[^"]+)"/.exec(html)?.[1]
    }
    expect(seen).toEqual(Array.from({ length: 450 }, (_, n) => `n${449 - n}`))
  })

  it('names staff, and of patients ids alone; odd addresses are refused', async () => {
    const auditor = await side.enter('auditor', 'Joseph Osei')
    const ana = await side.enter('case_manager', 'Ana Ruiz')
    const { patientId } = await program.addPatient({ name: 'Renee Watkins', caseManagerId: ana.staffId })
    await ana.get(`/caseload/patients/${publicId(program, 'patient', patientId)}`)
    const html = await (await auditor.get('/audit')).text()
    expect(html).toContain('Ana Ruiz')
    expect(html).toContain('patient viewed')
    expect(html).toContain(publicId(program, 'patient', patientId))
    expect(html).not.toContain('Renee')
    const unknown = publicId(program, 'audit', program.deps.newId())
    for (const odd of ['', 'x', "' OR 1=1", `2026-11-24T18:00:00.000Z_${patientId}`, unknown])
      expect((await auditor.get(`/audit?before=${encodeURIComponent(odd)}`)).status).toBe(404)
  })

  it('tells that sessions began and ended', async () => {
    const ana = await side.enter('case_manager', 'Ana Ruiz')
    await ana.post('/sign-out')
    const rows = await program.deps.db.query
      .selectFrom('audit')
      .selectAll()
      .where('actor_id', '=', ana.staffId)
      .where('action', 'like', 'session.%')
      .orderBy('id')
      .execute()
    expect(rows.map(({ action }) => action)).toEqual(['session.opened', 'session.closed'])
  })
})
