// Moves a follow-up on, once: the slower of two people is told so.
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { findFollowUpFor } from '../db/follow-up-list.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'

export type Mover = Pick<Deps, 'db' | 'now' | 'newId'>

/** Throws `not_found` for one that is hidden from this staff member, `stale` when its state is another by now. */
export async function claimFollowUp(
  { db, now, newId }: Mover,
  staffId: string,
  id: string,
  action: 'follow_up.taken' | 'follow_up.closed',
  claiming: (claim: string, at: string) => Write,
): Promise<void> {
  if (!(await findFollowUpFor(db, staffId, id))) throw new Problem('not_found')
  const [claim, at] = [newId(), now()]
  const actor = { kind: 'staff', id: staffId } as const
  try {
    await db.commit([
      claiming(claim, at),
      mustHaveClaimed(db, 'follow_up', claim),
      audit(db, { id: newId(), at, actor, action, subject: 'follow_up', subjectId: id }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
}
