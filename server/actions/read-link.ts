// Whose interview a link opens, and whether it was texted or somebody on the staff made it.
import { findInvitation, findInvitationByToken, type Invitation } from '../db/invitations.ts'
import { findStaffLink } from '../db/staff-links.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'

export interface Link {
  readonly invitation: Invitation
  /** The staff member who made it; null: it was texted. */
  readonly madeBy: string | null
}

/** Null: no such link. */
export async function readLink({ db }: Pick<Deps, 'db'>, token: string): Promise<Link | null> {
  const hash = await hashToken(token)
  const texted = await findInvitationByToken(db, hash)
  if (texted) return { invitation: texted, madeBy: null }
  const printed = await findStaffLink(db, hash)
  const invitation = printed && (await findInvitation(db, printed.invitationId))
  return invitation && { invitation, madeBy: printed.madeBy }
}
