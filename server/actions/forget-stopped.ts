// Forgets what was begun and not sent in interviews that were stopped: whoever stops half-way expects nothing of it to be kept.
import type { Write } from '../db/database.ts'
import { deleteDraft, draftsOfStopped } from '../db/drafts.ts'
import { deleteSealedDrafts } from '../db/sealed-drafts.ts'
import type { Deps } from '../deps.ts'

const AT_ONCE = 50

/** What a stop by a patient deletes at once; after one by staff, who reach no answer, the next tick does. */
export async function forgetStopped(deps: Pick<Deps, 'db'>): Promise<number> {
  const ids = await draftsOfStopped(deps.db, AT_ONCE)
  if (ids.length > 0) await deps.db.commit(ids.flatMap((id) => forgetWrites(deps, id)))
  return ids.length
}

export function forgetWrites({ db }: Pick<Deps, 'db'>, invitationId: string): Write[] {
  return [deleteDraft(db, invitationId), deleteSealedDrafts(db, invitationId)]
}
