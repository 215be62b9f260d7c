// The tables of surveys, invitations and what patients answered.
import type { Generated } from 'kysely'
import type { HelpColumns } from '../../core/help.ts'

export interface SurveyVersionTable {
  id: string
  version: number
  definition: string
  hash: string
  published_at: string
  published_by: string | null
}

export interface SurveyDraftTable {
  survey_id: string
  definition: string
  based_on: number | null
  revision: number
  claim: string | null
  saved_by: string
  saved_at: string
}

export interface GoalTable {
  id: string
  thread_id: string
  version: number
  patient_id: string
  enrolment_id: string
  words_sealed: string
  nickname_sealed: string | null
  weight: number | null
  language: string
  shared: 0 | 1
  set_at: string
  ended_at: string | null
}

export interface InvitationTable extends HelpColumns {
  id: string
  enrolment_id: string
  patient_id: string
  contact_id: string | null
  occasion: string
  survey_id: string
  survey_version: number
  facts: string
  about_staff_id: string | null
  about_team_id: string | null
  /** The first goal it asks about. */
  goal_id: string | null
  goal_2_id?: string | null
  goal_3_id?: string | null
  token_hash: string
  state:
    | 'planned'
    | 'invited'
    | 'delivered'
    | 'started'
    | 'completed'
    | 'partial'
    | 'expired'
    | 'undeliverable'
    | 'refused'
    | 'stopped'
  revision: number
  claim: string | null
  due_at: string
  expires_at: string
  invited_at: string | null
  delivered_at: string | null
  started_at: string | null
  ended_at: string | null
  created_at: string
  /** Made so far. */
  reminders: Generated<number>
  /** When a reminder is looked at; null: never. */
  remind_at: Generated<string | null>
  /** What it may know of its private part, by the sealed ring; null in older ones. */
  facts_sealed: Generated<string | null>
  /** 1: begun, and its sealed part lies where answering put it. */
  part_open: Generated<0 | 1>
}

export interface DraftTable {
  invitation_id: string
  holder: string
  proven: 0 | 1
  first: 0 | 1
  done: 0 | 1
  revision: number
  claim: string
  answers_sealed: string
  language: string
  shared: 0 | 1
  began_at: string
  at: string
  sent_at: string | null
}

export interface ResponseTable extends HelpColumns {
  id: string
  invitation_id: string
  patient_id: string
  enrolment_id: string
  survey_id: string
  survey_version: number
  language: string
  mode: 'page' | 'sms' | 'kiosk' | 'voice'
  complete: 0 | 1
  shared: 0 | 1
  month: string
  at: string
  /** Staff ids, separated by spaces: without whom it would not exist. Whoever helped is one besides. */
  makers: Generated<string>
}

export interface AnswerTable {
  id: string
  response_id: string
  patient_id: string
  item: string
  construct: string
  /** A code that is shared. */
  value: number | null
  words_sealed: string | null
  goal_id: string | null
  shared: 0 | 1
  month: string
  at: string
  /** A code that is withheld: `openValue`. */
  value_sealed?: string | null
}

export interface ScoreTable {
  id: string
  response_id: string
  scale: string
  value: number | null
  answered: number
}

export interface SealedAnswerTable {
  id: string
  kind: 'draft' | 'answer' | 'score'
  invitation_id: string
  patient_id: string
  enrolment_id: string
  item: string
  value: number | null
  survey_id: string
  survey_version: number
  language: string
  mode: 'page' | 'sms' | 'kiosk' | 'voice'
  about_staff_id: string | null
  about_team_id: string | null
  discipline: string | null
  region: string | null
  enrolled_on: string
  month: string
  stored_at: string
  /** 0: a draft that only autosave kept. */
  sent: Generated<0 | 1>
}

export interface BrowserTable {
  token_hash: string
  patient_id: string
  /** From older versions: known for one invitation alone. Null in newer rows. */
  invitation_id: string | null
  contact_id: string | null
  created_at: string
  seen_at: string | null
  trusted_at: string | null
  /** Who call their phone their own and answered in this browser, one after the other. */
  patients: Generated<number>
}

export interface DataCheckTable {
  quarter: string
  found: string
  at: string
}

export interface ReadMarkTable {
  id: string
  patient_id: string
  staff_id: string
  words_to: string
  at: string
}

export interface NoteTable {
  id: string
  patient_id: string
  staff_id: string
  invitation_id: string
  words_sealed: string
  language: string
  at: string
}

export interface StaffLinkTable {
  token_hash: string
  invitation_id: string
  made_by: string
  kind: 'letter'
  made_at: string
}

export interface OwedLetterTable {
  invitation_id: string
  owed_at: string
}

export interface KioskCodeTable extends HelpColumns {
  code_hash: string
  invitation_id: string
  made_by: string
  made_at: string
  expires_at: string
  claim: string | null
  sitting_hash: string | null
  sitting_until: string | null
  /** 1: its sitting began before holders were told apart. */
  began_before: Generated<0 | 1>
}
