// The writes that bring a patient's enrolments and assignments on file, or end them.
import type { PatientPlan } from '../core/caseload/plan-patient.ts'
import { endAssignment, insertAssignment } from '../db/assignments.ts'
import type { Write } from '../db/database.ts'
import { insertEnrolment, updateEnrolment } from '../db/enrolments.ts'
import type { Deps } from '../deps.ts'
import type { Import } from './import-write-staff.ts'

export function stayWrites(
  { db, newId }: Pick<Deps, 'db' | 'newId'>,
  { stays }: PatientPlan,
  patientId: string,
  { at, staffIds }: Import,
): Write[] {
  return stays.flatMap((stay) => {
    const { enrolmentId, enrolledOn, graduatedOn, graduation, nextDueOn, started, ended } = stay
    const id = enrolmentId ?? newId()
    const change = {
      ...(graduation === null ? {} : { graduated_on: graduatedOn }),
      ...(nextDueOn === undefined ? {} : { next_due_on: nextDueOn }),
    }
    const changes = Object.keys(change).length > 0 ? [updateEnrolment(db, id, change)] : []
    const insert = () =>
      insertEnrolment(db, {
        id,
        patient_id: patientId,
        enrolled_on: enrolledOn,
        graduated_on: graduatedOn,
        next_due_on: nextDueOn ?? null,
        created_at: at,
      })
    return [
      ...(enrolmentId === null ? [insert()] : changes),
      ...ended.map(({ assignmentId, to }) => endAssignment(db, assignmentId, to)),
      ...started.map(({ worker, from, to }) =>
        insertAssignment(db, {
          id: newId(),
          enrolment_id: id,
          patient_id: patientId,
          staff_id: staffIds.get(worker) ?? '',
          from_on: from,
          to_on: to,
        }),
      ),
    ]
  })
}
