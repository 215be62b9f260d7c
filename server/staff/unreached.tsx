// Patients whom texts do not reach: listed, and put right one by one.
import type { Context } from 'hono'
import { ReachPage, type ReachOutcome } from '../../web/staff/reach.tsx'
import { UnreachedPage } from '../../web/staff/unreached.tsx'
import { askAgain } from '../actions/ask-again.ts'
import { changeNumber } from '../actions/change-number.ts'
import { openReach, type Reach } from '../actions/open-reach.ts'
import { openUnreached } from '../actions/open-unreached.ts'
import { stopForPatient } from '../actions/stop-for-patient.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import { keyed, rowAt } from './ids.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'
import type { Viewer } from './viewer.ts'

const ONE = '/unreached/:id'

export function unreachedRoutes(deps: StaffDeps): StaffRoute[] {
  const idIn = (c: Context) => rowAt(deps, 'patient', c)
  const page = (c: Context, viewer: Viewer, reach: Reach, outcome: ReachOutcome | null) =>
    show(
      deps,
      c,
      viewer,
      {
        title: reach.name,
        current: 'unreached',
        status: outcome !== null && 'fault' in outcome ? 422 : 200,
        printed: printedBy(viewer, reach.today),
      },
      <ReachPage reach={keyed(deps, 'patient', reach)} outcome={outcome} />,
    )
  return [
    {
      method: 'GET',
      path: '/unreached',
      roles: ['lead'],
      async handle(c, viewer) {
        const list = await openUnreached(deps, viewer.staffId)
        const patients = list.patients.map((patient) => keyed(deps, 'patient', patient))
        return show(
          deps,
          c,
          viewer,
          {
            title: 'Not reached',
            current: 'unreached',
            printed: printedBy(viewer, list.today),
            foot: 'This list says whether texts arrive, never what anybody answered. Who said stop is left alone and is not here.',
          },
          <UnreachedPage list={{ ...list, patients }} />,
        )
      },
    },
    {
      method: 'GET',
      path: ONE,
      roles: ['lead'],
      async handle(c, viewer) {
        return page(c, viewer, await openReach(deps, viewer.staffId, idIn(c)), null)
      },
    },
    {
      method: 'POST',
      path: `${ONE}/number`,
      roles: ['lead'],
      async handle(c, viewer) {
        const given = await readFields(c, ['number', 'phoneKind', 'agreed', 'agreedOn', 'evidence'])
        const reach = await openReach(deps, viewer.staffId, idIn(c))
        const changed = await changeNumber(deps, viewer.staffId, reach.id, given)
        return page(c, viewer, reach, 'fault' in changed ? { ...changed, given } : { done: 'number' })
      },
    },
    {
      method: 'POST',
      path: `${ONE}/again`,
      roles: ['lead'],
      async handle(c, viewer) {
        const reach = await openReach(deps, viewer.staffId, idIn(c))
        await askAgain(deps, viewer.staffId, reach.id)
        return page(c, viewer, reach, { done: 'again' })
      },
    },
    {
      method: 'POST',
      path: `${ONE}/stop`,
      roles: ['lead'],
      async handle(c, viewer) {
        const reach = await openReach(deps, viewer.staffId, idIn(c))
        await stopForPatient(deps, viewer.staffId, reach.id)
        return page(c, viewer, reach, { done: 'stop' })
      },
    },
  ]
}
