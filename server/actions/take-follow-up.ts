// Somebody takes a call that a patient is owed: from now on it is theirs, and its words open for them.
import { takeFollowUp as taking } from '../db/follow-up-list.ts'
import { claimFollowUp, type Mover } from './claim-follow-up.ts'

export function takeFollowUp(deps: Mover, staffId: string, id: string): Promise<void> {
  return claimFollowUp(deps, staffId, id, 'follow_up.taken', (claim) => taking(deps.db, id, staffId, claim))
}
