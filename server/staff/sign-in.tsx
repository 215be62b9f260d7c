// Signing in and out, the first password by one-time link, and where "/" leads.
import type { Context } from 'hono'
import { FirstPassword, SignIn } from '../../web/staff/sign-in.tsx'
import { acceptInvite, readInvite } from '../actions/accept-invite.ts'
import { noteSignOut } from '../actions/note-session.ts'
import { asTry, beginTry, tryWorked } from '../actions/try-sign-in.ts'
import { passwordProblem, type PasswordProblem } from '../core/password-rule.ts'
import type { StaffDeps } from '../deps.ts'
import { emailIndex, shaped } from '../email.ts'
import { Problem, staffSentence } from '../problem.ts'
import { endSession, hashPassword, LONGEST_PASSWORD, openSession, SHORTEST_PASSWORD } from './accounts.ts'
import { browserToken, withCookies } from './cookies.ts'
import { enter } from './enter.ts'
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
        const tried = await asTry(deps, index, networkOf(c), browserToken(c, deps.config))
        try {
          await beginTry(deps, tried)
        } catch (error) {
          if (error instanceof Problem && error.code === 'too_many')
            return form(c, staffSentence('too_many'), 429)
          throw error
        }
        const session = await openSession(deps, shaped(index), password.slice(0, LONGEST_PASSWORD + 1))
        if (!session) return form(c, MISMATCH, 403)
        return enter(deps, c, session, shaped(index), [tryWorked(deps, tried)])
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      roles: 'public',
      async open(c, viewer) {
        const cookies = await endSession(deps, c.req.raw.headers)
        if (viewer) await noteSignOut(deps, viewer.staffId)
        return withCookies(c.redirect('/sign-in', 303), cookies.getSetCookie())
      },
    },
    ...firstPasswordRoutes(deps),
  ]
}

function firstPasswordRoutes(deps: StaffDeps): StaffRoute[] {
  const tokenOf = (c: Context) => c.req.param('token') ?? ''
  const invited = async (c: Context) => {
    const found = await readInvite(deps, tokenOf(c))
    if (!found) throw new Problem('link_gone')
    return found
  }
  const form = (c: Context, name: string, wrong: string | null) =>
    show(
      deps,
      c,
      null,
      { title: 'Set your password', current: null, status: wrong ? 422 : 200 },
      <FirstPassword name={name} token={tokenOf(c)} shortest={SHORTEST_PASSWORD} wrong={wrong} />,
    )
  const path = '/sign-in/first/:token'
  return [
    { method: 'GET', path, roles: 'public', open: async (c) => form(c, (await invited(c)).name, null) },
    {
      method: 'POST',
      path,
      roles: 'public',
      async open(c) {
        const { password, again } = await readFields(c, ['password', 'again'])
        const { name, about } = await invited(c)
        const wrong = whatIsWrong(password, again, about)
        if (wrong) return form(c, name, wrong)
        const hash = (text: string) => hashPassword(deps, text)
        const email = await acceptInvite(deps, tokenOf(c), password, hash)
        const session = await openSession(deps, email, password)
        return session ? enter(deps, c, session, email) : c.redirect('/', 303)
      },
    },
  ]
}

const GUESSED: Readonly<Record<PasswordProblem, string>> = {
  common:
    'Many people have a password like this one, so it is tried first. Take a few words that have nothing to do with each other.',
  personal:
    'This password is made of your name, your e-mail or the program’s name. Take a few words that have nothing to do with you.',
}

function whatIsWrong(password: string, again: string, about: readonly string[]): string | null {
  if (password.length < SHORTEST_PASSWORD)
    return `The password has ${password.length} characters; it needs at least ${SHORTEST_PASSWORD}.`
  if (password.length > LONGEST_PASSWORD) return `The password is longer than ${LONGEST_PASSWORD} characters.`
  if (password !== again) return 'The two passwords are not the same.'
  const guessed = passwordProblem(password, about)
  return guessed && GUESSED[guessed]
}
