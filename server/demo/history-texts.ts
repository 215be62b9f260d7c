// Texts of the past, as they would stand in the outbox and lie on the simulated phones.
import { messages } from '../../surveys/messages.ts'
import { renderText } from '../core/sms/render.ts'
import type { Write } from '../db/database.ts'
import { insertOutbox } from '../db/outbox.ts'
import { insertPhoneMessage } from '../db/phone-messages.ts'
import type { OutboxTable } from '../db/tables/messages.ts'
import { PROGRAM_NUMBER } from '../external/simulated-phones.ts'
import { after, type Making } from './making.ts'

export interface PastText {
  readonly contactId: string
  readonly patientId: string
  readonly phone: string
  readonly invitationId: string | null
  readonly kind: OutboxTable['kind']
  readonly template: 'welcome' | 'open' | 'close'
  readonly language: 'en' | 'es'
  readonly at: string
  /** The carrier's code, when it could not deliver. */
  readonly errorCode: string | null
}

const DAY_SECONDS = 86_400

export async function pastText({ deps, ids, program }: Making, text: PastText): Promise<Write[]> {
  const { at, errorCode, invitationId } = text
  const [id, sid] = [ids(at), ids(at)]
  const outbox = insertOutbox(deps.db, {
    id,
    contact_id: text.contactId,
    patient_id: text.patientId,
    invitation_id: invitationId,
    kind: text.kind,
    template: text.template,
    parameters: '{}',
    language: text.language,
    sealed: 0,
    state: errorCode === null ? 'delivered' : 'undelivered',
    not_before: at,
    not_after: after(at, text.kind === 'reply' ? DAY_SECONDS : 3 * DAY_SECONDS),
    lease_until: null,
    claim: null,
    attempts: 1,
    sid,
    error_code: errorCode,
    segments: 1,
    created_at: at,
    attempted_at: at,
    settled_at: after(at, 4),
  })
  if (errorCode !== null) return [outbox]
  const link = invitationId === null ? '' : await deps.sealer.linkToken(invitationId)
  const body = renderText(messages[text.template].sms[text.language], {
    prog: program,
    url: `${deps.config.publicUrl}/s/${link}`,
  })
  return [outbox, phoneMessage(deps.db, sid, { from: PROGRAM_NUMBER, to: text.phone, body, at })]
}

function phoneMessage(
  db: Making['deps']['db'],
  id: string,
  {
    from,
    to,
    body,
    at,
  }: { readonly from: string; readonly to: string; readonly body: string; readonly at: string },
): Write {
  return insertPhoneMessage(db, {
    id,
    sender: from,
    recipient: to,
    body,
    direction: from === PROGRAM_NUMBER ? 'to_patient' : 'from_patient',
    at,
  })
}

/** What the patient wrote, on their own phone. */
export function pastReply({ deps, ids }: Making, phone: string, body: string, at: string): Write {
  return phoneMessage(deps.db, ids(at), { from: phone, to: PROGRAM_NUMBER, body, at })
}
