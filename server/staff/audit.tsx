// The log, newest first.
import { AuditLog } from '../../web/staff/audit.tsx'
import { openLog, type LogPage } from '../actions/open-log.ts'
import type { StaffDeps } from '../deps.ts'
import { rowIn } from './ids.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'

export function auditRoutes(deps: StaffDeps): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/audit',
      roles: ['auditor'],
      async handle(c, viewer) {
        const given = c.req.query('before')
        const before = given === undefined ? null : rowIn(deps, 'audit', given)
        const log = await openLog(deps, viewer.staffId, before)
        return show(
          deps,
          c,
          viewer,
          {
            title: 'Log',
            current: 'audit',
            foot: 'Rows hold ids, codes and counts: never a patient’s name, number or words, nor anything of a sealed answer.',
          },
          <AuditLog log={forPage(deps, log)} first={before === null} />,
        )
      },
    },
  ]
}

const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

/** As other pages show them, so that a row of the log can be held against an address, and against another row. */
function forPage({ sealer }: StaffDeps, { entries, older, timeZone }: LogPage) {
  const shown = (kind: string, text: string) => text.replaceAll(ID, (id) => sealer.publicId(kind, id))
  return {
    timeZone,
    older: older === null ? null : sealer.publicId('audit', older),
    entries: entries.map(({ at, actorKind, actorId, name, action, subject, subjectId, detail }) => ({
      at,
      actorKind,
      actorId: actorId && shown(actorKind, actorId),
      name,
      action,
      subject,
      subjectId: subjectId && shown(subject, subjectId),
      detail: Object.fromEntries(
        Object.entries(detail).map(([key, value]) => [
          key,
          // Whom a detail names is of the staff.
          typeof value === 'string' ? shown('staff', value) : value,
        ]),
      ),
    })),
  }
}
