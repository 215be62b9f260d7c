// Takes a carrier's report of one text: however late, doubled or out of order, the same reports end in the same state.
import { meaningOf, reportOfStatus, settle, type DeliveryReport } from '../core/outreach/delivery.ts'
import { findContact, markWelcomed } from '../db/contacts.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { markDelivered, markInvited, markUndeliverable } from '../db/invitations.ts'
import { claimText, findText, type QueuedText } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { haltTexts } from './halt-texts.ts'
import { textNote } from './note-text.ts'
import { silencePhone } from './silence-phone.ts'

export interface Report {
  readonly outboxId: string
  readonly sid: string
  /** The carrier's own word. */
  readonly status: string
  readonly errorCode: string | null
}

type Reporter = Pick<Deps, 'db' | 'sealer' | 'newId' | 'now' | 'log' | 'sms'>

const MOST_TRIES = 10

/** A report of a text we do not know, or that means nothing to us, changes nothing. */
export async function reportDelivery(deps: Reporter, report: Report): Promise<void> {
  const { db, log } = deps
  const became = reportOfStatus(report.status)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const text = await findText(db, report.outboxId)
    if (became === null || text === null || (text.sid !== null && text.sid !== report.sid)) {
      return log('warn', 'report.ignored', { known: text !== null, understood: became !== null })
    }
    const writes = await reportWrites(deps, text, report, became)
    if (writes.length === 0) return
    try {
      await db.commit(writes)
      return await afterwards(deps, text, report, became)
    } catch (error) {
      // Another report, a send or a stop came in between: what follows from this one is worked out afresh.
      if (!(error instanceof Conflict)) throw error
    }
  }
  log('error', 'report.lost', { outboxId: report.outboxId })
}

async function reportWrites(
  deps: Reporter,
  text: QueuedText,
  { sid, errorCode }: Report,
  became: DeliveryReport,
): Promise<Write[]> {
  const { db, newId, now } = deps
  const failed = became === 'failed' || became === 'undelivered'
  const { records } = meaningOf(failed ? (errorCode ?? '') : '')
  const contact = records === null ? null : await findContact(db, text.contactId)
  const silence = contact === null || records === null ? [] : await silencePhone(deps, contact, records)
  const carried = text.kind === 'ours' && text.invitationId !== null ? text.invitationId : null
  if (settle(text.state, became) === text.state) {
    // Nothing surer of this text, but what it says of the number holds, unless the text did arrive.
    const over = records !== null && carried !== null && text.state !== 'delivered'
    return over ? [...silence, markUndeliverable(db, carried, now())] : silence
  }
  const [claim, at] = [newId(), now()]
  const change = { state: became, sid, settled_at: at, error_code: failed ? errorCode : null } as const
  return [
    ...silence,
    // A silenced phone's waiting texts are cancelled just before, this one too.
    claimText(db, text.id, claim, silence.length > 0 ? [text.state, 'cancelled'] : [text.state], change),
    mustHaveClaimed(db, 'outbox', claim),
    ...(carried === null ? [] : invitationWrites(db, carried, became, records !== null, at)),
    ...(text.template === 'welcome' && !failed ? [markWelcomed(db, text.contactId, at)] : []),
    ...textNote(deps, text, `text.${became}`, { code: failed ? errorCode : null }),
  ]
}

// A number that never takes a text ends the invitation; a phone that was off today leaves its link good.
function invitationWrites(
  db: Deps['db'],
  id: string,
  became: DeliveryReport,
  silenced: boolean,
  at: string,
): Write[] {
  if (became === 'delivered') return markDelivered(db, id, at)
  const handed = markInvited(db, id, at)
  return silenced ? [...handed, markUndeliverable(db, id, at)] : handed
}

/** Outside the commit: a log for people, and the carrier's copy of a sealed question erased. */
async function afterwards(
  deps: Reporter,
  text: QueuedText,
  { sid, errorCode }: Report,
  became: DeliveryReport,
): Promise<void> {
  const { log, sms } = deps
  const failed = became === 'failed' || became === 'undelivered'
  if (failed) log('warn', 'text.failed', { outboxId: text.id, code: errorCode })
  if (failed && errorCode !== null && meaningOf(errorCode).reaction === 'halt')
    await haltTexts(deps, errorCode)
  if (!text.sealed || (!failed && became !== 'delivered')) return
  try {
    await sms.redact(sid)
  } catch (error) {
    log('warn', 'redact.failed', {
      outboxId: text.id,
      error: error instanceof Error ? error.name : 'unknown',
    })
  }
}
