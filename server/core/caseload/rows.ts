// What a row of a caseload file says once it was read, and what is told of it.
import type { Column } from './columns.ts'

export const PHONE_KINDS = ['own', 'shared', 'program'] as const
export const DISCIPLINES = [
  'mental_health_clinician',
  'substance_use_counsellor',
  'social_worker',
  'public_health_nurse',
  'housing_specialist',
  'community_health_worker',
] as const

/** By column. Null: the cell is empty, which says nothing and erases nothing. Dates are ISO, of 10 characters. */
export interface Values {
  readonly patient_id: string
  readonly patient_name: string
  /** E.164. */
  readonly phone: string | null
  readonly phone_kind: (typeof PHONE_KINDS)[number]
  /** BCP 47. */
  readonly language: string
  /** IANA. */
  readonly time_zone: string | null
  readonly zip: string | null
  readonly birth_year: string
  readonly region: string | null
  readonly enrolled_on: string
  readonly graduated_on: string | null
  readonly consent_on: string | null
  readonly consent_evidence: string | null
  /** What the patient agreed to, word for word. */
  readonly consent_wording: string | null
  /** What the patient was told of texts not being private, word for word. */
  readonly sms_risk_warning: string | null
  readonly case_manager_id: string
  readonly case_manager_name: string
  readonly case_manager_email: string | null
  readonly discipline: (typeof DISCIPLINES)[number]
  readonly team: string | null
  readonly assigned_from: string
  /** The last day. */
  readonly assigned_to: string | null
}

/** Something to be told: as a problem it keeps the row out, as a notice it does not. Never a name or a number. */
export interface Said {
  /** Null: the row as a whole. */
  readonly column: Column | null
  readonly sentence: string
}

export interface Remark extends Said {
  /** As in a spreadsheet: the header is row 1. */
  readonly row: number
}

export interface CheckedRow {
  readonly row: number
  /** What could be read, so that rows can be held against each other even when one is bad. */
  readonly values: Partial<Values>
  readonly problems: readonly Remark[]
}

/** A row without a problem. */
export interface CaseloadRow extends Values {
  readonly row: number
}
