// What the program page shows: sums over open answers, and the releases that stand for the sealed ones.
import { PROGRAM } from '../core/disclosure/cells.ts'
import type { Figure } from '../core/disclosure/figures.ts'
import { firstDay, quarterAfter, quarterOf, type Quarter } from '../core/disclosure/quarters.ts'
import { speaking, type Speaking } from '../core/disclosure/reach.ts'
import { verdictsByMonth, type MonthOfVerdicts } from '../core/disclosure/sums.ts'
import { localDate } from '../core/outreach/window.ts'
import {
  lastAnsweredMonth,
  lastClosedMonth,
  monthBounds,
  monthsUntil,
  presentMonth,
} from '../core/statistics/months.ts'
import type { OddPattern } from '../core/statistics/odd-patterns.ts'
import { lieApart } from '../core/statistics/overlap.ts'
import { readProgram } from '../db/program.ts'
import { lastDataCheck } from '../db/data-checks.ts'
import { reachIn, verdictCounts, type MonthReach } from '../db/program-figures.ts'
import { releasesOf, type Release } from '../db/releases.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { openValue } from './answer-value.ts'

export interface ProgramRead {
  readonly today: string
  readonly floor: number
  readonly reach: {
    readonly month: string
    /** Exact, and of texts alone. */
    readonly people: Omit<MonthReach, 'started' | 'completed'>
    /** Null: the month's questions can still be answered. */
    readonly spoke: Speaking | null
  }
  /** Closed months in order, from the first in which anyone was heard. */
  readonly verdicts: readonly MonthOfVerdicts[]
  /** Those whose interval lies apart from the latest month's. */
  readonly monthsApart: readonly string[]
  /** The latest windows that ended, oldest first; one that was held and has since closed is not among them. */
  readonly releases: readonly (Release & {
    /** The date in the program's time zone. */
    readonly frozenOn: string
    /** Its mean's interval lies apart from the one published before; null: none was. */
    readonly apart: boolean | null
  })[]
  /** What looked odd about how the newest quarter's answers were gathered; null: nothing did. */
  readonly odd: { readonly quarter: Quarter; readonly found: readonly OddPattern[] } | null
  readonly trust: { readonly sealed: Quarter; readonly nextLook: string }
}

const MONTHS_SHOWN = 12
const RELEASES_SHOWN = 8

export async function readProgramFigures({
  db,
  sealer,
  now,
}: Pick<Deps, 'db' | 'sealer' | 'now'>): Promise<ProgramRead> {
  const { timeZone, floor } = await readProgram(db)
  const months = monthsUntil(lastClosedMonth(now(), timeZone), MONTHS_SHOWN)
  const span = { from: months[0] ?? '', to: months.at(-1) ?? '' }
  const [counts, ended, check] = await Promise.all([
    verdictCounts(db, span, (verdict) => openValue(sealer, verdict)),
    releasesOf(db, PROGRAM, RELEASES_SHOWN),
    lastDataCheck(db),
  ])
  const heard = new Set(counts.map(({ month }) => month))
  const first = months.findIndex((month) => heard.has(month))
  const verdicts = first < 0 ? [] : verdictsByMonth(counts, months.slice(first), floor)
  const latest = verdicts.at(-1)?.success
  const apart = verdicts.filter(({ success }) => success && latest && lieApart(success, latest))
  const sealed = quarterOf(now(), timeZone)
  return {
    today: localDate(now(), [timeZone]),
    floor,
    reach: await latestReach({ db, now }, timeZone, floor),
    verdicts,
    monthsApart: apart.map(({ month }) => month),
    releases: windowsOf(ended, timeZone),
    odd: check !== null && check.found.length > 0 ? check : null,
    trust: { sealed, nextLook: firstDay(quarterAfter(sealed)) },
  }
}

function windowsOf(ended: readonly Release[], timeZone: string): ProgramRead['releases'] {
  let before: Figure | undefined
  return ended
    .filter(({ from }, place) => ended[place + 1]?.from !== from)
    .map((release) => {
      const mean = release.figures.find(({ measure }) => measure === 'mean')
      const apart = mean && before ? lieApart(intervalOf(mean), intervalOf(before)) : null
      before = mean ?? before
      return { ...release, frozenOn: localDate(release.closedAt, [timeZone]), apart }
    })
}

const intervalOf = ({ interval: [low, high] }: Figure) => ({ low, high })

/** The last month that nobody can answer for any more; in a program's first weeks, how far the present one's texts came. */
async function latestReach(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  timeZone: string,
  floor: number,
): Promise<ProgramRead['reach']> {
  const { answerWithinDays } = await readSchedule(db)
  const settled = lastAnsweredMonth(now(), timeZone, answerWithinDays)
  const { started, completed, ...before } = await reachIn(db, monthBounds(settled, timeZone))
  if (before.eligible > 0)
    return { month: settled, people: before, spoke: speaking({ ...before, started, completed }, floor) }
  const month = presentMonth(now(), timeZone)
  const { started: _, completed: __, ...people } = await reachIn(db, monthBounds(month, timeZone))
  return { month, people, spoke: null }
}
