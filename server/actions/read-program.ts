// What the program page shows: sums over open answers, and the releases that stand for the sealed ones.
import { PROGRAM } from '../core/disclosure/cells.ts'
import type { Figure } from '../core/disclosure/figures.ts'
import { firstDay, quarterAfter, quarterOf, type Quarter } from '../core/disclosure/quarters.ts'
import { verdictsByMonth, type MonthOfVerdicts } from '../core/disclosure/sums.ts'
import { localDate } from '../core/outreach/window.ts'
import { lastClosedMonth, monthBounds, monthsUntil, presentMonth } from '../core/statistics/months.ts'
import { lieApart } from '../core/statistics/overlap.ts'
import { LEAST_RESPONSE, responseRate } from '../core/statistics/response.ts'
import { readProgram } from '../db/program.ts'
import { reachIn, verdictCounts, type MonthReach } from '../db/program-figures.ts'
import { releasesOf, type Release } from '../db/releases.ts'
import type { Deps } from '../deps.ts'

export interface ProgramRead {
  readonly today: string
  readonly floor: number
  readonly reach: {
    readonly month: string
    /** False: the month is still under way. */
    readonly over: boolean
    readonly people: MonthReach
    readonly rate: number | null
    readonly tooFew: boolean
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
  readonly trust: { readonly sealed: Quarter; readonly nextLook: string }
}

const MONTHS_SHOWN = 12
const RELEASES_SHOWN = 8

export async function readProgramFigures({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<ProgramRead> {
  const { timeZone, floor } = await readProgram(db)
  const months = monthsUntil(lastClosedMonth(now(), timeZone), MONTHS_SHOWN)
  const span = { from: months[0] ?? '', to: months.at(-1) ?? '' }
  const [counts, ended] = await Promise.all([
    verdictCounts(db, span),
    releasesOf(db, PROGRAM, RELEASES_SHOWN),
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
    reach: await latestReach({ db, now }, timeZone),
    verdicts,
    monthsApart: apart.map(({ month }) => month),
    releases: windowsOf(ended, timeZone),
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

/** The last month that is over; in a program's first month, that month so far. */
async function latestReach(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  timeZone: string,
): Promise<ProgramRead['reach']> {
  const closed = lastClosedMonth(now(), timeZone)
  const before = await reachIn(db, monthBounds(closed, timeZone))
  const over = before.eligible > 0
  const month = over ? closed : presentMonth(now(), timeZone)
  const people = over ? before : await reachIn(db, monthBounds(month, timeZone))
  const { sent, undeliverable, completed: answered } = people
  const rate = responseRate({ sent, undeliverable, ineligible: 0, answered })
  return { month, over, people, rate, tooFew: rate !== null && rate < LEAST_RESPONSE }
}
