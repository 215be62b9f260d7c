// An administrator's form for the hours in which somebody is there, and for the safety queue.
import type { Context } from 'hono'
import { HoursPage, type HoursProps } from '../../web/staff/hours.tsx'
import { openStaffing } from '../actions/open-staffing.ts'
import { setStaffing } from '../actions/set-staffing.ts'
import { WEEKDAYS } from '../core/staffed-hours.ts'
import type { TypedHours } from '../core/hours-form.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'
import type { Viewer } from './viewer.ts'

const FROM = WEEKDAYS.map((day) => `from${day}` as const)
const TO = WEEKDAYS.map((day) => `to${day}` as const)

export function hoursRoutes(deps: StaffDeps): StaffRoute[] {
  const page = async (c: Context, viewer: Viewer, refused: HoursProps['refused'] = null) => {
    const view = await openStaffing(deps)
    return show(
      deps,
      c,
      viewer,
      {
        title: 'Hours',
        current: 'admin',
        printed: printedBy(viewer, view.today),
        foot: 'Calls that wait already keep their times. Each change is in the log, from what to what.',
        status: refused === null ? 200 : refused.why === 'stale' ? 409 : 422,
      },
      <HoursPage view={view} refused={refused} />,
    )
  }
  return [
    {
      method: 'GET',
      path: '/admin/hours',
      roles: ['administrator'],
      handle: (c, viewer) => page(c, viewer),
    },
    {
      method: 'POST',
      path: '/admin/hours',
      roles: ['administrator'],
      async handle(c, viewer) {
        const said = await readFields(c, [...FROM, ...TO, 'seen'], ['safety'])
        const days = WEEKDAYS.map((day) => [day, { from: said[`from${day}`], to: said[`to${day}`] }])
        const typed = Object.fromEntries(days) as TypedHours
        const safetyStaffed = said.safety !== ''
        const refused = await setStaffing(deps, viewer.staffId, { typed, safetyStaffed, seen: said.seen })
        return refused === null
          ? c.redirect('/admin/hours', 303)
          : page(c, viewer, { ...refused, typed, safetyStaffed })
      },
    },
  ]
}
