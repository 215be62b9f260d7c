// Writes down that a staff member's session began or ended.
import { findAccount } from '../db/accounts.ts'
import { audit } from '../db/audit.ts'
import type { Deps } from '../deps.ts'

type Needs = Pick<Deps, 'db' | 'now' | 'newId'>

/** @param userId the account's id. */
export async function noteSession(deps: Needs, userId: string): Promise<void> {
  const account = await findAccount(deps.db, userId)
  if (account) await note(deps, account.staffId, 'session.opened')
}

export function noteSignOut(deps: Needs, staffId: string): Promise<void> {
  return note(deps, staffId, 'session.closed')
}

async function note({ db, now, newId }: Needs, staffId: string, action: string): Promise<void> {
  const actor = { kind: 'staff', id: staffId } as const
  await db.commit([
    audit(db, { id: newId(), at: now(), actor, action, subject: 'staff', subjectId: staffId }),
  ])
}
