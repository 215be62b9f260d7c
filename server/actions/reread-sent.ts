// After a restore: texts that wait here although they left before are found at the carrier, and do not leave again.
import { matchGone, type Waiting } from '../core/outreach/reread.ts'
import { askedIfLeftSince } from '../core/outreach/schedule.ts'
import { localDate } from '../core/outreach/window.ts'
import { findContactsByPhone, markWelcomed } from '../db/contacts.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { knownSids } from '../db/doubtful-texts.ts'
import { resumeEnrolmentsOnPhone } from '../db/enrolments.ts'
import { knownTokens, markInvited } from '../db/invitations.ts'
import { claimText, unsentTexts, type QueuedText } from '../db/outbox.ts'
import { usersOfPhone } from '../db/patients.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import type { HeldMessage } from '../external/sms.ts'
import { hashToken } from '../sealing.ts'
import { textNote } from './note-text.ts'
import { reportDelivery } from './report-delivery.ts'
import { carriesLink, textEvidence } from './text-evidence.ts'

export interface RereadSent {
  /** Found at the carrier, and now as it says. */
  readonly left: number
  /** Not sure, so they count as sent. */
  readonly inDoubt: number
}

/** @param held of the carrier's messages to patients, those since the backup. */
export async function rereadSent(deps: Deps, held: readonly HeldMessage[]): Promise<RereadSent> {
  const { db, sealer } = deps
  const counts = { left: 0, inDoubt: 0 }
  const known = await knownSids(
    db,
    held.map(({ sid }) => sid),
  )
  const gone = held.filter(({ sid }) => !known.has(sid))
  const lost = await lostLinks(deps, gone)
  const byIndex = new Map<string, HeldMessage[]>()
  for (const [to, messages] of Map.groupBy(gone, (message) => message.to))
    byIndex.set(await sealer.index('phone', to), messages)
  for (const contact of (await findContactsByPhone(db, [...byIndex.keys()])).values()) {
    const texts = await unsentTexts(db, contact.id)
    const waiting = await Promise.all(texts.map((text) => waitingOf(deps, text)))
    const messages = (byIndex.get(contact.phoneIndex) ?? []).map((message) => ({
      ...message,
      lostLink: lost.has(message.sid),
    }))
    const { left, inDoubt } = matchGone(waiting, messages)
    let counted = 0
    const newest =
      messages
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .at(-1) ?? deps.now()
    for (const text of texts) {
      const message = left.get(text.id)
      if (message) {
        if (!(await countAsSent(deps, text, message.createdAt))) continue
        const { sid, status, errorCode } = message
        await reportDelivery(deps, { outboxId: text.id, sid, status, errorCode })
        counts.left += 1
      } else if (inDoubt.includes(text.id) && (await countAsSent(deps, text, newest))) counts.inDoubt += 1
      else continue
      counted += 1
    }
    if (counted > 0) await planNow(deps, contact.id)
  }
  return counts
}

async function waitingOf(deps: Deps, text: QueuedText): Promise<Waiting> {
  const { id, createdAt, notBefore } = text
  const evidence = await textEvidence(deps, text)
  return { id, createdAt, notBefore, evidence, linked: carriesLink(text) !== null }
}

/** What this text kept back may be due, and have left, too. */
async function planNow({ db, now }: Deps, contactId: string): Promise<void> {
  const users = await usersOfPhone(db, contactId)
  const zones = users.flatMap(({ timeZones }) => timeZones)
  const from = localDate(now(), zones)
  const leftSince = askedIfLeftSince(from, await readSchedule(db))
  await db.commit([resumeEnrolmentsOnPhone(db, contactId, { from, leftSince })])
}

/** By id, the messages with a link that this database knows nothing of. */
async function lostLinks({ db, config }: Deps, gone: readonly HeldMessage[]): Promise<Set<string>> {
  const start = `${config.publicUrl}/s/`
  const links: { sid: string; hash: string }[] = []
  for (const { sid, body } of gone) {
    const at = body.indexOf(start)
    const token = at < 0 ? null : /^[\w-]+/.exec(body.slice(at + start.length))
    if (token) links.push({ sid, hash: await hashToken(token[0]) })
  }
  const known = await knownTokens(
    db,
    links.map(({ hash }) => hash),
  )
  return new Set(links.filter(({ hash }) => !known.has(hash)).map(({ sid }) => sid))
}

/** Never sent again, whatever is found out about it later. False: it left this state meanwhile. */
async function countAsSent(deps: Deps, text: QueuedText, at: string): Promise<boolean> {
  const { db, newId, now, log } = deps
  const claim = newId()
  const change = {
    state: 'unknown',
    attempted_at: at,
    attempts: text.attempts + 1,
    lease_until: null,
    look_at: null,
    settled_at: now(),
    error_code: 'restored',
  } as const
  const link = carriesLink(text)
  log('warn', 'text.unknown', { outboxId: text.id, reason: 'restored' })
  try {
    await db.commit([
      claimText(db, text.id, claim, ['queued', 'leased'], change),
      mustHaveClaimed(db, 'outbox', claim),
      ...(link === null ? [] : markInvited(db, link.invitationId, at)),
      ...(text.template === 'welcome' ? [markWelcomed(db, text.contactId, at)] : []),
      ...textNote(deps, text, 'text.unknown', { reason: 'restored' }),
    ])
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
