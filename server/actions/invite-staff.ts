// Makes a one-time link with which a staff member sets a password and gets an account in a role.
import { instantAfter } from '../core/time.ts'
import { audit, type Actor } from '../db/audit.ts'
import { expireLinksOf, insertOneTimeLink } from '../db/one-time-links.ts'
import { findStaffMember } from '../db/caseload.ts'
import type { Write } from '../db/database.ts'
import type { OneTimeLinkTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'

const HOURS = 72

export interface Invite {
  readonly staffId: string
  readonly role: OneTimeLinkTable['role']
  /** Writes to be committed before the link's own, such as a new staff row. */
  readonly also?: readonly Write[]
}

type Needs = Pick<Deps, 'db' | 'config' | 'now' | 'newId' | 'newToken'>

/** The whole address, to be shown once: only its hash is kept. Throws `not_found`, or `bad_request` for a staff
 *  member without an e-mail address. */
export async function inviteStaff(deps: Needs, actor: Actor, invite: Invite): Promise<string> {
  const { db, config, now, newId, newToken } = deps
  if (!invite.also) {
    const member = await findStaffMember(db, invite.staffId)
    if (!member) throw new Problem('not_found')
    if (member.emailIndex === null) throw new Problem('bad_request')
  }
  const token = newToken()
  const at = now()
  await db.commit([
    ...(invite.also ?? []),
    expireLinksOf(db, invite.staffId, at),
    insertOneTimeLink(db, {
      token_hash: await hashToken(token),
      staff_id: invite.staffId,
      role: invite.role,
      expires_at: instantAfter(at, HOURS * 3_600_000),
    }),
    audit(db, {
      id: newId(),
      at,
      actor,
      action: 'account.invited',
      subject: 'staff',
      subjectId: invite.staffId,
      detail: { role: invite.role },
    }),
  ])
  return `${config.publicUrl}/sign-in/first/${token}`
}
