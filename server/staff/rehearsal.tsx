// A month before it comes: who would be asked, with how many texts, and whom no text reaches.
import { RehearsalPage } from '../../web/staff/rehearsal.tsx'
import { openRehearsal } from '../actions/open-rehearsal.ts'
import type { StaffDeps } from '../deps.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'

export function rehearsalRoutes(deps: StaffDeps): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/rehearsal',
      roles: ['administrator'],
      async handle(c, viewer) {
        const view = await openRehearsal(deps, viewer.staffId, c.req.query('month') ?? null)
        return show(
          deps,
          c,
          viewer,
          {
            title: 'Rehearsal of a month',
            current: 'admin',
            printed: printedBy(viewer, view.today),
            foot: 'Nothing was sent, and nothing on file was changed.',
          },
          <RehearsalPage view={view} />,
        )
      },
    },
  ]
}
