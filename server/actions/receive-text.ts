// A patient's text arrives: stored once and for good, then handled, then answered.
import { readReply } from '../core/conversation/read-reply.ts'
import { findContactByPhone } from '../db/contacts.ts'
import { Conflict, type Write } from '../db/database.ts'
import { HEARD_AGAIN, insertInbound } from '../db/inbound.ts'
import type { Deps } from '../deps.ts'
import { handleTextsOf, nameOf } from './handle-texts.ts'
import { strangerStopWrites } from './stop-texts.ts'

export interface IncomingText {
  /** The carrier's id of the message: a second delivery changes nothing. */
  readonly providerId: string
  /** E.164. */
  readonly from: string
  readonly body: string
  /** When it was said; default: now. */
  readonly at?: string
  /** The carrier was asked for it after a restore: it may have been answered, so it is heard and not answered. */
  readonly again?: boolean
}

/** Resolves once the text is stored; throws only when it is not. What fails after that, the tick does again. */
export async function receiveText(deps: Deps, text: IncomingText): Promise<void> {
  const { providerId, from, body, at = deps.now() } = text
  const { db, sealer, newId } = deps
  const phoneIndex = await sealer.index('phone', from)
  const contact = await findContactByPhone(db, phoneIndex)
  const id = newId()
  const received = insertInbound(db, {
    id,
    provider_id: providerId,
    contact_id: contact?.id ?? null,
    phone_index: phoneIndex,
    body_sealed: await sealer.seal('inbound', 'body_sealed', id, body),
    state: contact ? 'stored' : 'handled',
    handled_as: contact ? (text.again ? HEARD_AGAIN : null) : 'unknown_number',
    claim: null,
    at,
    // The first try follows at once.
    tries: contact ? 1 : 0,
  })
  try {
    await db.commit([received, ...(contact ? [] : await ofStranger(deps, { from, body, at }))])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
  if (!contact) return
  try {
    await handleTextsOf(deps, contact.id, id)
  } catch (error) {
    deps.log('error', 'text.not_handled', { inboundId: id, error: nameOf(error) })
  }
}

/** Nobody is answered whom we do not know; but a stop is a stop. */
async function ofStranger(
  deps: Deps,
  { from, body, at }: Required<Pick<IncomingText, 'from' | 'body' | 'at'>>,
): Promise<Write[]> {
  return stops(deps, body) ? strangerStopWrites(deps, from, { kind: 'stop', channel: 'sms', at }) : []
}

/** What cannot be read is stored all the same. */
function stops({ log }: Deps, body: string): boolean {
  try {
    const reply = readReply(body, { question: null, stopped: false })
    return 'intent' in reply && (reply.intent === 'stop' || reply.intent === 'pause')
  } catch (error) {
    log('error', 'text.not_handled', { error: nameOf(error) })
    return false
  }
}
