// An administrator's hours: what is kept, what is refused in a sentence, and what changes for a call that is asked for.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { askForPerson } from '../../server/actions/ask-for-person.ts'
import { readStaffing } from '../../server/db/staffing.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person } from './signed-in.ts'

const OFFICE =
  '{"1":["09:00","17:00"],"2":["09:00","17:00"],"3":["09:00","17:00"],"4":["09:00","17:00"],"5":["09:00","17:00"]}'

let program: TestProgram
let administrator: Person
beforeAll(async () => {
  program = await openTestProgram()
  administrator = await openStaffSide(program).enter('administrator', 'Dee Park')
})
afterAll(() => program.close())
beforeEach(async () => {
  const { db } = program.deps
  await db.commit([
    db.query.updateTable('program').set({ staffed_hours: OFFICE, safety_staffed: 1 }),
    db.query.deleteFrom('audit'),
  ])
})

const look = async () => (await administrator.get('/admin/hours')).text()
/** The form as it stands on the page, with these fields changed. */
const save = async (changed: Record<string, string>) => send(await look(), changed)
async function send(html: string, changed: Record<string, string>) {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1] ?? ''
    if (tag.includes('checkbox') && !tag.includes('checked')) continue
    fields[name] = (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&quot;', '"')
  }
  const { safety, ...more } = changed
  if (safety === '') delete fields['safety']
  return administrator.post('/admin/hours', { ...fields, ...more })
}
const kept = async () => {
  const { hours, safetyStaffed } = await readStaffing(program.deps.db)
  return { hours, safetyStaffed }
}
const logged = async () => {
  const rows = await program.deps.db.query
    .selectFrom('audit')
    .select(['actor_id', 'detail'])
    .where('action', '=', 'staffing.set')
    .execute()
  return rows.map(({ actor_id, detail }) => [actor_id, JSON.parse(detail)])
}

test('the page says the hours in words, and what they mean now', async () => {
  const html = await look()
  expect(html).toContain('Somebody is there Monday to Friday from 9:00\u00a0am to 5:00\u00a0pm')
  expect(html).toContain('taken that call by 10:15\u00a0am')
  expect(html).toContain('owed by Wed, Nov 25, 5:00\u00a0pm')
})

test('new hours hold for the next call that is asked for, and stand in the log from and to', async () => {
  const monday = {
    from1: '',
    to1: '',
    from3: '',
    to3: '',
    from4: '10:00',
    to4: '12:00',
    from6: '18:00',
    to6: '00:00',
  }
  expect((await save(monday)).status).toBe(303)
  const hours = { 2: ['09:00', '17:00'], 4: ['10:00', '12:00'], 5: ['09:00', '17:00'], 6: ['18:00', '24:00'] }
  expect(await kept()).toEqual({ hours, safetyStaffed: true })
  expect(await logged()).toEqual([
    [administrator.staffId, { 'hours from': OFFICE, 'hours to': JSON.stringify(hours) }],
  ])
  expect(await look()).toContain(
    'Friday from 9:00\u00a0am to 5:00\u00a0pm, Saturday from 6:00\u00a0pm to midnight',
  )
  const { patientId } = await program.addPatient()
  await askForPerson(program.deps, { patientId, aboutStaffId: null, kind: 'call' })
  const row = await program.deps.db.query.selectFrom('follow_up').select('due_at').executeTakeFirst()
  expect(row?.due_at).toBe('2026-11-26T20:00:00.000Z')
})

test('a quiet day of the schedule is a closed one; a schedule that cannot be read closes none', async () => {
  const { db } = program.deps
  for (const [schedule, closed] of [
    ['{"quietDays":["2026-11-26"]}', ['2026-11-26']],
    ['{"quietDays":"never"}', []],
    ['{}', []],
  ] as const) {
    await db.commit([db.query.updateTable('program').set({ schedule })])
    expect((await readStaffing(db)).closed).toEqual(closed)
  }
})

test('that nobody reads the safety queue is said and kept, and taken back', async () => {
  expect((await save({ safety: '' })).status).toBe(303)
  expect((await kept()).safetyStaffed).toBe(false)
  expect(await look()).toContain('Nobody reads the safety queue: patients are told 988 and 911 instead.')
  expect(await logged()).toEqual([
    [administrator.staffId, { 'safety queue read from': 1, 'safety queue read to': 0 }],
  ])
  await save({})
  expect((await kept()).safetyStaffed).toBe(false)
})

test.each([
  [{ to2: '' }, 'Give both times, or leave both empty.'],
  [{ from3: '18:00' }, 'The first time must be before the second.'],
  [{ from3: '17:00' }, 'The first time must be before the second.'],
  [{ from4: 'nine' }, 'The first time must be before the second.'],
  [
    Object.fromEntries(
      [1, 2, 3, 4, 5].flatMap((day) => [
        [`from${day}`, ''],
        [`to${day}`, ''],
      ]),
    ),
    'Leave hours on at least one day',
  ],
] as const)('%j changes nothing, says why, and keeps what was typed', async (fields, sentence) => {
  const answer = await save(fields)
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain(sentence)
  for (const [name, value] of Object.entries(fields))
    expect(html).toMatch(new RegExp(`name="${name}" type="time" value="${value}"`))
  expect((await kept()).hours).toEqual(JSON.parse(OFFICE))
  expect(await logged()).toEqual([])
})

test('a form made from other hours is refused, and may then be saved', async () => {
  const seen = `1 ${OFFICE}`
  await save({ from6: '09:00', to6: '12:00' })
  const typed = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
      [`from${day}`, '10:00'],
      [`to${day}`, '16:00'],
    ]),
  )
  const refused = await administrator.post('/admin/hours', { ...typed, seen })
  const html = await refused.text()
  expect(refused.status).toBe(409)
  expect(html).toContain('Somebody changed the hours meanwhile')
  expect(html).toContain('name="from7" type="time" value="10:00"')
  const again = /name="seen" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''
  expect((await administrator.post('/admin/hours', { ...typed, seen: again })).status).toBe(303)
  expect((await kept()).hours[7]).toEqual(['10:00', '16:00'])
})

test('of two changes at the same moment the slower is refused', async () => {
  const { db } = program.deps
  const commit = db.commit.bind(db)
  const other = OFFICE.replaceAll('09:00', '08:00')
  const html = await look()
  const once = vi.spyOn(db, 'commit').mockImplementationOnce(async (writes) => {
    await commit([db.query.updateTable('program').set({ staffed_hours: other })])
    return commit(writes)
  })
  const refused = await send(html, { from6: '09:00', to6: '12:00' })
  once.mockRestore()
  expect([refused.status, (await kept()).hours]).toEqual([409, JSON.parse(other)])
  expect(await logged()).toEqual([])
})

test('saving what stands already writes nothing', async () => {
  expect((await save({})).status).toBe(303)
  expect(await logged()).toEqual([])
})
