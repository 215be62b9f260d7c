// How the program stands, who works in it, and who may sign in; answers are not here.
import type { Context } from 'hono'
import { Admin } from '../../web/staff/admin.tsx'
import { inviteStaff } from '../actions/invite-staff.ts'
import { resumeTexts } from '../actions/halt-texts.ts'
import { openAdmin } from '../actions/open-admin.ts'
import type { PublicId } from '../core/public-id.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readFields } from './fields.ts'
import { keyed, rowAt } from './ids.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import type { Role, Viewer } from './viewer.ts'
import { show } from './show.tsx'

const ROLES: readonly Role[] = ['case_manager', 'lead', 'administrator', 'auditor']

export function adminRoutes(deps: StaffDeps): StaffRoute[] {
  const page = async (c: Context, viewer: Viewer, link: { address: string; staffId: PublicId } | null) => {
    const view = await openAdmin(deps, viewer.staffId)
    const members = view.members.map((member) => keyed(deps, 'staff', member))
    return show(
      deps,
      c,
      viewer,
      {
        title: 'Program and people',
        current: 'admin',
        printed: printedBy(viewer, view.today),
        foot: 'Administrators see counts and accounts. Answers, goals and words are not on these pages.',
      },
      <Admin view={{ ...view, members }} link={link} />,
    )
  }
  return [
    {
      method: 'GET',
      path: '/admin',
      roles: ['administrator'],
      handle: (c, viewer) => page(c, viewer, null),
    },
    {
      method: 'POST',
      path: '/admin/texts/resume',
      roles: ['administrator'],
      async handle(c, viewer) {
        await resumeTexts(deps, { kind: 'staff', id: viewer.staffId })
        return c.redirect('/admin', 303)
      },
    },
    {
      method: 'POST',
      path: '/admin/staff/:id/link',
      roles: ['administrator'],
      async handle(c, viewer) {
        const staffId = rowAt(deps, 'staff', c)
        const { role: wanted } = await readFields(c, ['role'])
        const role = ROLES.find((known) => known === wanted)
        if (!role) throw new Problem('bad_request')
        const actor = { kind: 'staff', id: viewer.staffId } as const
        const address = await inviteStaff(deps, actor, { staffId, role })
        // Answered at once, without a redirect: the link stands on this page and nowhere else.
        return page(c, viewer, { address, staffId: deps.sealer.publicId('staff', staffId) })
      },
    },
  ]
}
