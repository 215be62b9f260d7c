// A text that was a sealed answer is erased at the carrier too: right after it was taken, and again until that worked.
import { instantAfter } from '../core/time.ts'
import { erasedAtCarrier, textsToErase } from '../db/inbound.ts'
import type { Deps } from '../deps.ts'

type Eraser = Pick<Deps, 'db' | 'sms' | 'log' | 'now'>

/** Newest first and a few at a time: one that never works must not hold up the others. */
const AT_ONCE = 20
/** Whoever took the text erases it within this time. */
const LEFT_BEHIND_MS = 30_000
/** A carrier that has not done it by then has lost the message itself. */
export const GIVEN_UP_MS = 30 * 86_400_000

export async function eraseAtCarrier(
  { db, sms, log }: Eraser,
  text: { readonly id: string; readonly providerId: string },
): Promise<void> {
  try {
    await sms.redact(text.providerId)
    await db.commit([erasedAtCarrier(db, text.id)])
  } catch {
    log('warn', 'text.not_redacted', { inboundId: text.id })
  }
}

/** For the tick: what a crash or an unreachable carrier left there. */
export async function eraseLeftBehind(deps: Eraser): Promise<void> {
  const now = deps.now()
  const span = { from: instantAfter(now, -GIVEN_UP_MS), before: instantAfter(now, -LEFT_BEHIND_MS) }
  for (const text of await textsToErase(deps.db, span, AT_ONCE)) await eraseAtCarrier(deps, text)
}
