// Whose call it is: handed on, given back, taken over when it is late or its owner is gone; and which call comes next.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { addFollowUp, clearFollowUps, deleteAccountOf, stepsOf } from './follow-ups-setup.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

let program: TestProgram
let side: StaffSide
let lead: Person
let other: Person
let patientId: string
let id: string

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  lead = await side.enter('lead', 'Maureen Tate')
  other = await side.enter('lead', 'Priya Nair')
  ;({ patientId } = await program.addPatient({ name: 'Carl Dempsey', phone: '+19255550114' }))
})
afterAll(() => program.close())
beforeEach(async () => {
  await clearFollowUps(program)
  id = await addFollowUp(program, patientId, 'call', { words: 'Quit' })
})

const { at, open, row, step, logged } = stepsOf(
  () => program,
  () => id,
)

describe('whose call it is', () => {
  it('goes to another lead, who finds the words', async () => {
    await step(lead, 'take')
    expect((await step(lead, 'hand', { to: publicId(program, 'staff', other.staffId) })).status).toBe(303)
    expect(await open(other)).toContain('Quit')
    expect(await open(lead)).not.toContain('Quit')
    expect((await logged()).at(-1)).toEqual(['follow_up.handed_over', lead.staffId, { to: other.staffId }])
  })

  it('goes to nobody without a lead’s account', async () => {
    const worker = await side.enter('case_manager', 'Lee Chan')
    await step(lead, 'take')
    const without = [worker, lead].map(({ staffId }) => publicId(program, 'staff', staffId))
    // A lead's id as it is on file names nobody in a form.
    for (const to of ['', ...without, 'nobody', other.staffId]) {
      const refused = await step(lead, 'hand', { to })
      expect([refused.status, await refused.text()]).toEqual([
        422,
        expect.stringContaining('Choose a lead to hand it to.'),
      ])
    }
  })

  it('comes back to all of them', async () => {
    await step(lead, 'take')
    await step(lead, 'give-back')
    expect(await row()).toMatchObject({ state: 'open', owner_staff_id: null, taken_at: null })
    expect((await step(other, 'take')).status).toBe(303)
  })

  it('is taken over once it is late, and the log says from whom', async () => {
    await step(lead, 'take')
    expect(await open(other)).not.toContain('Take it')
    program.clock.advance('PT5H')
    expect(await open(other)).toContain('Take it over')
    expect((await other.post(`${at()}/take`)).status).toBe(303)
    expect((await logged()).at(-1)).toEqual(['follow_up.taken_over', other.staffId, { from: lead.staffId }])
    expect((await step(lead, 'close', { outcome: 'reached' })).status).toBe(409)
  })

  it('is taken over at once from somebody whose account is gone', async () => {
    const leaver = await side.enter('lead', 'Rosa Delgado')
    await step(leaver, 'take')
    await deleteAccountOf(program, leaver.staffId)
    expect(await open(other)).toContain('who can open it no more')
    expect((await other.post(`${at()}/take`)).status).toBe(303)
  })

  it('is taken over at once from somebody who works with the patient by now', async () => {
    await step(lead, 'take')
    await program.addPatient({ caseManagerId: lead.staffId })
    const { db } = program.deps
    await db.commit([db.query.updateTable('assignment').set({ patient_id: patientId })])
    expect((await other.post(`${at()}/take`)).status).toBe(303)
    expect((await lead.get(at())).status).toBe(404)
    await db.commit([db.query.deleteFrom('assignment')])
  })
})

describe('words of danger', () => {
  beforeEach(async () => {
    id = await addFollowUp(program, patientId, 'crisis', { words: 'CANARY' })
  })

  it('have their minutes again after each step, and another may take over when they pass', async () => {
    await step(lead, 'take')
    program.clock.advance('PT10M')
    await step(lead, 'attempt', { result: 'no_answer' })
    expect(await row()).toMatchObject({
      due_at: '2026-11-24T18:25:00.000Z',
      escalates_at: '2026-11-24T18:40:00.000Z',
    })
    program.clock.advance('PT14M')
    expect((await step(other, 'take')).status).toBe(409)
    program.clock.advance('PT1M')
    expect((await step(other, 'take')).status).toBe(303)
    await step(other, 'give-back')
    expect(await row()).toMatchObject({ state: 'open', due_at: '2026-11-24T18:40:00.000Z' })
  })
})

describe('the next call', () => {
  it('is the one after this, past those that are somebody else’s, and round again', async () => {
    const names = ['Odessa Greene', 'Ana Fuentes', 'Elias Moreno'] as const
    const ids: string[] = []
    for (const [place, name] of names.entries()) {
      const { patientId: of } = await program.addPatient({ name })
      const due = `2026-11-25T0${place}:00:00.000Z`
      ids.push(await addFollowUp(program, of, 'call', { due_at: due, escalates_at: due }))
    }
    await other.post(`/follow-ups/${publicId(program, 'follow_up', ids[0]!)}/take`)
    expect(await open(lead)).toContain('Next call: Ana Fuentes')
    await step(lead, 'take')
    await step(lead, 'close', { outcome: 'reached' })
    expect(await open(lead)).toContain('Next call: Ana Fuentes')
    id = ids[1] ?? ''
    expect(await open(lead)).toContain('Next call: Elias Moreno')
    id = ids[2] ?? ''
    expect(await open(lead)).toContain('Next call: Ana Fuentes')
  })
})
