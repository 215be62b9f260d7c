// The owner of a call says that it was made.
import { closeFollowUp as closing } from '../db/follow-up-list.ts'
import { claimFollowUp, type Mover } from './claim-follow-up.ts'

export function closeFollowUp(deps: Mover, staffId: string, id: string): Promise<void> {
  return claimFollowUp(deps, staffId, id, 'follow_up.closed', (claim, at) =>
    closing(deps.db, id, staffId, claim, at),
  )
}
