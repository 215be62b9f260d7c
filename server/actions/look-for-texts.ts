// Looks at the carrier for texts in doubt: what is found takes its state, what is not is never sent again.
import { findText, nextLook, type Found } from '../core/outreach/reconcile.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { knownSids, lookAgainAt, textsToLookFor, type DoubtfulText } from '../db/doubtful-texts.ts'
import { markInvited } from '../db/invitations.ts'
import { claimText } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { textNote } from './note-text.ts'
import { reportDelivery } from './report-delivery.ts'
import { textEvidence } from './text-evidence.ts'

export interface LookReport {
  readonly found: number
  readonly absent: number
  /** Looked for long enough: they count as sent, and stay listed. */
  readonly assumed: number
  readonly more: boolean
}

const AT_ONCE = 80
const MOST_LISTED = 50
const UNREACHABLE_MS = 900_000

export async function lookForTexts(deps: Deps): Promise<LookReport> {
  const { db, now, log } = deps
  const texts = await textsToLookFor(db, { now: now(), limit: AT_ONCE })
  const counts = { found: 0, absent: 0, assumed: 0 }
  for (const text of texts) {
    const attemptedAt = text.attemptedAt ?? text.createdAt
    try {
      const found = await look(deps, text, attemptedAt)
      const next = nextLook(attemptedAt, now())
      if (found.kind === 'found') {
        const { sid, status, errorCode } = found.entry
        await reportDelivery(deps, { outboxId: text.id, sid, status, errorCode })
        counts.found += 1
      } else if (next === null) {
        await assumeSent(deps, text, found.kind)
        counts.assumed += 1
      } else {
        await db.commit([lookAgainAt(db, text.id, next)])
        counts.absent += 1
      }
    } catch (error) {
      // Its own report came in between, and is surer.
      if (error instanceof Conflict) continue
      log('warn', 'look.failed', {
        outboxId: text.id,
        error: error instanceof Error ? error.name : 'unknown',
      })
      await db.commit([lookAgainAt(db, text.id, instantAfter(now(), UNREACHABLE_MS))])
    }
  }
  return { ...counts, more: texts.length === AT_ONCE }
}

async function look(deps: Deps, text: DoubtfulText, attemptedAt: string): Promise<Found> {
  const { db, sms, sealer } = deps
  // A carrier without a list says nothing, for or against.
  if (!sms.list) return { kind: 'absent' }
  const evidence = await textEvidence(deps, text)
  if (evidence.length === 0) return { kind: 'absent' }
  const to = await sealer.open('contact', 'phone_sealed', text.contactId, text.phoneSealed)
  // Some carriers filter by whole days of their own zone.
  const listed = await sms.list({ to, since: instantAfter(attemptedAt, -DAY_MS), limit: MOST_LISTED })
  const known = await knownSids(
    db,
    listed.map(({ sid }) => sid),
    text.id,
  )
  return findText({ to, attemptedAt, evidence }, listed, known)
}

async function assumeSent(deps: Deps, text: DoubtfulText, found: 'absent' | 'several'): Promise<void> {
  const { db, log } = deps
  const [claim, at] = [deps.newId(), deps.now()]
  log('warn', 'text.assumed_sent', { outboxId: text.id, found })
  await db.commit([
    claimText(db, text.id, claim, ['unknown'], { look_at: null }),
    mustHaveClaimed(db, 'outbox', claim),
    ...(text.kind === 'ours' && text.invitationId !== null ? markInvited(db, text.invitationId, at) : []),
    ...textNote(deps, text, 'text.assumed_sent', { found }),
  ])
}
