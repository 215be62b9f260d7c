// One click into the demo, in a role.
import { demoAccount } from '../actions/enter-demo.ts'
import type { StaffDeps } from '../deps.ts'
import { hashPassword, openSession } from './accounts.ts'
import type { Role } from './viewer.ts'
import { withCookies } from './sign-in.tsx'

/** 303 to "/", signed in. Throws outside the demo. */
export async function demoSignIn(deps: StaffDeps, role: Role): Promise<Response> {
  const { email, password } = await demoAccount(deps, role, (text) => hashPassword(deps, text))
  const cookies = await openSession(deps, email, password)
  if (!cookies) throw new Error('the demo account has another password')
  return withCookies(new Response(null, { status: 303, headers: { Location: '/' } }), cookies)
}
