// Enrolments: one stay in the program each.
import type { Insertable, Selectable } from 'kysely'
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { EnrolmentTable } from './tables/people.ts'

export function insertEnrolment(
  db: Pick<Db, 'query'>,
  row: Omit<Insertable<EnrolmentTable>, 'rotation'>,
): Write {
  return insertRow(db, 'enrolment', { ...row, rotation: 0 })
}

/**
 * The next patient-local date on which a tick reads this enrolment, unless it was changed since `was` was read.
 * `revision`: of the schedule that it follows from.
 */
export function setNextDue(
  db: Pick<Db, 'query'>,
  id: string,
  { was, next, revision }: { readonly was: string; readonly next: string | null; readonly revision: number },
): Write {
  return db.query
    .updateTable('enrolment')
    .set({ next_due_on: next, schedule_revision: revision })
    .where('id', '=', id)
    .where('next_due_on', '=', was)
}

export async function enrolmentsOfPatients(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
): Promise<Selectable<EnrolmentTable>[]> {
  return inChunks(patientIds, (piece) =>
    db.query.selectFrom('enrolment').selectAll().where('patient_id', 'in', piece).execute(),
  )
}

export function updateEnrolment(
  db: Pick<Db, 'query'>,
  id: string,
  change: Partial<Pick<EnrolmentTable, 'graduated_on' | 'next_due_on'>>,
): Write {
  return db.query.updateTable('enrolment').set(change).where('id', '=', id)
}

/** Everybody on this phone who did not leave before `leftSince` is looked at again from this day on. */
export function resumeEnrolmentsOnPhone(
  db: Pick<Db, 'query'>,
  contactId: string,
  { from, leftSince }: { readonly from: string; readonly leftSince: string },
): Write {
  return db.query
    .updateTable('enrolment')
    .set({ next_due_on: from })
    .where('patient_id', 'in', (e) =>
      e.selectFrom('patient').select('id').where('contact_id', '=', contactId),
    )
    .where((e) => e.or([e('graduated_on', 'is', null), e('graduated_on', '>=', leftSince)]))
}

/** What is planned for a later day is looked at again from this day on. */
export function lookAgain(db: Pick<Db, 'query'>, patientId: string, from: string): Write {
  return db.query
    .updateTable('enrolment')
    .set({ next_due_on: from })
    .where('patient_id', '=', patientId)
    .where('next_due_on', '>', from)
}
