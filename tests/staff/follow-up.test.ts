// One call that is owed, from taking it to how it ended: who may take which step, and what it leaves on record.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { addFollowUp, clearFollowUps, seenOf, stepsOf } from './follow-ups-setup.ts'
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

describe('words and number', () => {
  it('open for the owner alone', async () => {
    for (const html of [await open(lead), await open(other)]) {
      expect(html).toContain('Carl Dempsey')
      expect(html).not.toContain('Quit')
      expect(html).not.toContain('555-0114')
    }
    expect((await lead.post(`${at()}/take`)).headers.get('location')).toBe(at())
    const mine = await open(lead)
    expect(mine).toContain('Quit')
    expect(mine).toContain('(925) 555-0114')
    const theirs = await open(other)
    expect(theirs).toContain('Owner: Maureen Tate')
    expect(theirs).not.toContain('Quit')
    expect(theirs).not.toContain('555-0114')
  })

  it('leave no number that turned out to be somebody else’s', async () => {
    const { db } = program.deps
    await db.commit([db.query.updateTable('contact').set({ state: 'unlinked' })])
    await lead.post(`${at()}/take`)
    const mine = await open(lead)
    await db.commit([db.query.updateTable('contact').set({ state: 'open' })])
    expect(mine).toContain('No number on file reaches them.')
    expect(mine).not.toContain('555-0114')
  })
})

describe('a call', () => {
  it('is taken by one of two; the slower reads who has it now, and the log has one row', async () => {
    const both = [lead, other]
    const answers = await Promise.all([...both, ...both].map((each) => each.post(`${at()}/take`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409])
    const slower = answers.find(({ status }) => status === 409)
    const html = await slower?.text()
    expect(html).toContain('This call moved on a moment ago')
    expect(html).toMatch(/Owner: (Maureen Tate|Priya Nair)/)
    expect(await logged()).toEqual([['follow_up.taken', (await row()).owner_staff_id, { from: null }]])
    expect((await row()).taken_at).toBe(program.deps.now())
  })

  it('keeps each try, with who and when', async () => {
    await step(lead, 'take')
    await step(lead, 'attempt', { result: 'no_answer' })
    program.clock.advance('PT1H')
    await step(lead, 'attempt', { result: 'left_message' })
    const tries = await program.deps.db.query
      .selectFrom('follow_up_attempt')
      .selectAll()
      .orderBy('at')
      .execute()
    expect(tries.map(({ staff_id, result, at: when }) => [staff_id, result, when])).toEqual([
      [lead.staffId, 'no_answer', '2026-11-24T18:00:00.000Z'],
      [lead.staffId, 'left_message', '2026-11-24T19:00:00.000Z'],
    ])
    expect(await open(other)).toContain(
      'Tried twice, last today, 11:00\u00a0am: left a message to call back.',
    )
    expect((await step(lead, 'attempt', { result: 'shouted' })).status).toBe(400)
  })

  it('takes a form once: the same try sent again changes nothing', async () => {
    await step(lead, 'take')
    const seen = seenOf(program, await row())
    const answers = []
    for (const _ of [1, 2]) answers.push(await lead.post(`${at()}/attempt`, { seen, result: 'no_answer' }))
    expect(answers.map(({ status }) => status)).toEqual([303, 409])
    const tries = await program.deps.db.query.selectFrom('follow_up_attempt').selectAll().execute()
    expect(tries).toHaveLength(1)
  })

  it('does not know its last step by the id on file', async () => {
    await step(lead, 'take')
    const { claim } = await row()
    expect((await step(lead, 'attempt', { result: 'no_answer', seen: claim ?? '' })).status).toBe(409)
    expect((await step(lead, 'attempt', { result: 'no_answer' })).status).toBe(303)
  })

  it.each(['reached', 'referred', 'not_needed'])('ends as %s', async (outcome) => {
    await step(lead, 'take')
    expect((await step(lead, 'close', { outcome })).status).toBe(303)
    expect(await row()).toMatchObject({ state: 'done', outcome, done_at: program.deps.now() })
    expect((await logged()).at(-1)).toEqual(['follow_up.closed', lead.staffId, { outcome }])
    const page = await open(lead)
    expect([page.includes('This call is closed.'), page.includes('Quit')]).toEqual([true, false])
  })

  it('ends as not reached only after a try', async () => {
    await step(lead, 'take')
    const refused = await step(lead, 'close', { outcome: 'not_reached' })
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('“Not reached” needs a try on record'),
    ])
    expect((await row()).state).toBe('taken')
    await step(lead, 'attempt', { result: 'no_answer' })
    expect((await step(lead, 'close', { outcome: 'not_reached' })).status).toBe(303)
  })

  it('does not end without a word on how', async () => {
    await step(lead, 'take')
    for (const fields of [[], [['outcome', '']], [['outcome', 'won']]]) {
      const refused = await step(lead, 'close', Object.fromEntries(fields))
      expect([refused.status, await refused.text()]).toEqual([
        422,
        expect.stringContaining('Choose how the call ended.'),
      ])
    }
    expect((await row()).state).toBe('taken')
  })

  it('is nobody’s to move on but its owner’s', async () => {
    for (const person of [lead, other]) {
      expect((await step(person, 'attempt', { result: 'no_answer' })).status).toBe(409)
      expect((await step(person, 'close', { outcome: 'reached' })).status).toBe(409)
    }
    await step(lead, 'take')
    const taken = await row()
    for (const [name, fields] of [
      ['take', {}],
      ['attempt', { result: 'no_answer' }],
      ['close', { outcome: 'reached' }],
      ['hand', { to: publicId(program, 'staff', other.staffId) }],
      ['give-back', {}],
    ] as const)
      expect((await step(other, name, fields)).status, name).toBe(409)
    expect(await row()).toEqual(taken)
  })

  it('once closed is moved by nobody', async () => {
    await step(lead, 'take')
    await step(lead, 'close', { outcome: 'reached' })
    const closed = await row()
    const to = publicId(program, 'staff', other.staffId)
    for (const name of ['take', 'attempt', 'close', 'hand', 'give-back'])
      expect((await step(lead, name, { result: 'no_answer', outcome: 'referred', to })).status).toBe(409)
    expect(await row()).toEqual(closed)
  })
})
