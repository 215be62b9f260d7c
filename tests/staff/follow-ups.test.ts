// Who sees, takes and closes a follow-up: one lead each, and never the worker it is hidden from.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertFollowUp } from '../../server/db/follow-ups.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

let program: TestProgram
let side: StaffSide
let lead: Person

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  lead = await side.enter('lead')
})
afterAll(() => program.close())

describe('follow-ups', () => {
  const add = async (
    patientId: string,
    kind: 'call' | 'change_worker' | 'stop_word' | 'crisis',
    hiddenFrom: string | null,
    words: string | null = null,
  ) => {
    const { db, sealer, newId, now } = program.deps
    const id = newId()
    await db.commit([
      insertFollowUp(db, {
        id,
        patient_id: patientId,
        kind,
        hidden_from_staff_id: hiddenFrom,
        owner_staff_id: null,
        words_sealed: words && (await sealer.seal('follow_up', 'words_sealed', id, words)),
        state: 'open',
        claim: null,
        due_at: '2026-11-24T23:00:00.000Z',
        escalates_at: null,
        taken_at: null,
        outcome: null,
        created_at: now(),
        done_at: null,
      }),
    ])
    return id
  }

  it('are never seen, taken or closed by the worker they are hidden from, though that worker is a lead', async () => {
    const { patientId } = await program.addPatient({ name: 'Odessa Greene' })
    const id = await add(patientId, 'change_worker', lead.staffId)
    expect(await (await lead.get('/follow-ups')).text()).not.toContain('Odessa')
    expect((await lead.post(`/follow-ups/${id}/take`)).status).toBe(404)
    expect((await lead.post(`/follow-ups/${id}/close`)).status).toBe(404)
    const other = await side.enter('lead', 'Priya Nair')
    expect(await (await other.get('/follow-ups')).text()).toContain('Odessa')
  })

  it('about words that may mean danger stand first, whatever is due before them', async () => {
    const { patientId } = await program.addPatient({ name: 'Ana Fuentes' })
    await add(patientId, 'call', null)
    await add(patientId, 'crisis', null)
    const html = await (await lead.get('/follow-ups')).text()
    const [danger, call] = [html.indexOf('Words that may mean danger'), html.indexOf('Asked for a call')]
    expect(html).toContain('One about words that may mean danger: call there first.')
    expect(danger).toBeGreaterThan(0)
    expect(call).toBeGreaterThan(danger)
    expect(html.slice(0, danger)).toContain('<b>Now</b>')
  })

  it('asked of somebody else stay hidden from a lead who works with the patient', async () => {
    const { patientId } = await program.addPatient({
      name: 'Elias Moreno',
      caseManagerId: lead.staffId,
    })
    await add(patientId, 'call', null)
    expect(await (await lead.get('/follow-ups')).text()).not.toContain('Elias')
  })

  it('open words and number to their owner alone', async () => {
    const { patientId } = await program.addPatient({ name: 'Carl Dempsey', phone: '+19255550114' })
    const id = await add(patientId, 'stop_word', null, 'Quit')
    const before = await (await lead.get('/follow-ups')).text()
    expect(before).toContain('Carl Dempsey')
    expect(before).not.toContain('Quit')
    expect(before).not.toContain('555-0114')
    expect((await lead.post(`/follow-ups/${id}/take`)).status).toBe(303)
    const after = await (await lead.get('/follow-ups')).text()
    expect(after).toContain('Quit')
    expect(after).toContain('(925) 555-0114')
    const other = await side.enter('lead', 'Maureen Tate')
    const theirs = await (await other.get('/follow-ups')).text()
    expect(theirs).toContain('Carl Dempsey')
    expect(theirs).not.toContain('Quit')
    expect((await other.post(`/follow-ups/${id}/close`)).status).toBe(409)
    expect((await lead.post(`/follow-ups/${id}/close`)).status).toBe(303)
  })

  it('are taken by one of two leads, with one row in the log', async () => {
    const { patientId } = await program.addPatient({ name: 'Yolanda Pierce' })
    const id = await add(patientId, 'stop_word', null)
    const leads = [lead, await side.enter('lead', 'Dee Park')]
    const answers = await Promise.all([...leads, ...leads].map((each) => each.post(`/follow-ups/${id}/take`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
    const rows = await program.deps.db.query
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', id)
      .execute()
    expect(rows.map(({ action }) => action)).toEqual(['follow_up.taken'])
  })
})
