// Whose number was typed at the front desk, by the roster alone, and the row that every such look leaves in the log.
import { assignmentsOf } from '../db/assignments.ts'
import { audit, type AuditEntry } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import { patientsByCountyId } from '../db/patients.ts'
import { readProgram } from '../db/program.ts'
import type { AssignmentTable, PatientTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'

export interface AtDesk {
  /** Of the number, whether or not somebody has it. */
  readonly countyIdIndex: string
  /** Null: nobody has this number, which is answered as if somebody had. */
  readonly patient: PatientTable | null
  readonly assignments: readonly AssignmentTable[]
  readonly program: string
  readonly timeZone: string
}

export async function findAtDesk(
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  number: string,
): Promise<AtDesk> {
  const countyIdIndex = await sealer.index('county_id', number.trim())
  const [[patient = null], { name: program, timeZone }] = await Promise.all([
    patientsByCountyId(db, [countyIdIndex]),
    readProgram(db),
  ])
  const assignments = patient ? await assignmentsOf(db, patient.id) : []
  return { countyIdIndex, patient, assignments, program, timeZone }
}

/** About the patient, or about whoever looked where nobody has the number: it holds no number, and no interview. */
export function lookWrite(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  staffId: string,
  { patient }: AtDesk,
  { action, detail = {} }: Pick<AuditEntry, 'action' | 'detail'>,
): Write {
  const [subject, subjectId] = patient ? ['patient', patient.id] : ['staff', staffId]
  const actor = { kind: 'staff', id: staffId } as const
  return audit(db, { id: newId(), at: now(), actor, action, subject, subjectId, detail })
}
