// A call about a worker does not exist for that worker: as a lead, on duty, or when somebody would hand it to them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../server/staff/routes.ts'
import type { FollowUpKind } from '../../server/core/follow-up.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { addFollowUp, clearFollowUps, seenOf } from './follow-ups-setup.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

const NOBODY = '019aaaaa-0000-7000-8000-ffffffffffff'
const LATE = { due_at: '2026-11-20T01:00:00.000Z', escalates_at: '2026-11-20T01:00:00.000Z' }
const ASKED_OF_OTHERS: readonly FollowUpKind[] = ['call', 'change_worker', 'crisis', 'allegation', 'words']

let program: TestProgram
let side: StaffSide
/** A lead who once worked with the patient, and about whom the patient was asked. */
let concerned: Person
let other: Person
let patientId: string

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  concerned = await side.enter('lead', 'Lee Chan')
  other = await side.enter('lead', 'Priya Nair')
  ;({ patientId } = await program.addPatient({ name: 'Odessa Greene' }))
  const before = { to_on: '2026-03-01' }
  await program.addPatient({ name: 'Past Patient', caseManagerId: concerned.staffId, assignment: before })
})
afterAll(() => program.close())
beforeEach(() => clearFollowUps(program))

const rows = () => program.deps.db.query.selectFrom('follow_up').selectAll().orderBy('id').execute()

/** Every address of a call, asked with each method, with a form that would do it. */
async function answersTo(person: Person, id: string, claim: string | null) {
  const own = staffRoutes(program.deps).filter(({ path }) => path.startsWith('/follow-ups/:id'))
  expect(own.length).toBeGreaterThan(5)
  const fields = {
    seen: seenOf(program, { claim }),
    result: 'no_answer',
    outcome: 'reached',
    wish: 'wants_texts',
    to: publicId(program, 'staff', other.staffId),
  }
  const answers = []
  for (const { method, path } of own) {
    const address = path.replace(':id', publicId(program, 'follow_up', id))
    const answer = await (method === 'GET' ? person.get(address) : person.post(address, fields))
    answers.push([method, path, answer.status, await answer.text()] as const)
  }
  return answers
}

describe('a call that concerns every lead', () => {
  it('is told to an administrator as a count, unless it concerns that administrator', async () => {
    const administrator = await side.enter('administrator', 'Dee Park')
    const told = async () => (await administrator.get('/admin')).text()
    const everybodys = await addFollowUp(program, patientId, 'call')
    expect(await told()).not.toContain('that no lead may see')
    const { db } = program.deps
    const workWith = (staffId: string) =>
      program.addPatient({ caseManagerId: staffId, assignment: { patient_id: patientId } })
    await workWith(concerned.staffId)
    expect(await told()).not.toContain('that no lead may see')
    await workWith(other.staffId)
    expect(await told()).toContain('One call waits that no lead may see.')
    await db.commit([db.query.updateTable('follow_up').set({ hidden_from_staff_id: administrator.staffId })])
    expect(await told()).not.toContain('that no lead may see')
    expect((await other.get(`/follow-ups/${publicId(program, 'follow_up', everybodys)}`)).status).toBe(404)
    await db.commit([db.query.deleteFrom('assignment').where('patient_id', '=', patientId)])
  })
})

describe.each([
  ['hidden from them', (id: string) => ({ hidden_from_staff_id: id })],
  ['of a patient they work with', () => ({})],
] as const)('one %s', (name, hides) => {
  const kinds = name === 'hidden from them' ? ([...ASKED_OF_OTHERS, 'stop_word'] as const) : ASKED_OF_OTHERS

  async function add(kind: FollowUpKind, more = {}) {
    const assigned = program.deps.db.query
      .selectFrom('assignment')
      .select('patient_id')
      .where('staff_id', '=', concerned.staffId)
    const of = name === 'hidden from them' ? patientId : (await assigned.executeTakeFirstOrThrow()).patient_id
    return addFollowUp(program, of, kind, { ...hides(concerned.staffId), words: 'CANARY', ...more })
  }

  it('answers every address as one that is not there, and stays as it was', async () => {
    for (const kind of kinds) {
      const id = await add(kind, LATE)
      const before = await rows()
      const here = await answersTo(concerned, id, null)
      expect(here).toEqual(await answersTo(concerned, NOBODY, null))
      expect(new Set(here.map(([, , status]) => status))).toEqual(new Set([404]))
      expect(await rows()).toEqual(before)
    }
  })

  it('is in no list and no count, late or about danger, on duty or not', async () => {
    const pages = ['/follow-ups', '/program', '/kiosk-codes', '/follow-ups/pause']
    const look = async () => {
      const read = []
      for (const page of pages) read.push(await (await concerned.get(page)).text())
      return read
    }
    for (const who of ['', publicId(program, 'staff', concerned.staffId)]) {
      await other.post('/follow-ups/on-duty', { who, until: '' })
      const without = await look()
      for (const kind of kinds) {
        await add(kind, LATE)
        await add(kind)
      }
      expect(await look()).toEqual(without)
      const { db } = program.deps
      await db.commit([db.query.deleteFrom('follow_up')])
    }
    await add('call', LATE)
    expect(await (await other.get('/program')).text()).toContain('1 call is late')
  })

  it('is everybody else’s at once while they are on duty', async () => {
    await other.post('/follow-ups/on-duty', {
      who: publicId(program, 'staff', concerned.staffId),
      until: '',
    })
    await add('crisis')
    expect(await (await other.get('/follow-ups')).text()).not.toContain('First for')
    expect(await (await other.get('/program')).text()).toContain('1 call is about danger or harm')
  })

  it('cannot be handed to them: whoever tries reads why, and the form does not offer it', async () => {
    const id = await add('call')
    await other.post(`/follow-ups/${publicId(program, 'follow_up', id)}/take`)
    const page = await (await other.get(`/follow-ups/${publicId(program, 'follow_up', id)}`)).text()
    const to = publicId(program, 'staff', concerned.staffId)
    expect(page).not.toContain(`value="${to}"`)
    const [taken] = await rows()
    const refused = await other.post(`/follow-ups/${publicId(program, 'follow_up', id)}/hand`, {
      seen: seenOf(program, taken!),
      to,
    })
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('This call concerns that lead, who may not see it.'),
    ])
    expect((await rows())[0]?.owner_staff_id).toBe(other.staffId)
  })

  it('is not theirs any more though it was taken by them before', async () => {
    const claim = program.deps.newId()
    const id = await add('call', { state: 'taken', owner_staff_id: concerned.staffId, claim })
    const answers = await answersTo(concerned, id, claim)
    expect(new Set(answers.map(([, , status]) => status))).toEqual(new Set([404]))
    expect((await other.post(`/follow-ups/${publicId(program, 'follow_up', id)}/take`)).status).toBe(303)
  })

  it('leads no reader of another call to it as the next', async () => {
    const { patientId: free } = await program.addPatient({ name: 'Carl Dempsey' })
    const id = await addFollowUp(program, free, 'call')
    await add('crisis')
    const page = await (await concerned.get(`/follow-ups/${publicId(program, 'follow_up', id)}`)).text()
    expect(page).toContain('No other call waits for you.')
  })
})
