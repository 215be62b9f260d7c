// Whose request this is: a session that is neither idle for too long nor too old, and the staff member behind it.
import { deleteSession, touchSession } from '../db/accounts.ts'
import { findStaffName } from '../db/caseload.ts'
import type { Deps } from '../deps.ts'
import { ABSOLUTE_HOURS, accountsOf } from './accounts.ts'
import type { Role, Viewer } from './route.ts'

const MINUTE = 60_000
const IDLE_MINUTES = 15

/** Null: nobody is signed in, or not any more. */
export async function findViewer(deps: Deps, headers: Headers): Promise<Viewer | null> {
  if (!headers.has('cookie')) return null
  const accounts = await accountsOf(deps)
  const found = await accounts.api.getSession({
    headers,
    query: { disableCookieCache: true, disableRefresh: true },
  })
  if (!found) return null
  const { session, user } = found
  if (!(await stillOpen(deps, session))) return null
  const { staffId, role } = user
  const sealed = await findStaffName(deps.db, staffId)
  if (sealed === null) return null
  return {
    staffId,
    role: role as Role,
    name: await deps.sealer.open('staff', 'name_sealed', staffId, sealed),
  }
}

interface Times {
  readonly id: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

async function stillOpen({ db, config, now }: Deps, { id, createdAt, updatedAt }: Times): Promise<boolean> {
  // The demo's clock leaps by months: there better-auth's own limit, by the machine's clock, is the only one.
  if (config.mode === 'demo') return true
  const at = Date.parse(now())
  const idle = at - updatedAt.getTime()
  const age = at - createdAt.getTime()
  if (idle >= IDLE_MINUTES * MINUTE || age >= ABSOLUTE_HOURS * 60 * MINUTE) {
    await db.commit([deleteSession(db, id)])
    return false
  }
  // Once a minute is enough, and spares a commit on every page.
  if (idle >= MINUTE) await db.commit([touchSession(db, id, now())])
  return true
}

/** Ends the session of these headers, if there is one; the answer carries the cookie's removal. */
export async function endSession(deps: Deps, headers: Headers): Promise<Headers> {
  const accounts = await accountsOf(deps)
  const { headers: answered } = await accounts.api.signOut({ headers, returnHeaders: true })
  return answered
}
