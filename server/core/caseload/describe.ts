// Puts an import into words for whoever runs it: what is created, changed and ended, and what is wrong. No patient is
// named: a row number finds them.
import type { Column } from './columns.ts'
import type { PatientPlan } from './plan-patient.ts'
import type { Plan } from './plan.ts'
import type { WorkerPlan } from './plan-worker.ts'
import type { Remark } from './rows.ts'
import { counted, listed, rowsNamed } from './wording.ts'

const LONGEST_LIST = 40

/** Lines; none when there is nothing to do. */
export function describePlan(plan: Plan): string[] {
  const { create, change, end } = totals(plan)
  return [
    ...(create.length > 0 ? [`To create: ${listed(create)}.`] : []),
    ...(change.length > 0 ? [`To change: ${listed(change)}.`] : []),
    ...(end.length > 0 ? [`To end: ${listed(end)}.`] : []),
    ...shortened(plan.teams.map((name) => `  Team ${name}: new.`)),
    ...shortened(plan.workers.map(describeWorker)),
    ...shortened(plan.patients.toSorted(byFirstRow).map(describePatient)),
  ]
}

/** What the ledger will not know of the new consents: no mistake, but nobody can make it up later. */
export function describeUnknown({ patients }: Plan): string[] {
  const consents = patients.flatMap((patient) => patient.consents)
  const all = counted(consents.length, 'new consent')
  const line = (missing: number, what: string) => {
    const of = missing === consents.length ? all : `${missing.toLocaleString('en-US')} of ${all}`
    return missing === 0 ? [] : [`  ${of}: ${what}`]
  }
  const wordless = consents.filter(({ wording }) => wording === null).length
  const unwarned = consents.filter(({ riskWarning }) => riskWarning === null).length
  return [
    ...line(wordless, 'in which words is not known. The column consent_wording can say it.'),
    ...line(
      unwarned,
      'what was said of texts not being private is not known. The column sms_risk_warning can say it.',
    ),
  ]
}

/** One line for all rows of which the same is to be said, in the order of the file. */
export function describeRemarks(remarks: readonly Remark[]): string[] {
  const groups = Map.groupBy(remarks, ({ column, sentence }) => `${column} ${sentence}`)
  return [...groups.values()].map((group) => {
    const { column, sentence } = group[0]!
    const rows = rowsNamed(group.map(({ row }) => row))
    return `  ${rows}${column === null ? '' : `, ${column}`}: ${sentence}`
  })
}

function totals({ teams, workers, patients, phones }: Plan) {
  const stays = patients.flatMap((patient) => patient.stays)
  const started = stays.flatMap((stay) => stay.started)
  const ended = stays.flatMap((stay) => stay.ended)
  const isNew = (one: { patientId: string | null }) => one.patientId === null
  const some = (count: number, one: string, many?: string) => (count === 0 ? [] : [counted(count, one, many)])
  return {
    create: [
      ...some(teams.length, 'team'),
      ...some(workers.filter(({ staffId }) => staffId === null).length, 'case manager'),
      ...some(patients.filter(isNew).length, 'patient'),
      ...some(phones.length, 'phone'),
      ...some(stays.filter(({ enrolmentId }) => enrolmentId === null).length, 'enrolment'),
      ...some(started.length, 'assignment'),
      ...some(patients.flatMap(({ consents }) => consents).length, 'consent to texts', 'consents to texts'),
    ],
    change: [
      ...some(workers.filter(({ staffId }) => staffId !== null).length, 'case manager'),
      ...some(patients.filter(({ changed }) => changed.length > 0).length, 'patient'),
      ...some(stays.filter(({ graduation }) => graduation === 'corrected').length, 'graduation'),
      ...some(ended.filter(({ ending }) => ending === 'corrected').length, 'last day', 'last days'),
    ],
    end: [
      ...some(stays.filter(({ graduation }) => graduation === 'ends').length, 'enrolment'),
      ...some(ended.filter(({ ending }) => ending === 'ends').length, 'assignment'),
    ],
  }
}

function describeWorker({ record, staffId, changed }: WorkerPlan): string {
  const what = staffId === null ? 'new' : `other ${named(changed)}`
  return `  Case manager ${record.countyId}: ${what}.`
}

function describePatient({ record, patientId, changed, consents, stays }: PatientPlan): string {
  const said: string[] = []
  if (patientId === null) said.push('new patient')
  if (changed.length > 0) said.push(`other ${named(changed)}`)
  for (const { enrolmentId, graduatedOn, graduation, started, ended } of stays) {
    if (enrolmentId === null && patientId !== null) said.push('returns')
    said.push(
      ...ended.map(({ worker, ending }) => `${worker} ${ending === 'ends' ? 'ends' : 'ends on another day'}`),
    )
    if (started.length > 0) said.push(`with ${listed(started.map(({ worker }) => worker))}`)
    if (graduation !== null || (enrolmentId === null && graduatedOn !== null)) said.push('graduates')
  }
  if (patientId !== null && consents.length > 0) said.push('consent to texts')
  if (said.length === 0) said.push('asked again')
  return `  ${rowsNamed(record.rows)}: ${said.join('; ')}.`
}

const WORDS: Partial<Record<Column, string>> = {
  patient_name: 'name',
  phone_kind: 'kind of phone',
  time_zone: 'time zone',
  zip: 'ZIP code',
  birth_year: 'year of birth',
  case_manager_id: 'id',
  case_manager_name: 'name',
  case_manager_email: 'e-mail address',
}

const named = (columns: readonly Column[]): string => listed(columns.map((column) => WORDS[column] ?? column))

const byFirstRow = (a: PatientPlan, b: PatientPlan): number =>
  Math.min(...a.record.rows) - Math.min(...b.record.rows)

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= LONGEST_LIST) return [...lines]
  const rest = lines.length - LONGEST_LIST + 1
  return [...lines.slice(0, LONGEST_LIST - 1), `  … and ${rest.toLocaleString('en-US')} more.`]
}
