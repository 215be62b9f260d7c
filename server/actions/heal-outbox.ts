// Mends what a crash left: a lease that ran out is given back, an attempt that nothing was heard of is in doubt.
import { instantAfter } from '../core/time.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { staleTexts } from '../db/due-texts.ts'
import { claimText } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { textNote } from './note-text.ts'
import { leaveInDoubt } from './settle-send.ts'

export interface HealReport {
  readonly givenBack: number
  readonly inDoubt: number
  readonly more: boolean
}

const AT_ONCE = 90
/** Longer than any carrier's answer may take. */
const UNHEARD_MS = 600_000

export async function healOutbox(
  deps: Pick<Deps, 'db' | 'sealer' | 'newId' | 'now' | 'log'>,
): Promise<HealReport> {
  const { db, newId, now } = deps
  const since = instantAfter(now(), -UNHEARD_MS)
  const stale = await staleTexts(db, { now: now(), since, limit: AT_ONCE })
  const report = { givenBack: 0, inDoubt: 0, more: stale.length >= AT_ONCE }
  for (const text of stale) {
    if (text.state === 'attempting') {
      await leaveInDoubt(deps, text, 'no_answer', text.attemptedAt ?? now())
      report.inDoubt += 1
      continue
    }
    const claim = newId()
    try {
      await db.commit([
        claimText(db, text.id, claim, ['leased'], { state: 'queued', lease_until: null }),
        mustHaveClaimed(db, 'outbox', claim),
        ...textNote(deps, text, 'text.given_back'),
      ])
      report.givenBack += 1
    } catch (error) {
      // Another tick gave it back.
      if (!(error instanceof Conflict)) throw error
    }
  }
  return report
}
