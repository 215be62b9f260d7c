// Closes each past quarter of the county on the day it ended, as the tick would have done.
import { closeQuarters } from '../actions/close-quarter.ts'
import { quarterAfter, quarterOf, quarterStart } from '../core/disclosure/quarters.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { before } from './clock.ts'

/** @param months how far the county's past goes back from `now`. */
export async function closePastQuarters(
  deps: Pick<Deps, 'db' | 'sealed' | 'newId' | 'newToken'>,
  now: string,
  months: number,
): Promise<void> {
  const { timeZone } = await readProgram(deps.db)
  const present = quarterOf(now, timeZone)
  let quarter = quarterOf(before(now, `P${months}M`, timeZone), timeZone)
  while (quarter < present) {
    quarter = quarterAfter(quarter)
    const ended = quarterStart(quarter, timeZone)
    await closeQuarters({ ...deps, now: () => ended })
  }
}
