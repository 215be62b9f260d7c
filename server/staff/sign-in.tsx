// Signing in and out, the first password by one-time link, and where "/" leads.
import type { Context } from 'hono'
import { FirstPassword, SignIn } from '../../web/staff/sign-in.tsx'
import { acceptInvite, readInvite } from '../actions/accept-invite.ts'
import { noteSignOut } from '../actions/note-session.ts'
import { asTry, beginTry, tryWorked } from '../actions/try-sign-in.ts'
import type { StaffDeps } from '../deps.ts'
import { emailIndex, shaped } from '../email.ts'
import { Problem, staffSentence } from '../problem.ts'
import { endSession, hashPassword, LONGEST_PASSWORD, openSession, SHORTEST_PASSWORD } from './accounts.ts'
import { readFields } from './fields.ts'
import { networkOf } from './network.ts'
import type { StaffRoute } from './route.ts'
import type { Role } from './viewer.ts'
import { show } from './show.tsx'

const HOME: Readonly<Record<Role, string>> = {
  case_manager: '/caseload',
  lead: '/program',
  administrator: '/admin',
  auditor: '/audit',
}

const MISMATCH = 'That e-mail and password do not belong together.'

export function signInRoutes(deps: StaffDeps): StaffRoute[] {
  const form = (c: Context, wrong: string | null, status: 200 | 403 | 429 = 200) =>
    show(
      deps,
      c,
      null,
      { title: 'Sign in', current: null, status },
      <SignIn wrong={wrong} demo={deps.config.mode === 'demo'} />,
    )
  return [
    {
      method: 'GET',
      path: '/',
      roles: 'public',
      open: (c, viewer) => c.redirect(viewer ? HOME[viewer.role] : '/sign-in', 303),
    },
    {
      method: 'GET',
      path: '/sign-in',
      roles: 'public',
      open: (c, viewer) => (viewer ? c.redirect('/', 303) : form(c, null)),
    },
    {
      method: 'POST',
      path: '/sign-in',
      roles: 'public',
      async open(c) {
        const { email, password } = await readFields(c, ['email', 'password'])
        const index = await emailIndex(deps.sealer, email)
        const tried = await asTry(deps, index, networkOf(c))
        try {
          await beginTry(deps, tried)
        } catch (error) {
          if (error instanceof Problem && error.code === 'too_many')
            return form(c, staffSentence('too_many'), 429)
          throw error
        }
        const cookies = await openSession(deps, shaped(index), password.slice(0, LONGEST_PASSWORD + 1))
        if (!cookies) return form(c, MISMATCH, 403)
        await tryWorked(deps, tried)
        return withCookies(c.redirect('/', 303), cookies)
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      roles: 'public',
      async open(c, viewer) {
        const cookies = await endSession(deps, c.req.raw.headers)
        if (viewer) await noteSignOut(deps, viewer.staffId)
        return withCookies(c.redirect('/sign-in', 303), cookies)
      },
    },
    ...firstPasswordRoutes(deps),
  ]
}

function firstPasswordRoutes(deps: StaffDeps): StaffRoute[] {
  const form = async (c: Context, wrong: string | null) => {
    const token = c.req.param('token') ?? ''
    const name = await readInvite(deps, token)
    if (name === null) throw new Problem('link_gone')
    return show(
      deps,
      c,
      null,
      { title: 'Set your password', current: null, status: wrong ? 422 : 200 },
      <FirstPassword name={name} token={token} shortest={SHORTEST_PASSWORD} wrong={wrong} />,
    )
  }
  const path = '/sign-in/first/:token'
  return [
    { method: 'GET', path, roles: 'public', open: (c) => form(c, null) },
    {
      method: 'POST',
      path,
      roles: 'public',
      async open(c) {
        const { password, again } = await readFields(c, ['password', 'again'])
        const wrong = passwordProblem(password, again)
        if (wrong) return form(c, wrong)
        const hash = (text: string) => hashPassword(deps, text)
        const email = await acceptInvite(deps, c.req.param('token') ?? '', password, hash)
        const cookies = await openSession(deps, email, password)
        return withCookies(c.redirect('/', 303), cookies ?? new Headers())
      },
    },
  ]
}

function passwordProblem(password: string, again: string): string | null {
  if (password.length < SHORTEST_PASSWORD)
    return `The password has ${password.length} characters; it needs at least ${SHORTEST_PASSWORD}.`
  if (password.length > LONGEST_PASSWORD) return `The password is longer than ${LONGEST_PASSWORD} characters.`
  return password === again ? null : 'The two passwords are not the same.'
}

/** The answer with the session's cookies set, or taken away. */
export function withCookies(response: Response, from: Headers): Response {
  const headers = new Headers(response.headers)
  for (const cookie of from.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response(response.body, { status: response.status, headers })
}
