// The queue of people who are owed a call: what it shows to whom, in which order, and who hears of danger first.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { addFollowUp, clearFollowUps, deleteAccountOf } from './follow-ups-setup.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

let program: TestProgram
let side: StaffSide
let lead: Person
let priya: Person

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  lead = await side.enter('lead', 'Maureen Tate')
  priya = await side.enter('lead', 'Priya Nair')
})
afterAll(() => program.close())
beforeEach(() => clearFollowUps(program))

const listFor = async (person: Person) => (await person.get('/follow-ups')).text()
const placesOf = (html: string, names: readonly string[]) => names.map((name) => html.indexOf(name))
const owed = async (name: string, kind: Parameters<typeof addFollowUp>[2], more = {}) => {
  const { patientId } = await program.addPatient({ name })
  return addFollowUp(program, patientId, kind, more)
}

describe('the list', () => {
  it('says what to expect where nobody waits', async () => {
    expect(await listFor(lead)).toContain('Nobody is waiting. When a patient asks for a person')
  })

  it('has danger first, then what is past its time, then by when they are due', async () => {
    await owed('Last Due', 'call', { due_at: '2026-11-26T01:00:00.000Z' })
    await owed('Soon Due', 'stop_word')
    await owed('Past Due', 'wrong_number', {
      due_at: '2026-11-24T01:00:00.000Z',
      escalates_at: '2026-11-24T01:00:00.000Z',
    })
    await owed('In Danger', 'crisis')
    await owed('Harmed Here', 'allegation', {
      due_at: '2026-11-24T18:14:00.000Z',
      escalates_at: '2026-11-24T18:29:00.000Z',
    })
    const seenTo = await owed('Seen To', 'crisis')
    await priya.post(`/follow-ups/${publicId(program, 'follow_up', seenTo)}/take`)
    const html = await listFor(lead)
    const places = placesOf(html, ['Harmed Here', 'In Danger', 'Seen To', 'Past Due', 'Soon Due', 'Last Due'])
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(html).toContain('Three about danger or harm: call there first.')
    expect(html).toContain('One should have been made by now.')
  })

  it('says so where nobody reads the safety queue, and still owes the calls', async () => {
    await owed('Odessa Greene', 'call')
    const { db } = program.deps
    await db.commit([db.query.updateTable('program').set({ safety_staffed: 0 })])
    const html = await listFor(lead)
    expect(html).toContain('Nobody reads the safety queue here.')
    expect(html).toContain('Odessa Greene')
  })

  it('shows neither words nor a number', async () => {
    const id = await owed('Carl Dempsey', 'stop_word', { words: 'Quit' })
    await lead.post(`/follow-ups/${publicId(program, 'follow_up', id)}/take`)
    const html = await listFor(lead)
    expect(html).toContain('Maureen Tate (you)')
    expect(html).not.toContain('Quit')
    expect(html).not.toContain('555')
  })
})

describe('whoever is on duty', () => {
  const setDuty = (staffId: string, until = '') => {
    const who = staffId === '' ? '' : publicId(program, 'staff', staffId)
    return lead.post('/follow-ups/on-duty', { who, until })
  }

  it('hears of danger first; from the half hour on it is everybody’s', async () => {
    expect((await setDuty(priya.staffId)).status).toBe(303)
    await owed('In Danger', 'crisis')
    expect(await listFor(lead)).toContain('First for Priya Nair, on duty; for everybody from 10:30\u00a0am')
    expect(await (await lead.get('/program')).text()).not.toContain('about danger')
    expect(await (await priya.get('/program')).text()).toContain('1 call is about danger or harm')
    program.clock.advance('PT30M')
    expect(await listFor(lead)).not.toContain('First for')
    expect(await (await lead.get('/program')).text()).toContain('1 call is late')
  })

  it('locks no door: any lead who may see it takes it at once', async () => {
    await setDuty(priya.staffId)
    const id = await owed('In Danger', 'crisis')
    expect((await lead.post(`/follow-ups/${publicId(program, 'follow_up', id)}/take`)).status).toBe(303)
  })

  it('is on duty until the hours end, or the next time the clock shows a chosen time', async () => {
    await setDuty(lead.staffId)
    expect(await listFor(lead)).toContain('On duty: <b>Maureen Tate</b> until 5:00\u00a0pm')
    await setDuty(lead.staffId, '18:30')
    expect(await listFor(lead)).toContain('until 6:30\u00a0pm')
    await setDuty(lead.staffId, '07:00')
    expect(await listFor(lead)).toContain('until Wed, Nov 25, 7:00\u00a0am')
    program.clock.set('2026-11-25T15:00:00.000Z')
    expect(await listFor(lead)).toContain('Nobody is on duty')
  })

  it('ends by hand, at the time, or with the account', async () => {
    await setDuty(priya.staffId)
    await setDuty('')
    expect(await listFor(lead)).toContain('Nobody is on duty')
    const leaver = await side.enter('lead', 'Rosa Delgado')
    await setDuty(leaver.staffId)
    expect(await listFor(lead)).toContain('Rosa Delgado</b> until')
    await deleteAccountOf(program, leaver.staffId)
    expect(await listFor(lead)).toContain('Nobody is on duty')
  })

  it('is a lead; anybody else, and a time that is none, is refused with a sentence', async () => {
    const worker = await side.enter('case_manager', 'Ana Ruiz')
    const refused = await setDuty(worker.staffId)
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Only somebody with a lead’s account can be on duty.'),
    ])
    expect((await setDuty(lead.staffId, 'noon')).status).toBe(422)
    // The id on file names nobody in a form, and above all does not take off duty whoever is on it.
    await setDuty(priya.staffId)
    const raw = await lead.post('/follow-ups/on-duty', { who: lead.staffId, until: '' })
    expect(raw.status).toBe(422)
    expect(await listFor(lead)).toContain('Priya Nair</b> until')
    await setDuty('')
    expect(await listFor(lead)).toContain('Nobody is on duty')
  })

  it('stands in the log, from whom to whom', async () => {
    await setDuty(lead.staffId)
    await setDuty(priya.staffId, '18:00')
    const { query } = program.deps.db
    const rows = await query
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'on_duty.set')
      .execute()
    expect(rows.map(({ detail }) => JSON.parse(detail))).toEqual([
      { from: null, to: lead.staffId, until: '2026-11-25T01:00:00.000Z' },
      { from: lead.staffId, to: priya.staffId, until: '2026-11-25T02:00:00.000Z' },
    ])
  })
})

describe('the line on a lead’s other pages', () => {
  it('counts what is past its time, taken or not; where nothing is, it is not there', async () => {
    const id = await owed('Odessa Greene', 'call')
    await owed('Carl Dempsey', 'stop_word')
    expect(await (await lead.get('/program')).text()).not.toContain('>follow-ups<')
    await lead.post(`/follow-ups/${publicId(program, 'follow_up', id)}/take`)
    program.clock.advance('PT6H')
    expect(await (await lead.get('/program')).text()).toContain('2 calls are late: <a href="/follow-ups">')
  })

  it('is not on a case manager’s, an administrator’s or an auditor’s', async () => {
    await owed('Odessa Greene', 'call', {
      due_at: '2026-11-20T01:00:00.000Z',
      escalates_at: '2026-11-20T01:00:00.000Z',
    })
    const pages = { case_manager: '/caseload', administrator: '/admin/hours', auditor: '/audit' } as const
    for (const role of ['case_manager', 'administrator', 'auditor'] as const) {
      const person = await side.enter(role, `A ${role}`)
      program.statements.length = 0
      expect(await (await person.get(pages[role])).text()).not.toContain('late')
      expect(program.statements.filter((sql) => sql.includes('follow_up'))).toEqual([])
    }
  })
})
