// What a file changes of one patient: who they are, how they are reached, their consent, enrolments and assignments.
import { languageFor } from '../language.ts'
import type { Schedule } from '../outreach/schedule.ts'
import { zonesFor } from '../outreach/zones.ts'
import type { Column } from './columns.ts'
import type { PatientRecord } from './gather.ts'
import type { Known, KnownPatient, KnownPhone } from './known.ts'
import { planStays, type StayPlan } from './plan-stays.ts'
import type { Said } from './rows.ts'

export interface PatientPlan {
  readonly record: PatientRecord
  /** Null: not on file yet. */
  readonly patientId: string | null
  /** Of somebody on file. */
  readonly changed: readonly Column[]
  /** To be stored; null: what is on file stays. */
  readonly timeZones: string | null
  /** Of the phone, when it is not on file yet. */
  readonly phoneState: KnownPhone['state']
  readonly consents: readonly NewConsent[]
  /** The day of the consent in force after this import; null: none. */
  readonly consentedOn: string | null
  readonly consentIsNew: boolean
  readonly stays: readonly StayPlan[]
  readonly problems: readonly Said[]
  readonly notices: readonly Said[]
}

export interface NewConsent {
  readonly on: string
  readonly evidence: string | null
  /** Word for word; null: not known. */
  readonly wording: string | null
  readonly riskWarning: string | null
}

export interface PlanningFacts {
  readonly known: Known
  /** Of case managers on file, by county id. */
  readonly staffIds: ReadonlyMap<string, string>
  /** The program's own day. */
  readonly today: string
  /** Primary language tags in which patients can be asked. */
  readonly languages: readonly string[]
  readonly schedule: Schedule
}

export function planPatient(record: PatientRecord, facts: PlanningFacts): PatientPlan {
  const patient = facts.known.patients.get(record.countyId) ?? null
  const phone = record.phone === null ? null : (facts.known.phones.get(record.phone) ?? null)
  const timeZones = zonesOf(record, patient)
  const { consents, consentedOn, withdrawn } = planConsents(record, patient)
  const consentIsNew = consentedOn !== (patient?.consentedOn ?? null)
  const changed = patient ? changesOf(record, patient, phone, timeZones) : []
  const wakes =
    consentedOn !== null && (consentIsNew || changed.includes('phone') || changed.includes('language'))
  const stays = planStays(record, patient, { consentedOn, wakes, ...facts })
  const phoneState = phone?.state ?? facts.known.silenced.get(record.phone ?? '') ?? 'open'
  return {
    record,
    patientId: patient?.id ?? null,
    changed,
    timeZones,
    phoneState,
    consents,
    consentedOn,
    consentIsNew,
    stays: stays.plans,
    problems: stays.problems,
    notices: [...reached(record, patient, phoneState, facts), ...consentNotices(consentedOn, withdrawn)],
  }
}

/** Nothing to write. */
export function unchanged({ patientId, changed, consents, stays }: PatientPlan): boolean {
  return patientId !== null && changed.length === 0 && consents.length === 0 && stays.length === 0
}

function zonesOf(record: PatientRecord, patient: KnownPatient | null): string | null {
  const { timeZone, zip, phone } = record
  if (patient && timeZone === null && zip === null && phone === null) return null
  return zonesFor({ timeZone, zip: zip ?? patient?.zip ?? null, phone }).join(' ')
}

function changesOf(
  record: PatientRecord,
  patient: KnownPatient,
  phone: KnownPhone | null,
  timeZones: string | null,
): Column[] {
  const changed: Column[] = []
  if (patient.name !== record.name) changed.push('patient_name')
  if (record.phone !== null && !isUnlinked(patient, phone) && patient.contactId !== (phone?.id ?? '')) {
    changed.push('phone')
  }
  if (patient.phoneKind !== record.phoneKind) changed.push('phone_kind')
  if (patient.language !== record.language) changed.push('language')
  if (timeZones !== null && patient.timeZones !== timeZones) changed.push('time_zone')
  if (record.zip !== null && patient.zip !== record.zip) changed.push('zip')
  if (patient.birthYear !== record.birthYear) changed.push('birth_year')
  if (record.region !== null && patient.region !== record.region) changed.push('region')
  return changed
}

// Somebody at this number said that it is not the patient's: a file from before that does not make it theirs again.
function isUnlinked(patient: KnownPatient | null, phone: KnownPhone | null): boolean {
  return patient !== null && patient.contactId === null && phone?.state === 'unlinked'
}

function planConsents(record: PatientRecord, patient: KnownPatient | null) {
  const days = new Set(patient?.consentDays)
  const [worded, warned] = [new Set(patient?.wordedDays), new Set(patient?.warnedDays)]
  const consents: NewConsent[] = []
  for (const stay of record.stays) {
    const { consentOn: on, consentEvidence: evidence, consentWording: wording, riskWarning } = stay
    if (on === null) continue
    // A later file may say in which words: the ledger takes that in beside what it knew.
    const says = (wording !== null && !worded.has(on)) || (riskWarning !== null && !warned.has(on))
    if (days.has(on) && !says) continue
    days.add(on)
    worded.add(on)
    warned.add(on)
    consents.push({ on, evidence, wording, riskWarning })
  }
  const newest =
    consents
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? ''
  const before = patient?.consentedOn ?? null
  const withdrawnOn = patient?.withdrawnOn ?? ''
  const given = newest > withdrawnOn && newest > (before ?? '')
  return { consents, consentedOn: given ? newest : before, withdrawn: withdrawnOn !== '' }
}

const consentNotices = (consentedOn: string | null, withdrawn: boolean): Said[] => {
  if (consentedOn !== null) return []
  const why = withdrawn ? 'The patient has withdrawn consent to texts' : 'There is no consent to texts'
  return [{ column: 'consent_on', sentence: `${why}: kept on the caseload, not texted.` }]
}

function reached(
  { phone, language }: PatientRecord,
  patient: KnownPatient | null,
  phoneState: KnownPhone['state'],
  { languages }: PlanningFacts,
): Said[] {
  const said: Said[] = []
  if (phone === null && !patient?.contactId) {
    said.push({ column: 'phone', sentence: 'There is no phone: kept on the caseload, not texted.' })
  }
  if (phoneState !== 'open') {
    said.push({ column: 'phone', sentence: `${WHY_SILENT[phoneState]}: kept on the caseload, not texted.` })
  }
  if (languageFor(languages, language) === null) {
    said.push({
      column: 'language',
      sentence: 'No survey is in this language yet: kept on the caseload, not texted.',
    })
  }
  return said
}

const WHY_SILENT = {
  stopped: 'This number has asked for no more texts',
  paused: 'This number waits until a person has read its last text',
  unlinked: 'Somebody at this number said that it is not the patient’s',
  dead: 'The carrier says that this number is out of service',
} as const
