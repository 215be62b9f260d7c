// Reads what is on file of the people whom a caseload file names, in a few batched statements.
import type { Known, KnownAssignment, KnownPatient, KnownStay, KnownWorker } from '../core/caseload/known.ts'
import type { CaseloadRow } from '../core/caseload/rows.ts'
import { replaySuppressions } from '../core/outreach/suppression.ts'
import { assignmentsOfPatients } from '../db/assignments.ts'
import { textConsentsOf, type TextConsent } from '../db/consent-events.ts'
import { findContactsByPhone } from '../db/contacts.ts'
import { enrolmentsOfPatients } from '../db/enrolments.ts'
import { patientsByCountyId, patientsOfContacts } from '../db/patients.ts'
import { staffByIndex } from '../db/staff.ts'
import { suppressionsOf } from '../db/suppressions.ts'
import type { PatientTable, StaffTable } from '../db/tables/people.ts'
import { teamIds } from '../db/teams.ts'
import type { Deps } from '../deps.ts'
import { emailIndex } from '../email.ts'
import type { Sealer } from '../sealing.ts'

const PATIENTS_AT_ONCE = 450

type Needs = Pick<Deps, 'db' | 'sealer'>

export async function readKnown({ db, sealer }: Needs, rows: readonly CaseloadRow[]): Promise<Known> {
  const ofPatients = await indexes(rows, 'patient_id', (id) => sealer.index('county_id', id))
  const ofWorkers = await indexes(rows, 'case_manager_id', (id) => sealer.index('county_id', id))
  const ofEmails = await indexes(rows, 'case_manager_email', (email) => emailIndex(sealer, email))
  const ofPhones = await indexes(rows, 'phone', (phone) => sealer.index('phone', phone))
  const [byId, byEmail, contacts, said, teams] = await Promise.all([
    staffByIndex(db, 'county_id_index', [...ofWorkers.keys()]),
    staffByIndex(db, 'email_index', [...ofEmails.keys()]),
    findContactsByPhone(db, [...ofPhones.keys()]),
    suppressionsOf(db, [...ofPhones.keys()]),
    teamIds(db),
  ])
  const users = Map.groupBy(
    await patientsOfContacts(
      db,
      [...contacts.values()].map(({ id }) => id),
    ),
    ({ contactId }) => contactId,
  )
  const teamNames = new Map([...teams].map(([name, id]) => [id, name]))
  const worker = (row: StaffTable) => openWorker(sealer, row, teamNames)
  return {
    patients: await readPatients({ db, sealer }, ofPatients),
    workers: await keyed(byId, ({ county_id_index: index }) => ofWorkers.get(index ?? ''), worker),
    workersByEmail: await keyed(byEmail, ({ email_index: index }) => ofEmails.get(index ?? ''), worker),
    phones: new Map(
      [...contacts].map(([index, { id, state }]) => [
        ofPhones.get(index) ?? '',
        { id, state, users: (users.get(id) ?? []).map((user) => user.id) },
      ]),
    ),
    silenced: new Map(
      [...said].map(([index, entries]) => [ofPhones.get(index) ?? '', replaySuppressions(entries).state]),
    ),
    teams,
  }
}

/** What the file says by its blind index. */
async function indexes(
  rows: readonly CaseloadRow[],
  column: 'patient_id' | 'case_manager_id' | 'case_manager_email' | 'phone',
  index: (text: string) => Promise<string>,
): Promise<Map<string, string>> {
  const texts = new Set(rows.flatMap((row) => row[column] ?? []))
  const found = new Map<string, string>()
  for (const text of texts) found.set(await index(text), text)
  return found
}

async function keyed<Row, T>(
  rows: readonly Row[],
  key: (row: Row) => string | undefined,
  open: (row: Row) => Promise<T>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>()
  for (const row of rows) found.set(key(row) ?? '', await open(row))
  return found
}

// Some hundred at a time: sealed rows of a whole caseload need not stand in memory together.
async function readPatients(deps: Needs, ofIndex: ReadonlyMap<string, string>) {
  const found = new Map<string, KnownPatient>()
  const all = [...ofIndex.keys()]
  for (let start = 0; start < all.length; start += PATIENTS_AT_ONCE) {
    const rows = await patientsByCountyId(deps.db, all.slice(start, start + PATIENTS_AT_ONCE))
    for (const patient of await openPatients(deps, rows)) {
      found.set(ofIndex.get(patient.countyIdIndex) ?? '', patient.known)
    }
  }
  return found
}

async function openPatients({ db, sealer }: Needs, rows: readonly PatientTable[]) {
  const ids = rows.map(({ id }) => id)
  const [enrolments, assignments, consents] = await Promise.all([
    enrolmentsOfPatients(db, ids),
    assignmentsOfPatients(db, ids),
    textConsentsOf(db, ids),
  ])
  const assignmentsOf = Map.groupBy(assignments, (row) => row.enrolment_id)
  const staysOf = Map.groupBy(enrolments, (row) => row.patient_id)
  const consentsOf = Map.groupBy(consents, ({ patientId }) => patientId)
  const decodeStay = (row: (typeof enrolments)[number]): KnownStay => ({
    id: row.id,
    enrolledOn: row.enrolled_on,
    graduatedOn: row.graduated_on,
    assignments: (assignmentsOf.get(row.id) ?? []).map(decodeAssignment),
  })
  return Promise.all(
    rows.map(async (row) => {
      const stays = (staysOf.get(row.id) ?? []).map(decodeStay)
      const known = await openPatient(sealer, row, stays, consentsOf.get(row.id) ?? [])
      return { countyIdIndex: row.county_id_index, known }
    }),
  )
}

const decodeAssignment = (row: { id: string; staff_id: string; from_on: string; to_on: string | null }) =>
  ({ id: row.id, staffId: row.staff_id, from: row.from_on, to: row.to_on }) satisfies KnownAssignment

async function openPatient(
  sealer: Sealer,
  row: PatientTable,
  stays: readonly KnownStay[],
  consents: readonly TextConsent[],
): Promise<KnownPatient> {
  const open = (column: 'name_sealed' | 'zip_sealed' | 'birth_year_sealed') =>
    row[column] === null ? null : sealer.open('patient', column, row.id, row[column])
  const given = consents.filter((one) => one.given)
  const refused = consents.filter((one) => !one.given).map(({ on }) => on)
  return {
    id: row.id,
    name: (await open('name_sealed')) ?? '',
    contactId: row.contact_id,
    phoneKind: row.phone_kind,
    language: row.language,
    timeZones: row.time_zones,
    zip: await open('zip_sealed'),
    birthYear: await open('birth_year_sealed'),
    region: row.region,
    consentedOn: row.consented_at?.slice(0, 10) ?? null,
    consentDays: given.map(({ on }) => on),
    wordedDays: given.filter(({ worded }) => worded).map(({ on }) => on),
    warnedDays: given.filter(({ warned }) => warned).map(({ on }) => on),
    withdrawnOn: refused.sort().at(-1) ?? null,
    stays,
  }
}

async function openWorker(
  sealer: Sealer,
  row: StaffTable,
  teamNames: ReadonlyMap<string, string>,
): Promise<KnownWorker> {
  const open = async (column: 'county_id_sealed' | 'name_sealed' | 'email_sealed') =>
    row[column] === null ? null : sealer.open('staff', column, row.id, row[column])
  return {
    id: row.id,
    countyId: await open('county_id_sealed'),
    name: (await open('name_sealed')) ?? '',
    email: (await open('email_sealed'))?.toLowerCase() ?? null,
    discipline: row.discipline,
    team: row.team_id === null ? null : (teamNames.get(row.team_id) ?? null),
  }
}
