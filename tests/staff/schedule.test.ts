// The schedule's page: what it means comes first, a try stores nothing, and a save is checked, guarded and told.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SCHEDULE } from '../../server/core/outreach/schedule.ts'
import { typedOf } from '../../server/core/outreach/schedule-form.ts'
import { readSchedule } from '../../server/db/schedule.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

const PATH = '/admin/schedule'
const { holidays: _, ...FIELDS } = typedOf(SCHEDULE, '2026-11-24')

let program: TestProgram
let side: StaffSide
let admin: Person
beforeEach(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  admin = await side.enter('administrator', 'Dee Park')
})
afterEach(() => program.close())

const save = (more: Record<string, string>, revision = '0') =>
  admin.post(PATH, { ...FIELDS, revision, ...more })
const stored = () =>
  program.deps.db.query
    .selectFrom('program')
    .select(['schedule', 'schedule_revision'])
    .executeTakeFirstOrThrow()
const told = async () => {
  const { query } = program.deps.db
  const rows = await query.selectFrom('audit').selectAll().where('action', '=', 'schedule.changed').execute()
  return rows.map(({ actor_id, detail }) => ({ actor_id, ...(JSON.parse(detail) as object) }))
}

describe('the page', () => {
  test('says in sentences what the schedule means, and is an administrator’s', async () => {
    const html = await (await admin.get(PATH)).text()
    expect(html).toMatch(
      /joins on December 3, 2026, and never answers, is welcomed on that day and asked first/,
    )
    expect(html).toContain('asked first on December 4, with a reminder on December 8 and December 13')
    expect(html).toContain('Ten pulses come within a year: on January 3, February 3, March 3')
    expect(html).toContain('The milestone comes on June 3, 2027')
    expect(html).toContain('asked three more times: on December 3, 2027, and on March 3 and June 3, 2028.')
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
    expect(await (await admin.get('/admin')).text()).toContain(`href="${PATH}"`)
    const lead = await side.enter('lead', 'Lee Ortiz')
    expect((await lead.get(PATH)).status).toBe(403)
    expect((await lead.post(PATH, { ...FIELDS, revision: '0' })).status).toBe(403)
  })

  test('shows what a change would mean, and stores nothing of it', async () => {
    const tried = new URLSearchParams({ ...FIELDS, revision: '0', pulseEveryMonths: '3', afterMonths: '' })
    program.statements.length = 0
    const html = await (await admin.get(`${PATH}?${tried}`)).text()
    expect(html).toContain('Not saved yet')
    expect(html).toContain('Every pulse asks about trust as well.')
    expect(html).toContain('asked once more: on December 3, 2027.')
    const wrote = program.statements.filter((sql) => !sql.startsWith('select') && !sql.includes('"session"'))
    expect(wrote).toEqual([])
  })

  test('ticks every holiday at once when asked to, and keeps what else was typed', async () => {
    const tried = new URLSearchParams({ ...FIELDS, revision: '0', reminderDays: '5', every: 'holiday' })
    const html = await (await admin.get(`${PATH}?${tried}`)).text()
    expect(html.match(/type="checkbox"[^>]*checked/g)!.length).toBeGreaterThan(22)
    expect(html).toMatch(/name="reminderDays"[^>]*value="5"/)
    expect(html).toMatch(/No text leaves on the \d+ days below; the next of them is November 26, 2026\./)
  })

  test('a form without one of its fields is no form of ours', async () => {
    const { afterMonths: __, ...fewer } = FIELDS
    expect((await admin.post(PATH, { ...fewer, revision: '0' })).status).toBe(400)
    expect((await admin.post(PATH, { ...FIELDS, revision: 'x' })).status).toBe(400)
    expect((await admin.get(`${PATH}?revision=0`)).status).toBe(400)
  })
})

describe('a save', () => {
  test('stores what differs, and tells each setting’s from and to', async () => {
    const answer = await save({
      answerWithinDays: '21',
      afterMonths: '3',
      otherDays: '2026-12-24',
      holiday: '2026-12-25',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${PATH}?saved`])
    expect(await stored()).toEqual({
      schedule: JSON.stringify({
        afterMonths: [3],
        answerWithinDays: 21,
        quietDays: ['2026-12-24', '2026-12-25'],
      }),
      schedule_revision: 1,
    })
    expect(await told()).toEqual([
      {
        actor_id: admin.staffId,
        afterMonths: '3, 6 → 3',
        answerWithinDays: '14 → 21',
        quietDays: 'none → 2026-12-24, 2026-12-25',
      },
    ])
    const html = await (await admin.get(`${PATH}?saved`)).text()
    expect(html).toContain('Saved. From now on patients are asked by it')
    expect(html).toMatch(/value="2026-12-25" checked/)
    expect(html).toMatch(/>2026-12-24<\/textarea>/)
    expect(await readSchedule(program.deps.db)).toMatchObject({ answerWithinDays: 21, afterMonths: [3] })
  })

  test('back to where a program begins leaves nothing stored', async () => {
    await save({ burdenPerMonth: '6' })
    await save({}, '1')
    expect(await stored()).toEqual({ schedule: '{}', schedule_revision: 2 })
  })

  test('of nothing new changes nothing', async () => {
    expect((await save({})).status).toBe(303)
    expect([await stored(), await told()]).toEqual([{ schedule: '{}', schedule_revision: 0 }, []])
  })

  test('that breaks a rule says so beside the setting, and keeps every word that was typed', async () => {
    const answer = await save({
      pulseEveryMonths: '2',
      reminderDays: '4, 20',
      otherDays: '2027-02-30 <b>',
      holiday: '2026-12-25',
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(
      /id="trustEveryMonths"[^>]*value="3"[^>]*aria-invalid="true"[^>]*aria-describedby="trustEveryMonths-fault/,
    )
    expect(html).toMatch(/id="trustEveryMonths-fault">With a pulse every 2 months, write 4, 6, 8, 10 or 12\./)
    expect(html).toMatch(/id="reminderDays"[^>]*value="4, 20"/)
    expect(html).toContain('>2027-02-30 &lt;b&gt;</textarea>')
    expect(html).toMatch(/value="2026-12-25" checked/)
    expect(html).not.toContain('joins on')
    expect([await stored(), await told()]).toEqual([{ schedule: '{}', schedule_revision: 0 }, []])
  })

  test('over somebody else’s change is refused once, with what was typed', async () => {
    await save({ burdenPerMonth: '6' })
    const answer = await save({ burdenPerMonth: '3' }, '0')
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain('somebody else changed the schedule a moment ago')
    expect(html).toMatch(/id="burdenPerMonth"[^>]*value="3"/)
    expect((await readSchedule(program.deps.db)).burdenPerMonth).toBe(6)
    // Also when it breaks a rule: put right, it would take the place of what nobody here has seen.
    expect((await save({ burdenPerMonth: '9' }, '0')).status).toBe(409)
    const again = /name="revision" value="(\d+)"/.exec(html)![1]!
    expect((await save({ burdenPerMonth: '3' }, again)).status).toBe(303)
    expect((await readSchedule(program.deps.db)).burdenPerMonth).toBe(3)
  })

  test('at the same moment as another: one of them stands', async () => {
    const answers = await Promise.all([save({ burdenPerMonth: '6' }), save({ burdenPerMonth: '3' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect([(await stored()).schedule_revision, (await told()).length]).toEqual([1, 1])
  })
})
