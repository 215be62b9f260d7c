// The front desk: who may make a code, what the page says of it, and that it is written down.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BASELINE_FACTS, invite, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

let program: TestProgram
let side: StaffSide
let lead: Person
let ana: Person
let who: Invited
let link: Awaited<ReturnType<typeof invite>>

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  lead = await side.enter('lead', 'Lee Park')
  ana = await side.enter('lead', 'Ana Ruiz')
})
afterAll(() => program.close())
beforeEach(async () => {
  who = await program.addPatient({ caseManagerId: ana.staffId, patient: { language: 'es' } })
  link = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana.staffId })
})

const number = () => ({ number: `P-${who.patientId}`, help: 'nobody' })
const written = () =>
  program.deps.db.query
    .selectFrom('audit')
    .select(['action', 'actor_id', 'detail'])
    .where('subject_id', '=', who.patientId)
    .orderBy('id')
    .execute()

test('a lead makes a code for the tablet: shown once, without the link, and written down', async () => {
  const answer = await lead.post('/kiosk-codes', number())
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toMatch(/<code>[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}<\/code>/)
  expect(html).not.toContain(link.token)
  expect(html).not.toContain('Renee')
  expect(await written()).toEqual([{ action: 'kiosk_code.made', actor_id: lead.staffId, detail: '{}' }])
  expect(await (await lead.get('/kiosk-codes')).text()).not.toMatch(/<code>[2-9A-Z]{4}-/)
})

test('that an earlier code works no more is said every time: it must not tell whether there was one, or who used it', async () => {
  for (let time = 0; time < 2; time += 1)
    expect(await (await lead.post('/kiosk-codes', number())).text()).toContain(
      'An earlier code of this patient starts nothing any more.',
    )
})

test('a lead makes codes and no letters: nobody who prints them reads releases', async () => {
  const page = await (await lead.get('/kiosk-codes')).text()
  expect(page).not.toContain('formaction="/letters"')
  expect(page).toContain('Administrators print the letters')
  expect((await lead.get('/letters')).status).toBe(403)
  expect((await lead.post('/letters', number())).status).toBe(403)
  expect(await written()).toEqual([])
})

test('whoever works with the patient gets no code, and the log says who tried', async () => {
  const answer = await ana.post('/kiosk-codes', number())
  expect(answer.status).toBe(403)
  expect(await written()).toEqual([
    { action: 'kiosk_code.refused', actor_id: ana.staffId, detail: '{"why":"own_patient"}' },
  ])
  expect((await lead.post('/kiosk-codes', {})).status).toBe(400)
})

test('a helper is chosen from a list without the case manager, who is refused with a sentence all the same', async () => {
  const sam = await program.addStaff('Sam Ortiz')
  const list = await (await lead.post('/kiosk-codes', { ...number(), help: 'staff' })).text()
  expect(list).toContain(`<option value="${publicId(program, 'staff', sam)}">Sam Ortiz</option>`)
  expect(list).not.toContain('Ana Ruiz')
  const refused = await lead.post('/kiosk-codes', {
    ...number(),
    help: 'staff',
    helper: publicId(program, 'staff', ana.staffId),
  })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('cannot help with the answers')
  const raw = await lead.post('/kiosk-codes', { ...number(), help: 'staff', helper: sam })
  expect(raw.status).toBe(422)
  const made = await lead.post('/kiosk-codes', {
    ...number(),
    help: 'staff',
    helper: publicId(program, 'staff', sam),
  })
  expect(await made.text()).toContain('leaves private questions out')
  expect((await written()).map(({ action }) => action)).toEqual([
    'helpers.listed',
    'kiosk_code.refused',
    'kiosk_code.refused',
    'kiosk_code.made',
  ])
  expect((await lead.post('/kiosk-codes', { ...number(), help: 'landlord' })).status).toBe(400)
})
