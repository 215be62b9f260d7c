// Who of the staff may sit beside one patient at the tablet, by name: never whoever works or worked with them.
import { worksWith } from '../core/help.ts'
import { allStaff } from '../db/staff.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { findAtDesk, lookWrite } from './find-at-desk.ts'

export interface Helper {
  readonly id: string
  readonly name: string
}

/** By the roster alone, whatever is open. Throws `not_allowed` for whoever works or worked with the patient. */
export async function listHelpers(
  deps: Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>,
  staffId: string,
  number: string,
): Promise<Helper[]> {
  const { db, sealer } = deps
  const desk = await findAtDesk(deps, number)
  const refused = worksWith(staffId, desk.assignments)
  const action = refused ? 'helpers.refused' : 'helpers.listed'
  await db.commit([lookWrite(deps, staffId, desk, { action })])
  if (refused) throw new Problem('not_allowed')
  const able = (await allStaff(db)).filter(({ id }) => !worksWith(id, desk.assignments))
  const named = await Promise.all(
    able.map(async ({ id, nameSealed }) => ({
      id,
      name: await sealer.open('staff', 'name_sealed', id, nameSealed),
    })),
  )
  return named.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
