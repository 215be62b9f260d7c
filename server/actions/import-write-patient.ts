// The writes that bring one patient of a caseload file on file: phone, person, consent, enrolments, assignments, audit.
import { NOT_RECORDED } from '../core/caseload/known.ts'
import type { PatientPlan } from '../core/caseload/plan-patient.ts'
import { audit } from '../db/audit.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import { insertContact } from '../db/contacts.ts'
import { deleteDrafts } from '../db/drafts.ts'
import type { Write } from '../db/database.ts'
import { insertPatient, updatePatient } from '../db/patients.ts'
import type { PatientTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'
import { stayWrites } from './import-write-stays.ts'
import type { Import } from './import-write-staff.ts'
import { leavePhone, type OldPhone } from './leave-phone.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'newId'>

export async function patientWrites(
  deps: Needs,
  plan: PatientPlan,
  oldPhone: OldPhone,
  within: Import,
): Promise<Write[]> {
  const { db, newId } = deps
  const { actor, at } = within
  const id = plan.patientId ?? newId()
  const isNew = plan.patientId === null
  const phone = await phoneWrites(deps, plan, within)
  const columns = await columnsOf(deps, plan, id, phone.contactId)
  const started = plan.stays.flatMap((stay) => stay.started)
  return [
    ...(plan.changed.includes('phone') ? leaveOldPhone(deps, oldPhone, at) : []),
    ...phone.writes,
    ...(isNew ? [insertPatient(db, newPatient(id, columns, at))] : changeWrites(deps, plan, id, columns)),
    ...(await consentWrites(deps, plan, id, phone.contactId ?? oldPhone.contactId, at)),
    ...stayWrites(deps, plan, id, within),
    audit(db, {
      id: newId(),
      at,
      actor,
      action: isNew ? 'patient.imported' : 'patient.changed',
      subject: 'patient',
      subjectId: id,
      detail: {
        ...(isNew ? {} : { columns: plan.changed.join(' ') }),
        consents: plan.consents.length,
        enrolments: plan.stays.filter(({ enrolmentId }) => enrolmentId === null).length,
        graduations: plan.stays.filter(({ graduation }) => graduation !== null).length,
        assignments: started.length,
        endings: plan.stays.flatMap((stay) => stay.ended).length,
      },
    }),
  ]
}

async function phoneWrites({ db, sealer, newId }: Needs, plan: PatientPlan, { at, contactIds }: Import) {
  const { phone } = plan.record
  if (phone === null) return { contactId: null, writes: [] }
  const known = contactIds.get(phone)
  if (known !== undefined) return { contactId: known, writes: [] }
  const contactId = newId()
  contactIds.set(phone, contactId)
  const insert = insertContact(db, {
    id: contactId,
    phone_sealed: await sealer.seal('contact', 'phone_sealed', contactId, phone),
    phone_index: await sealer.index('phone', phone),
    state: plan.phoneState,
    touched: 0,
    welcomed_at: null,
    created_at: at,
  })
  return { contactId, writes: [insert] }
}

function leaveOldPhone(deps: Needs, oldPhone: OldPhone, at: string): Write[] {
  const { contactId, invitationIds } = oldPhone
  if (contactId === null) return []
  return [...leavePhone(deps, oldPhone, at), ...invitationIds.map((id) => deleteDrafts(deps.db, id))]
}

async function columnsOf({ sealer }: Needs, plan: PatientPlan, id: string, contactId: string | null) {
  const { record, timeZones, consentedOn } = plan
  const seal = (column: string, text: string) => sealer.seal('patient', column, id, text)
  return {
    county_id_sealed: await seal('county_id_sealed', record.countyId),
    county_id_index: await sealer.index('county_id', record.countyId),
    name_sealed: await seal('name_sealed', record.name),
    contact_id: contactId,
    phone_kind: record.phoneKind,
    language: record.language,
    time_zones: timeZones ?? '',
    zip_sealed: record.zip === null ? null : await seal('zip_sealed', record.zip),
    birth_year_sealed: await seal('birth_year_sealed', record.birthYear),
    region: record.region,
    // Noon, so that the day is the same in every time zone a patient may have.
    consented_at: consentedOn === null ? null : `${consentedOn}T12:00:00.000Z`,
  }
}

type Columns = Awaited<ReturnType<typeof columnsOf>>

function newPatient(id: string, columns: Columns, at: string): PatientTable {
  const unsaid = { phone_said: null, sharing: null, sharing_since: null, paused_until: null }
  return { id, ...columns, ...unsaid, created_at: at }
}

function changeWrites({ db }: Needs, plan: PatientPlan, id: string, columns: Columns): Write[] {
  const byColumn: Record<string, Partial<PatientTable>> = {
    patient_name: { name_sealed: columns.name_sealed },
    // What a patient said of one phone says nothing of another.
    phone: { contact_id: columns.contact_id, phone_said: null },
    phone_kind: { phone_kind: columns.phone_kind },
    language: { language: columns.language },
    time_zone: { time_zones: columns.time_zones },
    zip: { zip_sealed: columns.zip_sealed },
    birth_year: { birth_year_sealed: columns.birth_year_sealed },
    region: { region: columns.region },
  }
  const change: Partial<PatientTable> = Object.assign({}, ...plan.changed.map((column) => byColumn[column]))
  if (plan.consentIsNew) change.consented_at = columns.consented_at
  return Object.keys(change).length === 0 ? [] : [updatePatient(db, id, change)]
}

async function consentWrites(
  { db, sealer, newId }: Needs,
  { consents, record }: PatientPlan,
  patientId: string,
  contactId: string | null,
  at: string,
): Promise<Write[]> {
  return Promise.all(
    consents.map(async ({ on, evidence, wording, riskWarning }) => {
      const id = newId()
      return insertConsentEvent(db, {
        id,
        patient_id: patientId,
        contact_id: contactId,
        kind: 'texts_given',
        wording: wording ?? NOT_RECORDED,
        language: record.language,
        channel: 'import',
        evidence_sealed:
          evidence === null ? null : await sealer.seal('consent_event', 'evidence_sealed', id, evidence),
        given_on: on,
        at,
        risk_warning: riskWarning,
      })
    }),
  )
}
