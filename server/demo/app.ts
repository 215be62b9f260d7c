// The demo's own routes: mounted when settings and database both say that this is the demo, and never otherwise.
import type { Hono } from 'hono'
import { staffDeps, type Deps } from '../deps.ts'
import { mountStaff } from '../staff/route.ts'
import type { Demo } from './demo.ts'
import { mountDev } from './dev.ts'
import { phoneRoutes } from './phones.tsx'

/** Throws outside the demo: whoever calls it has seen the database's own mark. */
export function mountDemo(app: Hono, deps: Deps, demo: Demo): void {
  if (deps.config.mode !== 'demo') throw new Error('the demo has no place in production')
  mountStaff(app, staffDeps(deps), phoneRoutes(deps, demo))
  mountDev(app, deps, demo)
}
