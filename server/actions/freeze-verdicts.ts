// When the last link of a month has ended, looks at its verdicts once and freezes what may be told of them.
import { closeMonths, monthsAfter, type MonthWindow } from '../core/disclosure/sums.ts'
import { verdictRows, type VerdictRow } from '../core/disclosure/verdict-rows.ts'
import { longestAnswerDays, type Schedule } from '../core/outreach/schedule.ts'
import { lastAnsweredMonth, monthBounds, presentMonth } from '../core/statistics/months.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { calendarVerdicts, spansBehindVerdicts } from '../db/calendar-verdicts.ts'
import { Conflict } from '../db/database.ts'
import { readProgram } from '../db/program.ts'
import {
  firstQuestionDueAt,
  insertVerdictMembers,
  insertVerdictWindow,
  lastVerdictWindow,
  type VerdictWindow,
} from '../db/verdict-windows.ts'
import type { Deps } from '../deps.ts'
import { openValue } from './answer-value.ts'
import { linksEnded } from './links-ended.ts'

type Freezer = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** Months that one call looks at, when that many have ended. */
const MOST_AT_ONCE = 3

export interface FreezeReport {
  readonly frozen: number
  readonly more: boolean
}

/** Each month whose links have ended, the oldest first. Cheap when there is none: every tick calls it. */
export async function freezeVerdicts(deps: Freezer, schedule: Schedule): Promise<FreezeReport> {
  const { db, now } = deps
  const { timeZone, floor } = await readProgram(db)
  let last = await lastVerdictWindow(db)
  const first = last ? last.from : await firstMonth(db, timeZone)
  const over = lastAnsweredMonth(now(), timeZone, longestAnswerDays(schedule))
  for (let frozen = 0; frozen < MOST_AT_ONCE; frozen += 1) {
    const window = first === null ? null : monthsAfter(last, first)
    const more = false
    if (window === null || window.to > over) return { frozen, more }
    if (!(await linksEnded(deps, monthBounds(window.to, timeZone)))) return { frozen, more }
    const rows = await rowsOf(deps, window, timeZone)
    const outcome = closeMonths(window, rows, floor)
    const closed: VerdictWindow = {
      id: deps.newId(),
      ...window,
      waitsFor: null,
      figure: null,
      ...outcome,
      frozenAt: now(),
    }
    if (!(await freeze(deps, closed, outcome.state === 'published' ? rows : []))) return { frozen, more }
    last = closed
  }
  return { frozen: MOST_AT_ONCE, more: true }
}

/** A history that was brought along is older than the database. */
async function firstMonth(db: Deps['db'], timeZone: string): Promise<string | null> {
  const at = await firstQuestionDueAt(db)
  return at === null ? null : presentMonth(at, timeZone)
}

async function rowsOf({ db, sealer, now }: Freezer, { from, to }: MonthWindow, timeZone: string) {
  const span = { from: monthBounds(from, timeZone).from, to: monthBounds(to, timeZone).to }
  const verdicts = await calendarVerdicts(db, span, (answer) => openValue(sealer, answer))
  return verdictRows(verdicts, await spansBehindVerdicts(db, span), now())
}

/** False: somebody else froze this month in the meantime, and theirs stands. */
async function freeze(
  { db, newId }: Freezer,
  window: VerdictWindow,
  members: readonly VerdictRow[],
): Promise<boolean> {
  const { id, from, to, state, frozenAt } = window
  try {
    await db.commit([
      insertVerdictWindow(db, window),
      ...insertVerdictMembers(db, id, members),
      audit(db, {
        id: newId(),
        at: frozenAt,
        actor: SYSTEM,
        action: 'verdicts.frozen',
        subject: 'verdict_window',
        subjectId: id,
        detail: { state, from, to },
      }),
    ])
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
