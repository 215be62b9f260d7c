// A lead's form that pauses one patient's texts: whose, why and through which day.
import type { Context } from 'hono'
import { PausePage } from '../../web/staff/pause.tsx'
import { pausePatient, type Paused } from '../actions/pause-patient.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'
import type { Viewer } from './viewer.ts'

export function pauseRoutes(deps: StaffDeps): StaffRoute[] {
  const page = (c: Context, viewer: Viewer, outcome: Paused | null) =>
    show(
      deps,
      c,
      viewer,
      {
        title: 'Pause a patient’s texts',
        current: 'follow-ups',
        status: outcome !== null && 'fault' in outcome ? 422 : 200,
        foot: 'The reason stands in the log and nowhere else: not in a text, nor on a case manager’s page.',
      },
      <PausePage outcome={outcome} />,
    )
  return [
    {
      method: 'GET',
      path: '/follow-ups/pause',
      roles: ['lead'],
      handle: (c, viewer) => page(c, viewer, null),
    },
    {
      method: 'POST',
      path: '/follow-ups/pause',
      roles: ['lead'],
      async handle(c, viewer) {
        const pausing = await readFields(c, ['number', 'reason', 'lastOn'])
        return page(c, viewer, await pausePatient(deps, viewer.staffId, pausing))
      },
    },
  ]
}
