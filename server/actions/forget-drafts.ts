// Forgets drafts that nobody needs any more: of interviews that were stopped half-way, and of links that are over.
import { deleteDrafts, draftsLeftOver } from '../db/drafts.ts'
import type { Deps } from '../deps.ts'

const AT_ONCE = 50

/** What a stop by a patient deletes at once; after one by staff, who reach no answer, the next tick does. */
export async function forgetDrafts({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const ids = await draftsLeftOver(db, now(), AT_ONCE)
  if (ids.length > 0) await db.commit(ids.map((id) => deleteDrafts(db, id)))
  return ids.length
}
