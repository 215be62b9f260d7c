// Puts one text in the outbox: what it will say is worked out when it leaves, so nothing it holds names anybody.
import { DAY_MS, instantAfter } from '../core/time.ts'
import type { Db, Write } from '../db/database.ts'
import { insertOutbox } from '../db/outbox.ts'

export interface TextToQueue {
  readonly id: string
  readonly contactId: string
  readonly patientId: string
  readonly invitationId: string | null
  /** ours: bound by window and frequency; reply: within ten minutes of `at` at any hour, else in the window. */
  readonly kind: 'ours' | 'reply'
  /** A key of surveys/messages.ts, or `question` with the parameter `item`. */
  readonly template: string
  /** Ids and codes only. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly language: string
  /** Part of a conversation about sealed questions. */
  readonly sealed?: boolean
  /** Now; of a reply: when the patient's message came. */
  readonly at: string
  /** Default: `at`. */
  readonly notBefore?: string
  /** Default: a day after `at` for a reply, three days for a text of ours. */
  readonly notAfter?: string
  /** Of several texts in one commit: 0 is read first, then 1 … */
  readonly turn?: number
}

export function queueText(db: Pick<Db, 'query'>, text: TextToQueue): Write {
  const { at, kind, turn = 0 } = text
  return insertOutbox(db, {
    id: text.id,
    contact_id: text.contactId,
    patient_id: text.patientId,
    invitation_id: text.invitationId,
    kind,
    template: text.template,
    parameters: JSON.stringify(text.parameters ?? {}),
    language: text.language,
    sealed: text.sealed ? 1 : 0,
    state: 'queued',
    not_before: text.notBefore ?? at,
    not_after: text.notAfter ?? instantAfter(at, kind === 'reply' ? DAY_MS : 3 * DAY_MS),
    lease_until: null,
    claim: null,
    attempts: 0,
    sid: null,
    error_code: null,
    segments: null,
    // Ids made in one millisecond do not sort; this does.
    created_at: instantAfter(at, turn),
    attempted_at: null,
    settled_at: null,
  })
}
