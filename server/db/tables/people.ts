// The tables of staff, patients, phones and who works with whom.
import type { Generated } from 'kysely'
import type { AttemptResult, FollowUpKind, FollowUpState, Outcome } from '../../core/follow-up.ts'

export interface TeamTable {
  id: string
  name: string
}

export interface StaffTable {
  id: string
  county_id_sealed: string | null
  county_id_index: string | null
  name_sealed: string
  email_sealed: string | null
  email_index: string | null
  discipline:
    | 'mental_health_clinician'
    | 'substance_use_counsellor'
    | 'social_worker'
    | 'public_health_nurse'
    | 'housing_specialist'
    | 'community_health_worker'
    | null
  team_id: string | null
  created_at: string
}

export interface ContactTable {
  id: string
  phone_sealed: string
  phone_index: string
  state: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead'
  touched: number
  welcomed_at: string | null
  created_at: string
}

export interface PatientTable {
  id: string
  county_id_sealed: string
  county_id_index: string
  name_sealed: string
  contact_id: string | null
  phone_kind: 'own' | 'shared' | 'program'
  phone_said: 'own' | 'shared' | null
  language: string
  time_zones: string
  zip_sealed: string | null
  birth_year_sealed: string | null
  region: string | null
  sharing: 0 | 1 | null
  sharing_since: string | null
  consented_at: string | null
  paused_until: string | null
  /** Who gave the number on file, by hand; null: a file, or long ago. */
  number_by?: string | null
  number_at?: string | null
  reach_checked_at?: string | null
  created_at: string
}

export interface EnrolmentTable {
  id: string
  patient_id: string
  enrolled_on: string
  graduated_on: string | null
  /** Always 0: in clear it told who was asked about trust when, which only the sealed ring draws. */
  rotation: number
  next_due_on: string | null
  created_at: string
  schedule_revision: Generated<number>
}

export interface AssignmentTable {
  id: string
  enrolment_id: string
  patient_id: string
  staff_id: string
  from_on: string
  to_on: string | null
}

export interface ConsentEventTable {
  id: string
  patient_id: string
  contact_id: string | null
  kind: 'texts_given' | 'texts_withdrawn' | 'sharing_on' | 'sharing_off' | 'phone_own' | 'phone_shared'
  about: Generated<'patient' | 'number'>
  wording: string
  language: string
  channel: string
  evidence_sealed: string | null
  given_on: string
  at: string
  risk_warning: Generated<string | null>
}

export interface SuppressionTable {
  id: string
  phone_index: string
  kind: 'stop' | 'pause' | 'start' | 'wrong_number' | 'dead'
  channel: string
  at: string
  phone_sealed: Generated<string | null>
  /** The id of the row elsewhere that it was read from. */
  origin: Generated<string | null>
}

export interface FollowUpTable {
  id: string
  patient_id: string
  kind: FollowUpKind
  hidden_from_staff_id: string | null
  owner_staff_id: string | null
  words_sealed: string | null
  state: FollowUpState
  claim: string | null
  due_at: string
  escalates_at: string | null
  taken_at: string | null
  outcome: Outcome | null
  created_at: string
  done_at: string | null
}

/** Append-only. */
export interface FollowUpAttemptTable {
  id: string
  follow_up_id: string
  staff_id: string
  result: AttemptResult
  at: string
}

export interface OneTimeLinkTable {
  token_hash: string
  staff_id: string
  role: 'case_manager' | 'lead' | 'administrator' | 'auditor'
  claim: string | null
  expires_at: string
  used_at: string | null
}
