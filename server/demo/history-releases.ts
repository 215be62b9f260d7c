// Freezes the county's past figures on the days on which the tick would have: months of verdicts, and quarters of trust.
import { closeQuarters } from '../actions/close-quarter.ts'
import { gatherSealed } from '../actions/gather-sealed.ts'
import { freezeVerdicts } from '../actions/freeze-verdicts.ts'
import { quarterAfter, quarterOf, quarterStart } from '../core/disclosure/quarters.ts'
import { longestAnswerDays, SCHEDULE } from '../core/outreach/schedule.ts'
import { monthBounds, monthsUntil, presentMonth } from '../core/statistics/months.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { before } from './clock.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'newId'>

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
    const then = { ...deps, now: () => ended }
    while ((await gatherSealed(then)).more);
    await closeQuarters(then)
  }
}

/** A month is over two days into the next one, and its longest-lived link ends some weeks later. */
const DAYS_AFTER = longestAnswerDays(SCHEDULE) + 2

export async function freezePastVerdicts(deps: Needs, now: string, months: number): Promise<void> {
  const { timeZone } = await readProgram(deps.db)
  for (const month of monthsUntil(presentMonth(now, timeZone), months + 1)) {
    const at = instantAfter(monthBounds(month, timeZone).to, DAYS_AFTER * DAY_MS)
    if (at < now) await freezeVerdicts({ ...deps, now: () => at }, SCHEDULE)
  }
}
