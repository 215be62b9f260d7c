// CPU of a tick that finds nothing due, over a small program and over one a hundred times as large.
import { insertAssignment } from '../../server/db/assignments.ts'
import { insertContact } from '../../server/db/contacts.ts'
import { insertEnrolment } from '../../server/db/enrolments.ts'
import { insertPatient } from '../../server/db/patients.ts'
import { tick } from '../../server/actions/tick.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { figure, median, type Figure } from './figures.ts'

const CHUNK = 500
const ROUNDS = 15

/** Rows alone: nothing in them is ever opened. */
async function fill({ deps, clock }: TestProgram, staffId: string, patients: number): Promise<void> {
  const { db, newId } = deps
  const at = clock.now()
  const rows = () => {
    const [patientId, enrolmentId, contactId] = [newId(), newId(), newId()]
    return [
      insertContact(db, {
        id: contactId,
        phone_sealed: 'x',
        phone_index: contactId,
        state: 'open',
        touched: 0,
        welcomed_at: at,
        created_at: at,
      }),
      insertPatient(db, {
        id: patientId,
        county_id_sealed: 'x',
        county_id_index: patientId,
        name_sealed: 'x',
        contact_id: contactId,
        phone_kind: 'own',
        phone_said: 'own',
        language: 'en',
        time_zones: 'America/Los_Angeles',
        zip_sealed: null,
        birth_year_sealed: null,
        region: 'East',
        sharing: 1,
        sharing_since: at,
        consented_at: '2026-01-12T18:00:00.000Z',
        paused_until: null,
        created_at: at,
      }),
      insertEnrolment(db, {
        id: enrolmentId,
        patient_id: patientId,
        enrolled_on: '2026-01-12',
        graduated_on: null,
        next_due_on: '2027-01-12',
        created_at: at,
      }),
      insertAssignment(db, {
        id: newId(),
        enrolment_id: enrolmentId,
        patient_id: patientId,
        staff_id: staffId,
        from_on: '2026-01-12',
        to_on: null,
      }),
    ]
  }
  for (let made = 0; made < patients; made += CHUNK)
    await db.commit(Array.from({ length: Math.min(CHUNK, patients - made) }, rows).flat())
}

async function programOf(patients: number): Promise<TestProgram> {
  const program = await openTestProgram()
  await fill(program, await program.addStaff('Marisol Vega'), patients)
  return program
}

async function tickCpu({ deps }: TestProgram): Promise<number> {
  const before = process.cpuUsage()
  for (let time = 0; time < 10; time += 1) await tick(deps)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 10_000
}

const TIMES = 100

export async function benchQuietTick(small: number): Promise<Figure[]> {
  const programs = [await programOf(small), await programOf(TIMES * small)] as const
  const ratios: number[] = []
  const larges: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const [little, large] = [await tickCpu(programs[0]), await tickCpu(programs[1])]
    // The first rounds compile.
    if (round < 3) continue
    larges.push(large)
    ratios.push(large / little)
  }
  await Promise.all(programs.map((program) => program.close()))
  return [
    figure(`tick with nothing due, ${TIMES * small} patients`, median(larges), 'ms'),
    figure(`the same to ${small} patients`, median(ratios), '×', 1.5),
  ]
}
