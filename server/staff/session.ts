// Whose request this is: the signed-in staff member behind its cookie.
import { readViewer } from '../actions/read-viewer.ts'
import type { StaffDeps } from '../deps.ts'
import { accountsOf } from './accounts.ts'
import type { Role, Viewer } from './viewer.ts'

const ROLES: readonly Role[] = ['case_manager', 'lead', 'administrator', 'auditor']

/** Null: nobody is signed in, or not any more. */
export async function findViewer(deps: StaffDeps, headers: Headers): Promise<Viewer | null> {
  if (!headers.has('cookie')) return null
  const accounts = await accountsOf(deps)
  const found = await accounts.api.getSession({
    headers,
    query: { disableCookieCache: true, disableRefresh: true },
  })
  if (!found) return null
  const { session, user } = found
  const role = ROLES.find((known) => known === user.role)
  if (!role) return null
  const name = await readViewer(deps, {
    id: session.id,
    staffId: user.staffId,
    begunAt: session.createdAt.toISOString(),
    usedAt: session.updatedAt.toISOString(),
  })
  return name === null ? null : { staffId: user.staffId, role, name }
}
