// Patients whom texts do not reach: who is listed, who is left alone, and what a lead can put right.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { receiveText } from '../../server/actions/receive-text.ts'
import type { TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { queued } from '../support/queued.ts'
import type { Person, StaffSide } from './signed-in.ts'
import { openLed, texted } from './unreached-setup.ts'

let program: TestProgram
let side: StaffSide
let lead: Person
beforeEach(async () => {
  ;({ program, side, lead } = await openLed())
})
afterEach(() => program.close())

const list = async (reader: Person = lead) => (await reader.get('/unreached')).text()
const db = () => program.deps.db

describe('the list', () => {
  it('says of an empty one that every text arrives, as far as we know', async () => {
    await program.addPatient({ name: 'Odessa Greene' })
    expect(await list()).toContain('Nobody: as far as we know')
  })

  it('holds each patient once, under what is to be put right first', async () => {
    const dead = await program.addPatient({ name: 'Dora Dead' })
    await texted(program, dead, '30005')
    const wrong = await program.addPatient({ name: 'Willa Wrong', phone: '+19255550144' })
    await receiveText(program.deps, { providerId: 'SM1', from: '+19255550144', body: 'wrong number' })
    const away = await program.addPatient({ name: 'Ora Outofreach' })
    await texted(program, away, '30003')
    expect(await list()).not.toContain('Ora')
    await texted(program, away, '30003')
    await program.addPatient({ name: 'Nell Nophone', patient: { contact_id: null } })
    await program.addPatient({ name: 'Lan Language', patient: { language: 'vi' } })
    const html = await list()
    const order = ['Willa', 'Dora', 'Nell', 'Lan', 'Ora'].map((name) => html.indexOf(name))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(html.match(/href="\/unreached\//g)).toHaveLength(5)
    expect(html).toContain(publicId(program, 'patient', wrong.patientId))
  })

  it('leaves those alone who said stop, who left long ago, and whose texts arrive again', async () => {
    await program.addPatient({ name: 'Stella Stop', phone: '+19255550145' })
    await receiveText(program.deps, { providerId: 'SM2', from: '+19255550145', body: 'STOP' })
    const gone = await program.addPatient({ name: 'Gus Gone', enrolment: { graduated_on: '2025-11-01' } })
    await texted(program, gone, '30005')
    const again = await program.addPatient({ name: 'Ada Again' })
    await texted(program, again, '30003')
    await texted(program, again, '30003')
    expect(await list()).toContain('Ada')
    await texted(program, again, null)
    const html = await list()
    expect(['Stella', 'Gus', 'Ada'].filter((name) => html.includes(name))).toEqual([])
  })

  it('tells that nobody ever began, of three and more, but never to whoever works with the patient', async () => {
    const lee = await program.addPatient({ name: 'Quinn Quiet', caseManagerId: lead.staffId })
    const other = await program.addPatient({ name: 'Sam Silent' })
    const spoke = await program.addPatient({ name: 'Bea Begun' })
    for (const who of [lee, other, spoke]) await threeExpired(who)
    await db().commit([
      db()
        .query.updateTable('invitation')
        .set({ started_at: '2026-08-02T18:00:00.000Z' })
        .where('patient_id', '=', spoke.patientId)
        .where('occasion', '=', 'pulse:2026-08'),
    ])
    const html = await list()
    expect(['Quinn', 'Sam', 'Bea'].filter((name) => html.includes(name))).toEqual(['Sam'])
    const second = await side.enter('lead', 'Mo Tate')
    expect(await list(second)).toContain('Quinn')
    expect((await lead.get(`/unreached/${publicId(program, 'patient', lee.patientId)}`)).status).toBe(404)
  })

  it('names texts of which nobody knows', async () => {
    const who = await program.addPatient({ name: 'Dee Doubt' })
    const id = await queued(program.deps, who)
    await db().commit([
      db().query.updateTable('outbox').set({ state: 'unknown', look_at: null }).where('id', '=', id),
    ])
    expect(await list()).toMatch(/Dee Doubt.*Counts as sent/s)
  })
})

async function threeExpired(who: { patientId: string; enrolmentId: string; contactId: string }) {
  for (const month of ['08', '09', '10']) {
    program.clock.set(`2026-${month}-01T18:00:00.000Z`)
    const id = program.deps.newId()
    await db().commit([
      db()
        .query.insertInto('invitation')
        .values({
          id,
          enrolment_id: who.enrolmentId,
          patient_id: who.patientId,
          contact_id: who.contactId,
          occasion: `pulse:2026-${month}`,
          survey_id: 'pulse',
          survey_version: 1,
          facts: '{}',
          about_staff_id: null,
          about_team_id: null,
          goal_id: null,
          token_hash: id,
          state: 'expired',
          revision: 0,
          claim: null,
          due_at: program.clock.now(),
          expires_at: `2026-${month}-15T18:00:00.000Z`,
          invited_at: null,
          delivered_at: null,
          started_at: null,
          ended_at: null,
          created_at: program.clock.now(),
        }),
    ])
  }
  program.clock.set('2026-11-24T18:00:00.000Z')
}
