// Who of the staff may sit beside one patient at the tablet, by name: never whoever works or worked with them.
import { mayHelp } from '../core/help.ts'
import { allStaff } from '../db/staff.ts'
import type { Deps } from '../deps.ts'
import { findAtDesk } from './make-kiosk-code.ts'

export interface Helper {
  readonly id: string
  readonly name: string
}

/** Null: nobody has this number, or nothing is open to answer. Throws `not_allowed` for whoever the questions are about. */
export async function listHelpers(
  deps: Pick<Deps, 'db' | 'sealer' | 'now'>,
  staffId: string,
  number: string,
): Promise<Helper[] | null> {
  const found = await findAtDesk(deps, staffId, number)
  if (!found) return null
  const staff = await allStaff(deps.db)
  const able = staff.filter(({ id }) => mayHelp(id, found.invitation, found.assignments))
  const named = await Promise.all(
    able.map(async ({ id, nameSealed }) => ({
      id,
      name: await deps.sealer.open('staff', 'name_sealed', id, nameSealed),
    })),
  )
  return named.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
