// "I read this": who may say so, of which words, and where the patient is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers, InterviewFacts } from '../../server/core/question.ts'
import { openBrowser } from '../channels/page-setup.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { joins } from './caseload-setup.ts'
import { openStaffSide, type Person } from './signed-in.ts'

const TOLD = 'read what you told us in October.'

let program: TestProgram
let ana: Person
let other: Person
let who: Awaited<ReturnType<TestProgram['addPatient']>>
let phone: ReturnType<typeof openBrowser>
let path: string

beforeAll(async () => {
  program = await openTestProgram({ startsAt: '2026-10-02T18:00:00.000Z' })
  const side = openStaffSide(program)
  ana = await side.enter('case_manager', 'Ana Ruiz')
  other = await side.enter('case_manager', 'Lee Chan')
  who = await program.addPatient({ caseManagerId: ana.staffId })
  path = `/caseload/patients/${publicId(program, 'patient', who.patientId)}`
  const about = { about_staff_id: ana.staffId }
  phone = openBrowser(program)
  const answered = async (
    survey: 'baseline' | 'pulse',
    facts: InterviewFacts,
    screens: readonly Answers[],
  ) => {
    const { token } = await invite(program.deps, who, survey, facts, about)
    await phone.get(`/s/${token}`)
    for (const answers of screens)
      await phone.answer(
        token,
        Object.fromEntries(Object.entries(answers).map(([item, value]) => [item, String(value)])),
      )
  }
  await answered('baseline', BASELINE_FACTS, joins('A door that locks.', 1))
  program.clock.set('2026-10-20T18:00:00.000Z')
  // The second texted link in this browser: from here on it is trusted with earlier words.
  await answered('pulse', PULSE_FACTS, [{ P1: 2 }, { P2: 2 }])
})
afterAll(() => program.close())

const shown = async () => /name="seen" value="(\d+)"/.exec(await (await ana.get(path)).text())?.[1]
const marks = () => program.deps.db.query.selectFrom('read_mark').selectAll().execute()
const log = () =>
  program.deps.db.query.selectFrom('audit').selectAll().where('action', '=', 'words.read').execute()

describe('I read this', () => {
  it('is refused for somebody else’s patient, for a number that is none, and from another site', async () => {
    expect((await other.post(`${path}/read`, { seen: '1' })).status).toBe(404)
    for (const seen of ['', '0', '-1', '1.5', 'all'])
      expect((await ana.post(`${path}/read`, { seen })).status).toBe(400)
    expect((await ana.post(`${path}/read`, {})).status).toBe(400)
    expect([await marks(), await log()]).toEqual([[], []])
  })

  it('marks the words that were shown, once, and is in the log', async () => {
    const seen = await shown()
    expect(Number(seen)).toBeGreaterThan(0)
    for (const _ of [1, 2]) expect((await ana.post(`${path}/read`, { seen: seen ?? '' })).status).toBe(303)
    expect(await marks()).toHaveLength(1)
    expect(await log()).toEqual([
      expect.objectContaining({ actor_id: ana.staffId, subject_id: who.patientId, detail: '{}' }),
    ])
    const html = await (await ana.get(path)).text()
    expect(html).toContain('You marked these words as read')
    expect(html).not.toContain('I read this')
  })

  it('is told on the patient’s own phone, in the browser that holds the cookie, and nowhere else', async () => {
    program.clock.set('2026-11-20T18:00:00.000Z')
    const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id: ana.staffId })
    expect((await phone.get(`/s/${token}`)).html).toContain(`Ana ${TOLD}`)
    expect((await phone.get(`/s/${token}?lang=es`)).html).toContain('Ana leyó lo que nos dijo en octubre.')
    expect((await openBrowser(program).get(`/s/${token}`)).html).not.toContain(TOLD)
    await program.deps.db.commit([
      program.deps.db.query
        .updateTable('patient')
        .set({ phone_said: 'shared' })
        .where('id', '=', who.patientId),
    ])
    expect((await phone.get(`/s/${token}`)).html).not.toContain(TOLD)
    await program.deps.db.commit([
      program.deps.db.query.updateTable('patient').set({ phone_said: 'own' }).where('id', '=', who.patientId),
    ])
  })

  it('is not told again after the patient answered once more', async () => {
    const query = program.deps.db.query
      .selectFrom('invitation')
      .select('id')
      .where('occasion', '=', 'pulse:2026-11')
    const { id } = await query.executeTakeFirstOrThrow()
    const first = await program.deps.sealer.linkToken(id)
    await phone.get(`/s/${first}`)
    for (const answers of [{ P1: '2' }, { P2: '2' }] as Record<string, string>[])
      await phone.answer(first, answers)
    program.clock.set('2026-12-20T18:00:00.000Z')
    const about = { about_staff_id: ana.staffId }
    const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS, about)
    expect((await phone.get(`/s/${token}`)).html).not.toContain(TOLD)
    expect(await shown()).toBeDefined()
  })
})
