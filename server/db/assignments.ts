// Assignments: which case manager works with which patient, from when to when.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead } from './prepared.ts'
import type { AssignmentTable } from './tables/people.ts'

export function insertAssignment(db: Pick<Db, 'query'>, row: AssignmentTable): Write {
  return insertRow(db, 'assignment', row)
}

const ofOne = preparedRead((query, at: { readonly patientId: string }) =>
  query.selectFrom('assignment').selectAll().where('patient_id', '=', at.patientId),
)

export const assignmentsOf = (db: Pick<Db, 'query'>, patientId: string): Promise<AssignmentTable[]> =>
  ofOne(db, { patientId })

export async function assignmentsOfPatients(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
): Promise<AssignmentTable[]> {
  return inChunks(patientIds, (piece) =>
    db.query.selectFrom('assignment').selectAll().where('patient_id', 'in', piece).execute(),
  )
}

/** Whom these staff members work, worked or will work with. */
export async function assignmentsOfStaff(
  db: Pick<Db, 'query'>,
  staffIds: readonly string[],
): Promise<Pick<AssignmentTable, 'patient_id' | 'staff_id'>[]> {
  return inChunks(staffIds, (piece) =>
    db.query
      .selectFrom('assignment')
      .select(['patient_id', 'staff_id'])
      .where('staff_id', 'in', piece)
      .execute(),
  )
}

/** @param to the last day. */
export function endAssignment(db: Pick<Db, 'query'>, id: string, to: string): Write {
  return db.query.updateTable('assignment').set({ to_on: to }).where('id', '=', id)
}
