// The people who are owed a call: listed, taken, done.
import { FollowUps } from '../../web/staff/follow-ups.tsx'
import { closeFollowUp } from '../actions/close-follow-up.ts'
import { openFollowUps } from '../actions/open-follow-ups.ts'
import { takeFollowUp } from '../actions/take-follow-up.ts'
import type { Deps } from '../deps.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'

export function followUpRoutes(deps: Deps): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/follow-ups',
      roles: ['lead'],
      async handle(c, viewer) {
        const list = await openFollowUps(deps, viewer.staffId)
        return show(
          deps,
          c,
          viewer,
          {
            title: 'Follow-ups',
            current: 'follow-ups',
            printed: printedBy(viewer, list.today),
            foot: 'A call hidden from someone never appears on their pages or in their counts. Not answering a survey never puts anyone on this list.',
          },
          <FollowUps list={list} />,
        )
      },
    },
    {
      method: 'POST',
      path: '/follow-ups/:id/take',
      roles: ['lead'],
      async handle(c, viewer) {
        await takeFollowUp(deps, viewer.staffId, c.req.param('id') ?? '')
        return c.redirect('/follow-ups', 303)
      },
    },
    {
      method: 'POST',
      path: '/follow-ups/:id/close',
      roles: ['lead'],
      async handle(c, viewer) {
        await closeFollowUp(deps, viewer.staffId, c.req.param('id') ?? '')
        return c.redirect('/follow-ups', 303)
      },
    },
  ]
}
