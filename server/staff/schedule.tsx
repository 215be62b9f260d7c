// When patients are asked: an administrator reads what the schedule means, tries another, and saves it.
import type { Context } from 'hono'
import { SchedulePage, type ScheduleNotice } from '../../web/staff/schedule.tsx'
import { openSchedule } from '../actions/open-schedule.ts'
import { saveSchedule } from '../actions/save-schedule.ts'
import { offeredHolidays } from '../core/outreach/schedule-form.ts'
import type { StaffDeps } from '../deps.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { readSubmittedSchedule, readTypedSchedule } from './schedule-fields.ts'
import { show } from './show.tsx'
import type { Viewer } from './viewer.ts'

const roles = ['administrator'] as const
const PATH = '/admin/schedule'

export function scheduleRoutes(deps: StaffDeps): StaffRoute[] {
  const page = async (
    c: Context,
    viewer: Viewer,
    typed: Parameters<typeof openSchedule>[1],
    notice: ScheduleNotice,
  ) => {
    const view = await openSchedule(deps, typed)
    const status = notice === 'stale' ? 409 : notice === 'refused' ? 422 : 200
    return show(
      deps,
      c,
      viewer,
      { title: 'When patients are asked', current: 'admin', printed: printedBy(viewer, view.today), status },
      <SchedulePage view={view} notice={notice} />,
    )
  }
  return [
    {
      method: 'GET',
      path: PATH,
      roles,
      async handle(c, viewer) {
        const query = new URL(c.req.url).searchParams
        // A form that was only tried: nothing of it is stored.
        const tried = query.has('revision') ? readTypedSchedule(query) : null
        if (tried === null) return page(c, viewer, null, query.has('saved') ? 'saved' : null)
        const today = deps.now().slice(0, 10)
        const holidays = offeredHolidays(today).map(({ on }) => on)
        return page(c, viewer, query.has('every') ? { ...tried, holidays } : tried, 'tried')
      },
    },
    {
      method: 'POST',
      path: PATH,
      roles,
      async handle(c, viewer) {
        const submitted = await readSubmittedSchedule(c)
        const saving = await saveSchedule(deps, viewer.staffId, submitted)
        if (saving === 'saved') return c.redirect(`${PATH}?saved`, 303)
        if (saving === 'unchanged') return c.redirect(PATH, 303)
        return page(c, viewer, submitted.typed, saving)
      },
    },
  ]
}
