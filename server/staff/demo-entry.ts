// One click into the demo, in a role.
import { demoAccount } from '../actions/enter-demo.ts'
import type { StaffDeps } from '../deps.ts'
import { markStaffBrowser } from '../staff-browser.ts'
import { hashPassword, openSession } from './accounts.ts'
import { withCookies } from './cookies.ts'
import type { Role } from './viewer.ts'

/** 303 to "/", signed in. Throws outside the demo. @param cookies those that the browser came with. */
export async function demoSignIn(deps: StaffDeps, role: Role, cookies?: string): Promise<Response> {
  const { staffId, email, password } = await demoAccount(deps, role, (text) => hashPassword(deps, text))
  const session = await openSession(deps, email, password)
  if (!session) throw new Error('the demo account has another password')
  const mark = await markStaffBrowser(deps, cookies, staffId)
  const answer = new Response(null, { status: 303, headers: { Location: '/' } })
  return withCookies(answer, [...session.getSetCookie(), ...(mark ? [mark] : [])])
}
