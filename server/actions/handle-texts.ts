// Handles the texts that are stored and not handled yet: of one phone in order, and what a crash left behind.
import { instantAfter } from '../core/time.ts'
import { contactsWaiting, waitingTexts } from '../db/inbound.ts'
import type { Deps } from '../deps.ts'
import { eraseLeftBehind } from './erase-texts.ts'
import { handleText, LEFT_BEHIND_MS } from './handle-text.ts'
import { sendTexts } from './send-texts.ts'

const AT_ONCE = 100

/** In the order in which they came: a later text is never heard as a reply before an earlier one.
 *  @param fresh just stored, with its first try counted. */
export async function handleTextsOf(deps: Deps, contactId: string, fresh?: string): Promise<void> {
  try {
    let asked = false
    for (const { id } of await waitingTexts(deps.db, contactId, AT_ONCE)) {
      // What was stored before a question went out cannot be its answer.
      const came = await handleText(deps, id, { early: asked, counted: id === fresh })
      // The tick goes on from there.
      if (came === 'waits') break
      asked ||= came === 'asked'
    }
  } finally {
    await sendTexts(deps, { contactId })
  }
}

/** For the tick. A phone whose text cannot be handled is logged, tried again next time, and holds up nobody else. */
export async function handleStoredTexts(deps: Deps): Promise<{ handled: number; failed: number }> {
  const before = instantAfter(deps.now(), -LEFT_BEHIND_MS)
  const report = { handled: 0, failed: 0 }
  for (const contactId of await contactsWaiting(deps.db, { before, limit: AT_ONCE })) {
    try {
      await handleTextsOf(deps, contactId)
      report.handled += 1
    } catch (error) {
      report.failed += 1
      deps.log('error', 'text.not_handled', { contactId, error: nameOf(error) })
    }
  }
  await eraseLeftBehind(deps)
  return report
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
