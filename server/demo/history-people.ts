// The rows that say who a made-up patient is: phone, file, stays, assignments and consent.
import { dateOf } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import { insertAssignment } from '../db/assignments.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import { insertContact } from '../db/contacts.ts'
import { insertEnrolment } from '../db/enrolments.ts'
import { insertPatient } from '../db/patients.ts'
import type { ContactTable } from '../db/tables/people.ts'
import type { Making } from './making.ts'
import type { Person } from './people.ts'

export interface MadePatient {
  readonly patientId: string
  readonly contactId: string
  readonly enrolmentIds: readonly string[]
  readonly createdAt: string
  /** Null: said no to texts. */
  readonly consentedAt: string | null
}

/** How the past left this person. */
export interface Left {
  readonly contact: Pick<ContactTable, 'state' | 'touched' | 'welcomed_at'>
  readonly consentedAt: string | null
  /** By stay: the next date on which something may be due. */
  readonly nextDueOn: readonly (string | null)[]
}

export function identify({ ids, days }: Making, person: Person): MadePatient {
  // An import in the morning, before the first text of the day.
  const createdAt = days.at(person.stays[0]?.enrolled ?? 0, 8 * 60 + 30)
  const { consentDay } = person
  return {
    consentedAt: consentDay === null ? null : days.at(consentDay, 8 * 60 + 30),
    patientId: ids(createdAt),
    contactId: ids(createdAt),
    enrolmentIds: person.stays.map(({ enrolled }) => ids(days.at(enrolled, 8 * 60 + 30))),
    createdAt,
  }
}

export async function personWrites(
  making: Making,
  person: Person,
  made: MadePatient,
  left: Left,
  place: number,
): Promise<Write[]> {
  const { deps, ids, zone } = making
  const { db, sealer } = deps
  const { patientId, contactId, createdAt } = made
  const countyId = `OR-${10_000 + place}`
  const seal = (column: string, text: string) => sealer.seal('patient', column, patientId, text)
  return [
    insertContact(db, {
      ...left.contact,
      id: contactId,
      phone_sealed: await sealer.seal('contact', 'phone_sealed', contactId, person.phone),
      phone_index: await sealer.index('phone', person.phone),
      created_at: createdAt,
    }),
    insertPatient(db, {
      id: patientId,
      county_id_sealed: await seal('county_id_sealed', countyId),
      county_id_index: await sealer.index('county_id', countyId),
      name_sealed: await seal('name_sealed', person.name),
      contact_id: contactId,
      phone_kind: person.phoneKind,
      phone_said: null,
      language: person.language,
      time_zones: zone,
      zip_sealed: await seal('zip_sealed', person.zip),
      birth_year_sealed: await seal('birth_year_sealed', String(person.born)),
      region: person.region,
      sharing: null,
      sharing_since: null,
      consented_at: left.consentedAt,
      paused_until: null,
      created_at: createdAt,
    }),
    ...person.stays.flatMap((stay, at) => stayWrites(making, made, stay, at, left)),
    ...(made.consentedAt !== null && person.consentDay !== null
      ? [
          insertConsentEvent(db, {
            id: ids(made.consentedAt),
            patient_id: patientId,
            contact_id: contactId,
            kind: 'texts_given',
            wording: 'texts agreed to when joining',
            language: person.language,
            channel: 'import',
            evidence_sealed: null,
            given_on: dateOf(person.consentDay),
            at: made.consentedAt,
          }),
        ]
      : []),
  ]
}

function stayWrites(
  { deps, ids, days, workers }: Making,
  { patientId, enrolmentIds }: MadePatient,
  stay: Person['stays'][number],
  at: number,
  left: Left,
): Write[] {
  const { db } = deps
  const createdAt = days.at(stay.enrolled, 8 * 60 + 30)
  const id = enrolmentIds[at] ?? ''
  return [
    insertEnrolment(db, {
      id,
      patient_id: patientId,
      enrolled_on: dateOf(stay.enrolled),
      graduated_on: stay.graduated === null ? null : dateOf(stay.graduated),
      next_due_on: left.nextDueOn[at] ?? null,
      created_at: createdAt,
    }),
    ...stay.spans.map(({ worker, from, to }) =>
      insertAssignment(db, {
        id: ids(createdAt),
        enrolment_id: id,
        patient_id: patientId,
        staff_id: workers[worker]?.id ?? '',
        from_on: dateOf(from),
        to_on: to === null ? null : dateOf(to),
      }),
    ),
  ]
}
