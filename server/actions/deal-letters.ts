// Whose letter a patient's is in this quarter: dealt by a keyed hash among the administrators, never to one who works with them.
import { quarterOf } from '../core/disclosure/quarters.ts'
import { dealtTo } from '../core/dealing.ts'
import { worksWith } from '../core/help.ts'
import { staffInRole } from '../db/accounts.ts'
import type { Deps } from '../deps.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'now'>

/** Staff ids of those who print letters. Administrators alone: leads and case managers read releases. */
export const readMakers = ({ db }: Pick<Deps, 'db'>): Promise<string[]> => staffInRole(db, 'administrator')

/** @param countyIdIndex of a number that a patient has or nobody has: both are dealt.
 *  @param assignments of the patient. Null: nobody may print it. */
export type Deal = (
  countyIdIndex: string,
  assignments: readonly { readonly staff_id: string }[],
) => Promise<string | null>

/** By patient and quarter, not by interview: whose a letter is must not tell that something is open. */
export function dealing({ sealer, now }: Needs, makers: readonly string[], timeZone: string): Deal {
  const quarter = quarterOf(now(), timeZone)
  return async (countyIdIndex, assignments) => {
    const able = makers.filter((staffId) => !worksWith(staffId, assignments))
    const draws = able.map(async (staffId) => ({
      staffId,
      drawn: await sealer.linkToken(`dealt|${quarter}|${countyIdIndex}|${staffId}`),
    }))
    return dealtTo(await Promise.all(draws))
  }
}
