// The people who are owed a call, and who hears of danger first.
import type { Context } from 'hono'
import { FollowUps } from '../../web/staff/follow-ups.tsx'
import { openFollowUps } from '../actions/open-follow-ups.ts'
import { sayOnDuty, type DutyFault } from '../actions/set-on-duty.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import { keyed, rowIn } from './ids.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'
import type { Viewer } from './viewer.ts'

export const FOOT =
  'A call hidden from someone never appears on their pages or in their counts. Not answering a survey never puts anyone on this list.'

export function followUpsRoutes(deps: StaffDeps): StaffRoute[] {
  const page = async (c: Context, viewer: Viewer, fault: DutyFault | null) => {
    const { waiting, done, duty, ...opened } = await openFollowUps(deps, viewer.staffId)
    const list = {
      ...opened,
      waiting: waiting.map((call) => keyed(deps, 'follow_up', call)),
      done: done.map((call) => keyed(deps, 'follow_up', call)),
      duty: { ...duty, leads: duty.leads.map((lead) => keyed(deps, 'staff', lead)) },
    }
    return show(
      deps,
      c,
      viewer,
      {
        title: 'Follow-ups',
        current: 'follow-ups',
        printed: printedBy(viewer, list.today),
        foot: FOOT,
        status: fault === null ? 200 : 422,
      },
      <FollowUps list={list} fault={fault} />,
    )
  }
  return [
    { method: 'GET', path: '/follow-ups', roles: ['lead'], handle: (c, viewer) => page(c, viewer, null) },
    {
      method: 'POST',
      path: '/follow-ups/on-duty',
      roles: ['lead'],
      async handle(c, viewer) {
        const said = await readFields(c, ['who', 'until'])
        const who = rowIn(deps, 'staff', said.who)
        const fault = await sayOnDuty(deps, viewer.staffId, { ...said, who })
        return fault === null ? c.redirect('/follow-ups', 303) : page(c, viewer, fault)
      },
    },
  ]
}
