// Letters: links of their own that name their maker, dealt by chance among administrators.
import { sittingByToken } from '../support/held.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { patientRoutes } from '../../server/channels/page.tsx'
import { findStaffLink } from '../../server/db/staff-links.ts'
import { hashToken } from '../../server/sealing.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

let program: TestProgram
let side: StaffSide
let dee: Person

beforeEach(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  dee = await side.enter('administrator', 'Dee Park')
})
afterEach(() => program.close())

/** Without texts, and asked. */
async function waiting(more: NewPatient = {}) {
  const who = await program.addPatient({ ...more, patient: { contact_id: null, ...more.patient } })
  const carried = { contact_id: null, state: 'planned' } as const
  const own = await invite(program.deps, who, 'baseline', BASELINE_FACTS, carried)
  return { who, own, number: `P-${who.patientId}` }
}
const page = async (answer: Response | Promise<Response>) => (await answer).text()
const tokenOn = (html: string) => /<code>https:\/\/say\.example\/s\/([\w-]{22})<\/code>/.exec(html)?.[1] ?? ''
const print = async (number: string) => tokenOn(await page(dee.post('/letters', { number })))

describe('a letter', () => {
  test('holds a link, its square and a code, in the patient’s language, and nobody’s name', async () => {
    const { who, number } = await waiting({ patient: { language: 'es' } })
    const html = await page(dee.post('/letters', { number }))
    expect(html).toContain('<svg')
    expect(html).toContain('lang="es"')
    expect(html).toContain('sus servicios y beneficios siguen igual')
    expect(html).not.toContain('Renee')
    const rows = await program.deps.db.query
      .selectFrom('audit')
      .select(['action', 'actor_id', 'detail'])
      .where('subject_id', '=', who.patientId)
      .execute()
    expect(rows).toEqual([{ action: 'letter.opened', actor_id: dee.staffId, detail: '{}' }])
  })

  test('has a link of its own each time, which opens the questions, names its maker and ends with them', async () => {
    const { deps, clock } = program
    const { own, number } = await waiting()
    const [first, second] = [await print(number), await print(number)]
    expect(new Set([first, second, own.token]).size).toBe(3)
    for (const token of [first, second]) {
      expect(await sittingByToken({ deps }, token)).toMatchObject({ invitation: { id: own.id } })
      const made = { invitationId: own.id, madeBy: dee.staffId, kind: 'letter' }
      expect(await findStaffLink(deps.db, await hashToken(token))).toEqual(made)
      expect((await patientRoutes(deps).request(`/s/${token}`)).status).toBe(200)
    }
    // One that was printed before links had makers.
    expect(await sittingByToken({ deps }, own.token)).toMatchObject({ invitation: { id: own.id } })
    expect(await findStaffLink(deps.db, await hashToken(own.token))).toBe(null)
    const kept = JSON.stringify(await deps.db.query.selectFrom('staff_link').selectAll().execute())
    for (const token of [first, second]) expect(kept).not.toContain(token)
    clock.set('2027-06-02T00:00:00.000Z')
    for (const token of [first, second]) expect(await sittingByToken({ deps }, token)).toBe(null)
  })

  test('for a number with nothing open leads where every dead link leads, byte for byte', async () => {
    const { deps } = program
    const { patientId } = await program.addPatient()
    const look = async (token: string) => {
      const answer = await patientRoutes(deps).request(`/s/${token}`)
      return [answer.status, [...answer.headers], await answer.text()]
    }
    const dead = await look('never-was-a-link-at-al')
    for (const number of [`P-${patientId}`, 'P-nobody']) expect(await look(await print(number))).toEqual(dead)
    expect(dead[0]).toBe(404)
    expect(await deps.db.query.selectFrom('staff_link').selectAll().execute()).toEqual([])
  })

  test('stands in the list until it is made, and one’s own patients never do', async () => {
    const { number } = await waiting()
    const own = await waiting({ caseManagerId: dee.staffId })
    const former = { from_on: '2026-01-12', to_on: '2026-02-01' }
    const past = await waiting({ caseManagerId: dee.staffId, assignment: former })
    const list = async () => page(dee.get('/letters'))
    expect(await list()).toContain(number)
    for (const hidden of [own, past]) {
      expect(await list()).not.toContain(hidden.number)
      expect((await dee.post('/letters', { number: hidden.number })).status).toBe(403)
    }
    await print(number)
    expect(await list()).not.toContain(number)
    const viewed = program.deps.db.query
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'letters.listed')
    expect(JSON.stringify(await viewed.execute())).not.toMatch(/Renee|P-/)
  })
})

describe('dealing', () => {
  const listOf = async (person: Person, numbers: readonly string[]) => {
    const html = await page(person.get('/letters'))
    return numbers.filter((number) => html.includes(number))
  }
  async function many(count: number) {
    const numbers: string[] = []
    for (let made = 0; made < count; made += 1) numbers.push((await waiting()).number)
    return numbers
  }

  test('gives every letter to one of two administrators, who sees and prints those alone', async () => {
    const bo = await side.enter('administrator', 'Bo Lindqvist')
    const numbers = await many(24)
    const [hers, his] = [await listOf(dee, numbers), await listOf(bo, numbers)]
    expect([...hers, ...his].toSorted()).toEqual(numbers.toSorted())
    expect(hers.length).toBeGreaterThan(0)
    expect(his.length).toBeGreaterThan(0)
    const refused = await dee.post('/letters', { number: his[0]! })
    const words = await refused.text()
    expect([refused.status, words.includes('This letter is Bo Lindqvist’s to print.')]).toEqual([403, true])
    expect(tokenOn(words)).toBe('')
    expect(tokenOn(await page(bo.post('/letters', { number: his[0]! })))).not.toBe('')
  })

  test('refuses in the same words whether something is open, done or unknown, and the log says so once', async () => {
    await side.enter('administrator', 'Bo Lindqvist')
    const { db } = program.deps
    const count = async () => (await db.query.selectFrom('audit').select('id').execute()).length
    const refused: string[] = []
    const kinds: [string, string][] = []
    for (let at = 0; at < 30; at += 1) {
      const open = await waiting()
      const done = await waiting()
      await db.commit([
        db.query.updateTable('invitation').set({ state: 'completed' }).where('id', '=', done.own.id),
      ])
      const { patientId } = await program.addPatient()
      kinds.push(
        ['open', open.number],
        ['done', done.number],
        ['none', `P-${patientId}`],
        ['unknown', `P-no-${at}`],
      )
    }
    const seen = new Set<string>()
    for (const [kind, number] of kinds) {
      const before = await count()
      const answer = await dee.post('/letters', { number })
      expect(await count()).toBe(before + 1)
      if (answer.status !== 403) continue
      seen.add(kind)
      refused.push(await answer.text())
    }
    expect(seen.size).toBe(4)
    expect(new Set(refused).size).toBe(1)
    const rows = await db.query
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'letter.refused')
      .execute()
    expect(rows).toHaveLength(refused.length)
    expect(JSON.stringify(rows)).not.toContain('P-')
  })

  test('deals again over who is left when an account is gone or another role', async () => {
    const bo = await side.enter('administrator', 'Bo Lindqvist')
    const numbers = await many(12)
    const hers = await listOf(dee, numbers)
    expect(hers.length).toBeLessThan(numbers.length)
    await side.enterAs(bo.staffId, 'lead')
    expect((await listOf(dee, numbers)).toSorted()).toEqual(numbers.toSorted())
  })

  test('never gives one to the patient’s case manager, past or present', async () => {
    const bo = await side.enter('administrator', 'Bo Lindqvist')
    for (let at = 0; at < 6; at += 1) {
      const assignment = at % 2 ? {} : { from_on: '2026-01-12', to_on: '2026-02-01' }
      const { number } = await waiting({ caseManagerId: bo.staffId, assignment })
      expect([await listOf(dee, [number]), await listOf(bo, [number])]).toEqual([[number], []])
      expect((await bo.post('/letters', { number })).status).toBe(403)
    }
  })

  test('says that a second person is needed while there is one, and how letters are dealt among more', async () => {
    const lead = await side.enter('lead', 'Lee Park')
    const pages = async () => [
      await page(dee.get('/kiosk-codes')),
      await page(dee.get('/letters')),
      await page(lead.get('/kiosk-codes')),
    ]
    for (const html of await pages()) expect(html).toContain('Needs a second person who prints letters.')
    await side.enter('administrator', 'Bo Lindqvist')
    for (const html of await pages()) {
      expect(html).not.toContain('second person')
      expect(html).toContain('dealt by chance among 2 administrators')
    }
  })
})
