// A staff page declares who may open it; mounted here, it is closed to everyone else, to other sites and to caches.
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerHeaders } from '../answer-headers.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { markStaffBrowser } from '../staff-browser.ts'
import { withCookies } from './cookies.ts'
import { showProblem } from './show.tsx'
import { findViewer } from './session.ts'
import type { Role, Viewer } from './viewer.ts'

interface Place {
  readonly method: 'GET' | 'POST'
  readonly path: string
}

interface PublicRoute extends Place {
  readonly roles: 'public'
  /** @param viewer null: nobody is signed in. */
  open(c: Context, viewer: Viewer | null): Response | Promise<Response>
}

interface ClosedRoute extends Place {
  readonly roles: readonly Role[]
  /** In place of the policy of every other staff page. */
  policy?(): string | Promise<string>
  handle(c: Context, viewer: Viewer): Response | Promise<Response>
}

export type StaffRoute = PublicRoute | ClosedRoute

const LARGEST_BODY = 64 * 1024

export const STAFF_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not `no-referrer`: with it browsers send forms with the origin "null".
  'Referrer-Policy': 'same-origin',
}

/** Mounts each route behind its declaration: session, role, origin of the request, size of its body. */
export function mountStaff(app: Hono, deps: StaffDeps, routes: readonly StaffRoute[]): void {
  const limit = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: (c) => refuse(deps, c, new Problem('too_large')),
  })
  for (const route of routes) {
    app.on(route.method, route.path, limit, async (c) => {
      try {
        const policy = 'policy' in route ? await route.policy?.() : undefined
        return withHeaders(deps, await answer(deps, route, c), policy)
      } catch (error) {
        if (error instanceof Problem) return refuse(deps, c, error)
        deps.log('error', 'request.broken', { error: error instanceof Error ? error.name : 'unknown' })
        return refuse(deps, c, new Problem('broken'))
      }
    })
  }
}

async function answer(deps: StaffDeps, route: StaffRoute, c: Context): Promise<Response> {
  if (route.method === 'POST' && !cameFromHere(deps, c)) throw new Problem('forged')
  const viewer = await findViewer(deps, c.req.raw.headers)
  if (route.roles === 'public') return route.open(c, viewer)
  if (!viewer) {
    if (route.method === 'GET') return c.redirect('/sign-in', 303)
    throw new Problem('sign_in_needed')
  }
  if (!route.roles.includes(viewer.role)) throw new Problem('not_allowed')
  const answered = await route.handle(c, viewer)
  const mark = await markStaffBrowser(deps, c.req.header('cookie'), viewer.staffId)
  return withCookies(answered, mark ? [mark] : [])
}

/** Browsers say where a form was sent from; one that says nothing is not let in. */
export function cameFromHere({ config }: Pick<StaffDeps, 'config'>, c: Context): boolean {
  const [site, origin] = [c.req.header('sec-fetch-site'), c.req.header('origin')]
  const ours = origin === new URL(config.publicUrl).origin
  // A name that somebody else lets point to this server is an origin of its own, and says that it is the same.
  if (config.mode === 'production') return ours && (site ?? 'same-origin') === 'same-origin'
  return site === undefined ? ours || origin === new URL(c.req.url).origin : site === 'same-origin'
}

async function refuse(deps: StaffDeps, c: Context, problem: Problem): Promise<Response> {
  const viewer = await findViewer(deps, c.req.raw.headers).catch(() => null)
  return withHeaders(deps, await showProblem(deps, c, viewer, problem))
}

/** An address that leads nowhere, in the frame of the staff's pages. */
export const showUnknown = (deps: StaffDeps, c: Context): Promise<Response> =>
  refuse(deps, c, new Problem('not_found'))

function withHeaders({ config }: StaffDeps, response: Response, policy?: string): Response {
  const headers = new Headers(response.headers)
  const ours = { ...answerHeaders(config), ...STAFF_HEADERS }
  for (const [name, value] of Object.entries(ours)) headers.set(name, value)
  if (policy) headers.set('Content-Security-Policy', policy)
  return new Response(response.body, { status: response.status, headers })
}
