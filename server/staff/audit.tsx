// The log, newest first.
import { AuditLog } from '../../web/staff/audit.tsx'
import { openLog } from '../actions/open-log.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/

export function auditRoutes(deps: StaffDeps): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/audit',
      roles: ['auditor'],
      async handle(c, viewer) {
        const given = c.req.query('before')
        const place = given === undefined ? null : PLACE.exec(given)
        if (given !== undefined && !place) throw new Problem('bad_request')
        const before = place ? { at: place[1]!, id: place[2]! } : null
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
          <AuditLog log={log} first={before === null} />,
        )
      },
    },
  ]
}
