// Gathers the good rows of a file by patient and by case manager, in an order that the file's own does not change.
import type { CaseloadRow, Values } from './rows.ts'

export interface PatientRecord {
  readonly rows: readonly number[]
  readonly countyId: string
  readonly name: string
  readonly phone: string | null
  readonly phoneKind: Values['phone_kind']
  readonly language: string
  readonly timeZone: string | null
  readonly zip: string | null
  readonly birthYear: string
  readonly region: string | null
  /** Oldest first. */
  readonly stays: readonly StayRecord[]
}

/** One enrolment as the file tells it. */
export interface StayRecord {
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  readonly consentOn: string | null
  readonly consentEvidence: string | null
  readonly consentWording: string | null
  readonly riskWarning: string | null
  /** Oldest first. */
  readonly assignments: readonly AssignmentRecord[]
}

export interface AssignmentRecord {
  readonly row: number
  /** The case manager's county id. */
  readonly worker: string
  readonly from: string
  readonly to: string | null
}

export interface WorkerRecord {
  readonly rows: readonly number[]
  readonly countyId: string
  readonly name: string
  readonly email: string | null
  readonly discipline: Values['discipline']
  readonly team: string | null
}

export function gatherPatients(rows: readonly CaseloadRow[]): PatientRecord[] {
  return groupedBy(rows, 'patient_id').map((group) => {
    const [any] = group
    return {
      rows: group.map(({ row }) => row),
      countyId: any.patient_id,
      name: any.patient_name,
      phone: said(group, 'phone'),
      phoneKind: any.phone_kind,
      language: any.language,
      timeZone: said(group, 'time_zone'),
      zip: said(group, 'zip'),
      birthYear: any.birth_year,
      region: said(group, 'region'),
      stays: groupedBy(group, 'enrolled_on').map(stayOf),
    }
  })
}

export function gatherWorkers(rows: readonly CaseloadRow[]): WorkerRecord[] {
  return groupedBy(rows, 'case_manager_id').map((group) => ({
    rows: group.map(({ row }) => row),
    countyId: group[0].case_manager_id,
    name: group[0].case_manager_name,
    email: said(group, 'case_manager_email'),
    discipline: group[0].discipline,
    team: said(group, 'team'),
  }))
}

function stayOf(group: Group): StayRecord {
  return {
    enrolledOn: group[0].enrolled_on,
    graduatedOn: said(group, 'graduated_on'),
    consentOn: said(group, 'consent_on'),
    consentEvidence: said(group, 'consent_evidence'),
    consentWording: said(group, 'consent_wording'),
    riskWarning: said(group, 'sms_risk_warning'),
    // Assignments of one patient never start on the same day, unless a row was repeated.
    assignments: groupedBy(group, 'assigned_from').map(([first]) => ({
      row: first.row,
      worker: first.case_manager_id,
      from: first.assigned_from,
      to: first.assigned_to,
    })),
  }
}

type Group = [CaseloadRow, ...CaseloadRow[]]

function groupedBy(
  rows: readonly CaseloadRow[],
  column: 'patient_id' | 'case_manager_id' | 'enrolled_on' | 'assigned_from',
): Group[] {
  const groups = [...Map.groupBy(rows, (row) => row[column])]
  return groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group as Group)
}

// The rows of one group agree wherever they say anything.
function said<C extends keyof Values>(group: Group, column: C): Values[C] | null {
  return group.find((row) => row[column] !== null)?.[column] ?? null
}
