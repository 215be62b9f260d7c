// A case manager's caseload and each patient's thread.
import { Caseload } from '../../web/staff/caseload.tsx'
import { PatientThread } from '../../web/staff/patient.tsx'
import { openCaseload } from '../actions/open-caseload.ts'
import { markRead } from '../actions/mark-read.ts'
import { openPatient } from '../actions/open-patient.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import { labelsOf } from './labels.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'

export function caseloadRoutes(deps: StaffDeps): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/caseload',
      roles: ['case_manager'],
      async handle(c, viewer) {
        const caseload = await openCaseload(deps, viewer.staffId)
        return show(
          deps,
          c,
          viewer,
          {
            title: 'Your caseload',
            current: 'caseload',
            printed: printedBy(viewer, caseload.today),
            foot: 'You see what a patient agreed to show you. Questions about trust are never on your pages: not the answers, not whether they were asked. Opening this page or a thread is written in the log.',
          },
          <Caseload {...caseload} labels={labelsOf(deps)} />,
        )
      },
    },
    {
      method: 'POST',
      path: '/caseload/patients/:id/read',
      roles: ['case_manager'],
      async handle(c, viewer) {
        const patientId = c.req.param('id') ?? ''
        const { seen } = await readFields(c, ['seen'])
        await markRead(deps, { staffId: viewer.staffId, patientId, seen: Number(seen) })
        return c.redirect(`/caseload/patients/${encodeURIComponent(patientId)}#read`, 303)
      },
    },
    {
      method: 'GET',
      path: '/caseload/patients/:id',
      roles: ['case_manager'],
      async handle(c, viewer) {
        const thread = await openPatient(deps, viewer.staffId, c.req.param('id') ?? '')
        return show(
          deps,
          c,
          viewer,
          {
            title: thread.name,
            current: 'caseload',
            printed: printedBy(viewer, thread.today),
            foot: 'A patient’s words are never edited by staff. Questions about trust are never on this page: not the answers, not whether they were asked. That you opened this thread is in the log.',
          },
          <PatientThread thread={thread} id={c.req.param('id') ?? ''} labels={labelsOf(deps)} />,
        )
      },
    },
  ]
}
