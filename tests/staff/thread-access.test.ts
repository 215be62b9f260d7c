// Whose thread a case manager may open: by relation to the patient, on the patient’s own date.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { openStaffSide, type Person } from './signed-in.ts'

let program: TestProgram
let worker: Person
/** Relation to the case manager signed in → patient. */
const patients: Record<string, string> = {}

beforeAll(async () => {
  program = await openTestProgram()
  worker = await openStaffSide(program).enter('case_manager')
  const mine = worker.staffId
  const other = await program.addStaff('Lee Chan')
  const add = async (caseManagerId: string, from_on: string, to_on: string | null, graduated_on?: string) => {
    const { patientId } = await program.addPatient({
      caseManagerId,
      assignment: { from_on, to_on },
      enrolment: { graduated_on: graduated_on ?? null },
      patient: { sharing: 1, sharing_since: '2026-01-12T18:00:00.000Z' },
    })
    return patientId
  }
  // The clock stands at 2026-11-24, 10:00 in Los Angeles.
  patients['own'] = await add(mine, '2026-01-12', null)
  patients['until today'] = await add(mine, '2026-01-12', '2026-11-24')
  patients['from today'] = await add(mine, '2026-11-24', null)
  patients['former'] = await add(mine, '2026-01-12', '2026-11-23')
  patients['from tomorrow'] = await add(mine, '2026-11-25', null)
  patients['graduated'] = await add(mine, '2026-01-12', null, '2026-11-23')
  patients['another’s'] = await add(other, '2026-01-12', null)
  patients['nobody’s'] = '019aaaaa-0000-7000-8000-ffffffffffff'
})
afterAll(() => program.close())

describe('a thread', () => {
  const opens = ['own', 'until today', 'from today']
  const closed = ['former', 'from tomorrow', 'graduated', 'another’s', 'nobody’s']

  it.each(opens)('opens for a patient who is one’s %s', async (relation) => {
    const answer = await worker.get(`/caseload/patients/${publicId(program, 'patient', patients[relation]!)}`)
    expect(answer.status).toBe(200)
  })

  it('gives one and the same answer for everybody else’s patients and for nobody', async () => {
    const answers = await Promise.all(
      closed.map(async (relation) => {
        const answer = await worker.get(
          `/caseload/patients/${publicId(program, 'patient', patients[relation]!)}`,
        )
        return { status: answer.status, text: await answer.text() }
      }),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(closed.map(() => 404))
  })

  it('closes at the next request after the assignment ends, also within a session', async () => {
    const path = `/caseload/patients/${publicId(program, 'patient', patients['until today']!)}`
    expect((await worker.get(path)).status).toBe(200)
    program.clock.set('2026-11-25T08:30:00.000Z')
    expect((await worker.get(path)).status).toBe(404)
    const list = await (await worker.get('/caseload')).text()
    expect(list).not.toContain(publicId(program, 'patient', patients['until today']!))
    expect(list).toContain(publicId(program, 'patient', patients['from tomorrow']!))
    program.clock.set('2026-11-24T18:00:00.000Z')
  })

  it('follows the patient’s own date, not the server’s', async () => {
    // 06:00 UTC: still the 24th in Los Angeles, and already the 25th in London.
    const until = { from_on: '2026-01-12', to_on: '2026-11-24' }
    const caseManagerId = worker.staffId
    const west = await program.addPatient({ caseManagerId, assignment: until })
    const east = await program.addPatient({
      caseManagerId,
      assignment: until,
      patient: { time_zones: 'Europe/London' },
    })
    program.clock.set('2026-11-25T06:00:00.000Z')
    expect(
      (await worker.get(`/caseload/patients/${publicId(program, 'patient', west.patientId)}`)).status,
    ).toBe(200)
    expect(
      (await worker.get(`/caseload/patients/${publicId(program, 'patient', east.patientId)}`)).status,
    ).toBe(404)
    program.clock.set('2026-11-24T18:00:00.000Z')
  })

  it('is written in the log before it is shown, or is not shown', async () => {
    const path = `/caseload/patients/${publicId(program, 'patient', patients['own']!)}`
    const views = () =>
      program.deps.db.query
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', 'patient.viewed')
        .where('subject_id', '=', patients['own']!)
        .execute()
    const before = (await views()).length
    await worker.get(path)
    const rows = await views()
    expect(rows).toHaveLength(before + 1)
    expect(rows.at(-1)).toMatchObject({
      actor_kind: 'staff',
      actor_id: worker.staffId,
      detail: '{}',
    })

    const { db } = program.deps
    const broken = { ...program.deps, db: { ...db, commit: () => Promise.reject(new Error('disk full')) } }
    const { openPatient } = await import('../../server/actions/open-patient.ts')
    const { openCaseload } = await import('../../server/actions/open-caseload.ts')
    await expect(openPatient(broken, worker.staffId, patients['own']!)).rejects.toThrow('disk full')
    await expect(openCaseload(broken, worker.staffId)).rejects.toThrow('disk full')
  })
})
