// A case manager's caseload and each patient's thread.
import { Caseload } from '../../web/staff/caseload.tsx'
import { PatientThread } from '../../web/staff/patient.tsx'
import { openCaseload, type Caseload as Opened } from '../actions/open-caseload.ts'
import { markRead } from '../actions/mark-read.ts'
import { openPatient } from '../actions/open-patient.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import { keyed, rowAt } from './ids.ts'
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
          <Caseload {...forPage(deps, caseload)} labels={labelsOf(deps)} />,
        )
      },
    },
    {
      method: 'POST',
      path: '/caseload/patients/:id/read',
      roles: ['case_manager'],
      async handle(c, viewer) {
        const patientId = rowAt(deps, 'patient', c)
        const { seen } = await readFields(c, ['seen'])
        await markRead(deps, { staffId: viewer.staffId, patientId, seen: Number(seen) })
        return c.redirect(`/caseload/patients/${deps.sealer.publicId('patient', patientId)}#read`, 303)
      },
    },
    {
      method: 'GET',
      path: '/caseload/patients/:id',
      roles: ['case_manager'],
      async handle(c, viewer) {
        const patientId = rowAt(deps, 'patient', c)
        const thread = await openPatient(deps, viewer.staffId, patientId)
        const id = deps.sealer.publicId('patient', patientId)
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
          <PatientThread thread={thread} id={id} labels={labelsOf(deps)} />,
        )
      },
    },
  ]
}

function forPage(deps: StaffDeps, { fresh, quiet, everyone, silent, closed, notes, today }: Opened) {
  const patients = <T extends { readonly id: string }>(rows: readonly T[]) =>
    rows.map((row) => keyed(deps, 'patient', row))
  return {
    today,
    fresh: patients(fresh),
    quiet: patients(quiet),
    everyone: patients(everyone),
    silent: patients(silent),
    closed: patients(closed),
    notes: notes.map((note) => ({ ...note, patientId: deps.sealer.publicId('patient', note.patientId) })),
  }
}
