// The front desk: who may make a code or a letter, what it says, and that it is written down.
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
    .select(['action', 'actor_id'])
    .where('subject_id', '=', link.id)
    .execute()

test('a lead makes a code for the tablet: shown once, without the link, and written down', async () => {
  const answer = await lead.post('/kiosk-codes', number())
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toMatch(/<code>[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}<\/code>/)
  expect(html).not.toContain(link.token)
  expect(html).not.toContain('Renee')
  expect(await written()).toEqual([{ action: 'kiosk_code.made', actor_id: lead.staffId }])
  expect(await (await lead.get('/kiosk-codes')).text()).not.toMatch(/<code>[2-9A-Z]{4}-/)
})

test('a letter holds the link, its square and a code, in the patient’s language, and nobody’s name', async () => {
  const html = await (await lead.post('/letters', number())).text()
  expect(html).toContain(`https://say.example/s/${link.token}`)
  expect(html).toContain('<svg')
  expect(html).toContain('lang="es"')
  expect(html).toContain('sus servicios y beneficios siguen igual')
  expect(html).not.toMatch(/Renee|Ana/)
  expect(await written()).toEqual([{ action: 'letter.opened', actor_id: lead.staffId }])
})

test('a newer code replaces one that nobody used, and the page says so', async () => {
  const REPLACED = 'An earlier code of this patient, not used yet, works no more.'
  expect(await (await lead.post('/letters', number())).text()).not.toContain(REPLACED)
  expect(await (await lead.post('/kiosk-codes', number())).text()).toContain(REPLACED)
  expect(await (await lead.post('/letters', number())).text()).toContain(REPLACED)
})

test('the list holds who gets no texts, until the letter is made, and nobody’s own patients', async () => {
  const { db } = program.deps
  const list = async (who: Person) => (await (await who.get('/letters')).text()).includes(`P-${patientId}`)
  const { patientId } = who
  expect(await list(lead)).toBe(false)
  await db.commit([
    db.query
      .updateTable('invitation')
      .set({ contact_id: null, state: 'planned' })
      .where('patient_id', '=', patientId),
  ])
  expect([await list(lead), await list(ana)]).toEqual([true, false])
  await lead.post('/letters', number())
  expect(await list(lead)).toBe(false)
  const viewed = db.query.selectFrom('audit').select('detail').where('action', '=', 'letters.listed')
  expect(JSON.stringify(await viewed.execute())).not.toMatch(/Renee|P-/)
})

test('whoever the questions are about, or works with the patient now, gets neither', async () => {
  for (const path of ['/kiosk-codes', '/letters']) {
    const answer = await ana.post(path, number())
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain(link.token)
  }
  expect(await written()).toEqual([])
})

test('a number nobody has, and one with nothing open, are told alike', async () => {
  const [unknown] = [await lead.post('/letters', { number: 'P-nobody' })]
  await program.deps.db.commit([
    program.deps.db.query.updateTable('invitation').set({ state: 'completed' }).where('id', '=', link.id),
  ])
  const ended = await lead.post('/letters', number())
  expect([unknown.status, ended.status]).toEqual([404, 404])
  expect(await ended.text()).toBe(await unknown.text())
  expect((await lead.post('/letters', {})).status).toBe(400)
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
  expect(await written()).toEqual([])
  const made = await lead.post('/kiosk-codes', {
    ...number(),
    help: 'staff',
    helper: publicId(program, 'staff', sam),
  })
  expect(await made.text()).toContain('leaves the private questions out')
  expect(await written()).toHaveLength(1)
  expect((await lead.post('/kiosk-codes', { ...number(), help: 'landlord' })).status).toBe(400)
})
