// Whoever was reached after words that paused a phone wants texts: the phone opens, and what was read to them is kept.
import { askedIfLeftSince } from '../core/outreach/schedule.ts'
import { IN_PERSON } from '../core/outreach/suppression.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import { touchContact, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { resumeEnrolmentsOnPhone } from '../db/enrolments.ts'
import { updatePatient, usersOfPhone } from '../db/patients.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { reopenWrites } from './reopen-phone.ts'

export interface SaidToPerson {
  readonly patientId: string
  readonly staffId: string
  /** What was read to them. */
  readonly wording: string
  readonly riskWarning: string
  readonly language: string
}

/** To stand first in the commit. For whoever said it, and for nobody else on that phone. */
export async function resumeInPerson(
  deps: Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>,
  contact: Contact,
  { patientId, staffId, wording, riskWarning, language }: SaidToPerson,
): Promise<Write[]> {
  const { db, newId, now } = deps
  const at = now()
  const users = await usersOfPhone(db, contact.id)
  const zones = users.flatMap(({ timeZones }) => timeZones)
  const today = localDate(at, zones)
  const leftSince = askedIfLeftSince(today, await readSchedule(db))
  return [
    touchContact(db, contact.id),
    ...(await reopenWrites(deps, contact, at)),
    insertConsentEvent(db, {
      id: newId(),
      patient_id: patientId,
      contact_id: contact.id,
      kind: 'texts_given',
      wording,
      risk_warning: riskWarning,
      language,
      channel: IN_PERSON,
      evidence_sealed: null,
      given_on: today,
      at,
    }),
    updatePatient(db, patientId, { consented_at: at }),
    resumeEnrolmentsOnPhone(db, contact.id, { from: today, leftSince }),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'texts.started',
      subject: 'contact',
      subjectId: contact.id,
      detail: { channel: IN_PERSON },
    }),
  ]
}
