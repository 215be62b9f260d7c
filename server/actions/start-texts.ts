// Texts start again on a phone whose holder asked for it.
import { askedIfLeftSince } from '../core/outreach/schedule.ts'
import { IN_PERSON } from '../core/outreach/suppression.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { insertConsentEvent, textConsentsOf } from '../db/consent-events.ts'
import { setContactState, touchContact, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { resumeEnrolmentsOnPhone } from '../db/enrolments.ts'
import { updatePatient, usersOfPhone } from '../db/patients.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { journalPhone } from './journal-entry.ts'

type Starter = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

interface Starting {
  /** Where it was said. */
  readonly channel: string
  /** When it was said. */
  readonly at: string
  /** The patient's own words, for the ledger; null where they are not kept. */
  readonly words?: string | null
}

/** To stand first in the commit. */
export async function startWrites(deps: Starter, contact: Contact, starting: Starting): Promise<Write[]> {
  return [
    ...(await startEffects(deps, contact, starting)),
    await journalPhone(deps, contact, { kind: 'start', channel: starting.channel, at: starting.at }),
  ]
}

/**
 * Without the journal's entry. Consent comes back for those who had withdrawn it here, and for nobody who had never
 * given it. What a person was told elsewhere opens the phone, and is no consent here.
 */
export async function startEffects(
  deps: Starter,
  contact: Contact,
  { channel, at: saidAt, words = null }: Starting,
): Promise<Write[]> {
  const { db, sealer, newId } = deps
  const at = deps.now()
  if (channel === IN_PERSON)
    return [touchContact(db, contact.id), setContactState(db, contact.id, ['paused', 'dead'], 'open')]
  const users = await usersOfPhone(db, contact.id)
  const consents = await textConsentsOf(
    db,
    users.map(({ id }) => id),
  )
  const back = users.filter(
    ({ id, consentedAt }) =>
      consentedAt === null && consents.some(({ patientId, given }) => patientId === id && !given),
  )
  const today = localDate(
    at,
    users.flatMap(({ timeZones }) => timeZones),
  )
  const leftSince = askedIfLeftSince(today, await readSchedule(db))
  const given = await Promise.all(
    back.map(async ({ id: patientId, language, timeZones }) => {
      const id = newId()
      const event = insertConsentEvent(db, {
        id,
        patient_id: patientId,
        contact_id: contact.id,
        kind: 'texts_given',
        wording: 'START',
        language,
        channel,
        evidence_sealed: words && (await sealer.seal('consent_event', 'evidence_sealed', id, words)),
        given_on: localDate(saidAt, timeZones),
        at,
      })
      return [event, updatePatient(db, patientId, { consented_at: saidAt })]
    }),
  )
  return [
    touchContact(db, contact.id),
    setContactState(db, contact.id, ['stopped', 'paused', 'dead'], 'open'),
    ...given.flat(),
    resumeEnrolmentsOnPhone(db, contact.id, { from: today, leftSince }),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: 'texts.started',
      subject: 'contact',
      subjectId: contact.id,
      detail: { channel },
    }),
  ]
}
