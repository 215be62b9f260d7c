// The whole product as one Hono app, on any runtime: patients' pages, webhooks, staff pages, and two probes.
import { Hono, type Context } from 'hono'
import { plainHeaders } from './answer-headers.ts'
import { kioskRoutes } from './channels/kiosk.tsx'
import { limitMisses } from './channels/limit-misses.tsx'
import { patientRoutes } from './channels/page.tsx'
import { webhookRoutes } from './channels/webhooks.ts'
import { findProgram } from './db/program.ts'
import { staffDeps, type Deps } from './deps.ts'
import { Problem, staffSentence } from './problem.ts'
import { mountStaff, showUnknown } from './staff/route.ts'
import { networkOf } from './staff/network.ts'
import { staffRoutes } from './staff/routes.ts'

export function createApp(deps: Deps): Hono {
  const app = new Hono()
  const plain = plainHeaders(deps.config)
  const staff = staffDeps(deps)
  app.onError((error, c) => {
    const problem = error instanceof Problem ? error : new Problem('broken')
    // The name of an error says enough: its message may hold what a patient or a database said.
    if (problem.code === 'broken') deps.log('error', 'request.broken', { error: error.name })
    return c.text(staffSentence(problem.code), problem.status, plain)
  })
  app.notFound((c) =>
    isBrowsing(c) ? showUnknown(staff, c) : c.text(staffSentence('not_found'), 404, plain),
  )

  app.get('/healthz', (c) => c.text('ok', 200, plain))
  app.get('/readyz', async (c) =>
    (await findProgram(deps.db)) ? c.text('ready', 200, plain) : c.text('no program yet', 503, plain),
  )
  app.use('/s/:token/*', limitMisses(deps, networkOf))
  app.route('/', patientRoutes(deps))
  app.route('/', kioskRoutes(deps, networkOf))
  app.route('/', webhookRoutes(deps))
  mountStaff(app, staff, staffRoutes(staff))
  return app
}

/** A person who mistyped an address, rather than a program or a patient's link. */
const isBrowsing = ({ req }: Context): boolean =>
  req.method === 'GET' && (req.header('accept') ?? '').includes('text/html') && !req.path.startsWith('/s/')
