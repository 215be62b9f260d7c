// Forgets the texts of conversations whose links are over, alike after each: their number would tell what was asked.
import { DAY_MS, instantAfter } from '../core/time.ts'
import { forgetTexts, textsLeftOver } from '../db/texts-kept.ts'
import type { Deps } from '../deps.ts'
import { GIVEN_UP_MS } from './erase-texts.ts'

const AT_ONCE = 20
/** Until then a text that is heard again after a restore is known to have been heard: a reread begins minutes before the
 *  backup that was restored, and whoever does it may begin a day or two earlier. */
const KEPT_MS = 3 * DAY_MS

/** Stops, calls, notes and words for a person have rows of their own, and stay. */
export async function forgetConversations({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const at = now()
  const ids = await textsLeftOver(db, instantAfter(at, -KEPT_MS), AT_ONCE)
  // Higher than any count before it: whoever read the phone before this finds it touched.
  const touched = Math.floor(Date.parse(at) / 1000)
  const eraseSince = instantAfter(at, -GIVEN_UP_MS)
  if (ids.length > 0)
    await db.commit(ids.flatMap((invitationId) => forgetTexts(db, { invitationId, touched, eraseSince })))
  return ids.length
}
