// A staff member's first password, set through a one-time link; a later link renews password and role.
import { findAccountOfStaff, insertAccount, renewAccount } from '../db/accounts.ts'
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { forgetKnownBrowsers } from '../db/known-browsers.ts'
import { claimOneTimeLink, findOneTimeLink, type OneTimeLink } from '../db/one-time-links.ts'
import { findProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { shaped } from '../email.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

export interface Invited {
  readonly name: string
  /** What nobody's password may be made of: their name and address, and the program's name. */
  readonly about: readonly string[]
}

/** Whom the link is for; null: unknown, used or expired, which look alike. */
export async function readInvite(deps: Needs, token: string): Promise<Invited | null> {
  const { db, sealer } = deps
  const link = await usable(deps, token)
  if (!link) return null
  const { staffId, nameSealed, emailSealed } = link
  const [name, email, program] = await Promise.all([
    sealer.open('staff', 'name_sealed', staffId, nameSealed),
    emailSealed === null ? '' : sealer.open('staff', 'email_sealed', staffId, emailSealed),
    findProgram(db),
  ])
  return { name, about: [name, email, program?.name ?? '', 'Sayso'] }
}

/** The account's address as sign-in knows it. Throws `link_gone`, also for the slower of two uses at once.
 *  @param hash makes what is kept of a password. */
export async function acceptInvite(
  deps: Needs,
  token: string,
  password: string,
  hash: (password: string) => Promise<string>,
): Promise<string> {
  const { db, now, newId } = deps
  const link = await usable(deps, token)
  if (!link) throw new Problem('link_gone')
  const { staffId, role } = link
  const [account, passwordHash] = await Promise.all([findAccountOfStaff(db, staffId), hash(password)])
  const email = account?.email ?? shaped(link.emailIndex)
  const [claim, at, userId] = [newId(), now(), account?.id ?? newId()]
  try {
    await db.commit([
      claimOneTimeLink(db, await hashToken(token), claim, at),
      mustHaveClaimed(db, 'one_time_link', claim),
      ...(account
        ? [...renewAccount(db, { userId, role, passwordHash, at }), forgetKnownBrowsers(db, userId)]
        : insertAccount(db, { userId, accountId: newId(), staffId, email, role, passwordHash, at })),
      audit(db, {
        id: newId(),
        at,
        actor: { kind: 'staff', id: staffId },
        action: account ? 'account.renewed' : 'account.created',
        subject: 'staff',
        subjectId: staffId,
        detail: { role },
      }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('link_gone')
    throw error
  }
  return email
}

async function usable(
  { db, now }: Needs,
  token: string,
): Promise<(OneTimeLink & { emailIndex: string }) | null> {
  const link = await findOneTimeLink(db, await hashToken(token), now())
  return link?.emailIndex ? { ...link, emailIndex: link.emailIndex } : null
}
