// The patient told a person that they want no texts: that is a stop like any other, on that phone and for all on it.
import { IN_PERSON } from '../core/outreach/suppression.ts'
import { REMEDIES } from '../core/outreach/unreached.ts'
import { audit } from '../db/audit.ts'
import { findContact } from '../db/contacts.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readToday } from './look-for-reach.ts'
import { findInReach } from './open-reach.ts'
import { stopPhoneWrites } from './stop-phone.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

/** Throws `not_found` for a patient who is not on the list, or has no phone to stop. */
export async function stopForPatient(deps: Needs, staffId: string, patientId: string): Promise<void> {
  const { finding, patient } = await findInReach(deps, staffId, patientId, await readToday(deps))
  const contact = patient.contactId === null ? null : await findContact(deps.db, patient.contactId)
  if (!contact || !REMEDIES[finding.why].includes('stop')) throw new Problem('not_found')
  const told = audit(deps.db, {
    id: deps.newId(),
    at: deps.now(),
    actor: { kind: 'staff', id: staffId },
    action: 'patient.texts_stopped',
    subject: 'patient',
    subjectId: patientId,
  })
  await deps.db.commit([
    ...(await stopPhoneWrites(deps, contact, { kind: 'stop', channel: IN_PERSON })),
    told,
  ])
}
