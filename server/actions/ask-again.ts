// A person spoke with the patient: the number is right, and texts may try again.
import { REMEDIES } from '../core/outreach/unreached.ts'
import { audit } from '../db/audit.ts'
import { findContact, mustBeUntouched, touchContact } from '../db/contacts.ts'
import { Conflict } from '../db/database.ts'
import { resumeEnrolmentsOnPhone } from '../db/enrolments.ts'
import { updatePatient } from '../db/patients.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readToday } from './look-for-reach.ts'
import { findInReach } from './open-reach.ts'
import { reopenWrites } from './reopen-phone.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

/** Throws `not_found` where that is no way out, `stale` when somebody at the phone was quicker. */
export async function askAgain(deps: Needs, staffId: string, patientId: string): Promise<void> {
  const { db, newId } = deps
  const today = await readToday(deps)
  const { finding, patient } = await findInReach(deps, staffId, patientId, today)
  const contact = patient.contactId === null ? null : await findContact(db, patient.contactId)
  if (!contact || !REMEDIES[finding.why].includes('again')) throw new Problem('not_found')
  const { at } = today
  try {
    await db.commit([
      touchContact(db, contact.id),
      mustBeUntouched(db, contact.id, contact.touched),
      ...(contact.state === 'dead' ? await reopenWrites(deps, contact, at) : []),
      updatePatient(db, patientId, { reach_checked_at: at }),
      resumeEnrolmentsOnPhone(db, contact.id, { from: today.today, leftSince: today.leftSince }),
      audit(db, {
        id: newId(),
        at,
        actor: { kind: 'staff', id: staffId },
        action: 'patient.asked_again',
        subject: 'patient',
        subjectId: patientId,
        detail: { why: finding.why },
      }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
}
