// When nobody can answer for a quarter any more, looks once at how its answers were gathered, and keeps what looked odd.
import { lastQuarterBy, monthsOf, quarterAfter, quarterStart } from '../core/disclosure/quarters.ts'
import { longestAnswerDays, type Schedule } from '../core/outreach/schedule.ts'
import { lastAnsweredMonth } from '../core/statistics/months.ts'
import { oddPatterns } from '../core/statistics/odd-patterns.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { Conflict } from '../db/database.ts'
import { countQuarter, insertDataCheck, wasChecked } from '../db/data-checks.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { linksEnded } from './links-ended.ts'

/** Cheap when it was done: every tick calls it. Returns whether it looked. */
export async function checkData(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  schedule: Schedule,
): Promise<boolean> {
  const { timeZone, floor } = await readProgram(db)
  const at = now()
  const quarter = lastQuarterBy(lastAnsweredMonth(at, timeZone, longestAnswerDays(schedule)))
  if (await wasChecked(db, quarter)) return false
  const from = quarterStart(quarter, timeZone)
  const before = quarterStart(quarterAfter(quarter), timeZone)
  if (!(await linksEnded({ db, now }, { from, to: before }))) return false
  const found = oddPatterns(await countQuarter(db, { from, before, ...monthsOf(quarter) }), floor)
  try {
    await db.commit([
      insertDataCheck(db, { quarter, found, at }),
      audit(db, {
        id: newId(),
        at,
        actor: SYSTEM,
        action: 'data.checked',
        subject: 'program',
        subjectId: null,
        detail: { quarter, found: found.join(' ') },
      }),
    ])
    return true
  } catch (error) {
    // Another process was quicker.
    if (error instanceof Conflict) return false
    throw error
  }
}
