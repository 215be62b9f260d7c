// Whether a patient's link ever was one, whatever has become of it since.
import { findInvitationByToken } from '../db/invitations.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'

export async function wasLink({ db }: Pick<Deps, 'db'>, token: string): Promise<boolean> {
  return (await findInvitationByToken(db, await hashToken(token))) !== null
}
