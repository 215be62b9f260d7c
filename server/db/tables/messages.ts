// The tables of texts out and in.
import type { Generated } from 'kysely'
import type { OutboxState } from '../../core/outreach/delivery.ts'

export interface OutboxTable {
  id: string
  contact_id: string
  patient_id: string | null
  invitation_id: string | null
  kind: 'ours' | 'reply'
  template: string
  parameters: string
  language: string
  sealed: 0 | 1
  state: OutboxState
  not_before: string
  not_after: string
  lease_until: string | null
  claim: string | null
  attempts: number
  sid: string | null
  error_code: string | null
  segments: number | null
  created_at: string
  attempted_at: string | null
  settled_at: string | null
  /** When a text in doubt is looked for at the carrier; null: not, or no more. */
  look_at: Generated<string | null>
}

export interface InboundTable {
  id: string
  provider_id: string
  contact_id: string | null
  phone_index: string
  body_sealed: string | null
  state: 'stored' | 'handled'
  handled_as: string | null
  claim: string | null
  at: string
  /** 1: its words are gone here and not yet at the carrier. */
  erase_due: Generated<0 | 1>
  /** The interview in whose conversation it was said; null: in none. */
  invitation_id: Generated<string | null>
  /** Counted before each. */
  tries: Generated<number>
}

export interface TextsKeptTable {
  invitation_id: string
  ends_at: string
}

export interface PageCodeTable {
  id: string
  invitation_id: string
  contact_id: string
  holder: string
  made_at: string
  tries: number
  claim: string | null
}

export interface ConversationTable {
  contact_id: string
  invitation_id: string
  patient_id: string
  awaiting: string
  language: string
  misses: number
  claim: string | null
  updated_at: string
}

export interface PhoneMessageTable {
  id: string
  sender: string
  recipient: string
  body: string
  direction: 'to_patient' | 'from_patient'
  at: string
}
