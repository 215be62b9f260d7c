// Keeps what was sent of an open part that broke off, once its link is over.
import { mustHaveClaimed, Conflict, type Write } from '../db/database.ts'
import { deleteDrafts } from '../db/drafts.ts'
import { claimPartial } from '../db/expiry.ts'
import { cancelAsking } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { conclusionWrites, unreadWrites } from './conclusion-writes.ts'
import { mergedWith } from './merge-drafts.ts'
import { openDraft } from './holder.ts'
import type { Sitting } from './sitting.ts'
import { concludeOpen, savedNote } from './save-answers.ts'

type Closer = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'newId'>

/** As a partial response, dated by the last open screen that was sent. False: nothing was sent, so nothing is kept. */
export async function closePartial(deps: Closer, sitting: Sitting): Promise<boolean> {
  const { db, newId, now } = deps
  const { invitation, drafts } = sitting
  const sent = drafts.filter(({ sentAt }) => sentAt !== null)
  const last = sent.toSorted((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))[0]
  if (!last) return false
  const body = await openDraft(deps, invitation.id, last)
  const nobody = { ...sitting, ...body, holder: { id: null, proven: false, makers: [] }, own: null }
  const begun = body.begun ?? body.mode
  const merged = await mergedWith(deps, { ...nobody, begun, answers: {}, unshared: [], unsubmitted: [] })
  const counted = { ...merged, language: last.language }
  const [claim, at] = [newId(), now()]
  const how = {
    mode: body.mode,
    language: last.language,
    at: last.sentAt ?? at,
    complete: false,
    makers: merged.makers,
  }
  const writes: Write[] = [
    claimPartial(db, { id: invitation.id, claim, at }),
    mustHaveClaimed(db, 'invitation', claim),
    ...(await conclusionWrites(deps, counted, concludeOpen(deps.surveys, counted), how)),
    ...(await unreadWrites(deps, counted)),
    deleteDrafts(db, invitation.id),
    cancelAsking(db, invitation.id, at),
    savedNote(deps, counted, { at, mode: body.mode, ends: 'partial' }),
  ]
  try {
    await db.commit(writes)
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
  return true
}
