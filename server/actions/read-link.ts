// Whose interview a link opens, and whether it was texted or somebody on the staff made it.
import { findInvitationByToken, type Invitation } from '../db/invitations.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'

export interface Link {
  readonly invitation: Invitation
  /** The staff member who made it; null: it was texted. */
  readonly madeBy: string | null
}

/** Null: no such link. */
export async function readLink({ db }: Pick<Deps, 'db'>, token: string): Promise<Link | null> {
  const invitation = await findInvitationByToken(db, await hashToken(token))
  return invitation && { invitation, madeBy: null }
}
