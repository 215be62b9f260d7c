// A lead pauses a patient's texts while life stands in the way; asking begins again by itself the day after.
import { isPauseReason, pauseFrom } from '../core/outreach/pause.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { touchContact } from '../db/contacts.ts'
import { lookAgain } from '../db/enrolments.ts'
import { findByCountyId, updatePatient } from '../db/patients.ts'
import type { Deps } from '../deps.ts'

export type Paused = { readonly until: string } | { readonly fault: 'nobody' | 'day' | 'reason' }

export interface Pausing {
  /** As the county writes it. */
  readonly number: string
  readonly reason: string
  readonly lastOn: string
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

export async function pausePatient(
  { db, sealer, now, newId }: Needs,
  staffId: string,
  { number, reason, lastOn }: Pausing,
): Promise<Paused> {
  if (!isPauseReason(reason)) return { fault: 'reason' }
  const patient = await findByCountyId(db, await sealer.index('county_id', number.trim()))
  if (!patient) return { fault: 'nobody' }
  const at = now()
  const today = localDate(at, patient.timeZones)
  const until = pauseFrom(today, lastOn)
  if (until === null) return { fault: 'day' }
  await db.commit([
    // A text that is being readied for this phone gives way, and is judged again.
    ...(patient.contactId === null ? [] : [touchContact(db, patient.contactId)]),
    updatePatient(db, patient.id, { paused_until: until }),
    // A pause that was made shorter is seen by the next tick.
    lookAgain(db, patient.id, today),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'patient.paused',
      subject: 'patient',
      subjectId: patient.id,
      detail: { reason, until },
    }),
  ])
  return { until }
}
