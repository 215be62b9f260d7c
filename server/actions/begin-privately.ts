// After a sitting that somebody helped with: whoever opens the link first may go on to the private part.
import { Conflict } from '../db/database.ts'
import { draftPlace, insertDraft, type DraftBody } from '../db/drafts.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readSitting } from './read-sitting.ts'
import type { Sitting } from './sitting.ts'

type Beginner = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'newId'>

/** The sitting as it stands afterwards. Throws `Problem('stale')` when this browser began in another request. */
export async function beginPrivately(deps: Beginner, sitting: Sitting): Promise<Sitting> {
  const { db, sealer, now, newId } = deps
  const { invitation, holder, drafts, language } = sitting
  const [id, at] = [holder.id ?? '', now()]
  const nothing = { answers: {}, unshared: [], unsubmitted: [], sharing: null, mode: 'page' as const }
  const body: DraftBody = { ...nothing, makers: holder.makers }
  // One is of the sitting that ended the open part.
  const others = drafts.filter(({ done }) => done).length
  try {
    await db.commit([
      insertDraft(db, {
        invitation_id: invitation.id,
        holder: id,
        proven: 0,
        first: others <= 1 ? 1 : 0,
        done: 1,
        revision: 0,
        claim: newId(),
        answers_sealed: await sealer.seal(
          'draft',
          'answers_sealed',
          draftPlace(invitation.id, id),
          JSON.stringify(body),
        ),
        language,
        shared: 0,
        began_at: at,
        at,
        sent_at: null,
      }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
  const after = await readSitting(deps, invitation.id, holder)
  if (!after) throw new Problem('stale')
  return after
}
