// What the program page shows: frozen sums of verdicts, and the releases that stand for the sealed answers.
import { PROGRAM } from '../core/disclosure/cells.ts'
import type { Figure } from '../core/disclosure/figures.ts'
import { firstDay, quarterAfter, quarterOf, type Quarter } from '../core/disclosure/quarters.ts'
import { speaking, type Speaking } from '../core/disclosure/reach.ts'
import { localDate } from '../core/outreach/window.ts'
import { monthBounds, presentMonth } from '../core/statistics/months.ts'
import type { OddPattern } from '../core/statistics/odd-patterns.ts'
import { lieApart } from '../core/statistics/overlap.ts'
import { readProgram } from '../db/program.ts'
import { lastDataCheck } from '../db/data-checks.ts'
import { reachIn, type MonthReach } from '../db/program-figures.ts'
import { releasesOf, type Release } from '../db/releases.ts'
import { verdictWindows, type VerdictWindow } from '../db/verdict-windows.ts'
import type { Deps } from '../deps.ts'

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
  /** The latest windows of months, oldest first; one that was held and has since closed is not among them. */
  readonly verdicts: readonly (VerdictWindow & {
    /** The date in the program's time zone. */
    readonly frozenOn: string
    /** Its interval lies apart from the latest figure's. */
    readonly apart: boolean
  })[]
  /** Likewise of quarters. */
  readonly releases: readonly (Release & {
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

export async function readProgramFigures({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<ProgramRead> {
  const { timeZone, floor } = await readProgram(db)
  const [months, ended, check] = await Promise.all([
    verdictWindows(db, MONTHS_SHOWN),
    releasesOf(db, PROGRAM, RELEASES_SHOWN),
    lastDataCheck(db),
  ])
  const sealed = quarterOf(now(), timeZone)
  return {
    today: localDate(now(), [timeZone]),
    floor,
    reach: await latestReach({ db, now }, months.at(-1)?.to ?? null, timeZone, floor),
    verdicts: verdictsOf(months, timeZone),
    releases: windowsOf(ended, timeZone),
    odd: check !== null && check.found.length > 0 ? check : null,
    trust: { sealed, nextLook: firstDay(quarterAfter(sealed)) },
  }
}

/** Without those that were held and looked at again. */
function standing<W extends { readonly from: string }>(windows: readonly W[]): W[] {
  return windows.filter(({ from }, place) => windows[place + 1]?.from !== from)
}

function verdictsOf(months: readonly VerdictWindow[], timeZone: string): ProgramRead['verdicts'] {
  const latest = months.findLast(({ figure }) => figure !== null)?.figure
  return standing(months).map((window) => ({
    ...window,
    frozenOn: localDate(window.frozenAt, [timeZone]),
    apart: !!latest && !!window.figure && lieApart(intervalOf(window.figure), intervalOf(latest)),
  }))
}

function windowsOf(ended: readonly Release[], timeZone: string): ProgramRead['releases'] {
  let before: Figure | undefined
  return standing(ended).map((release) => {
    const mean = release.figures.find(({ measure }) => measure === 'mean')
    const apart = mean && before ? lieApart(intervalOf(mean), intervalOf(before)) : null
    before = mean ?? before
    return { ...release, frozenOn: localDate(release.closedAt, [timeZone]), apart }
  })
}

const intervalOf = ({ interval: [low, high] }: Figure) => ({ low, high })

/** The month frozen last, whose links have all ended; in a program's first weeks, how far the present one's texts came. */
async function latestReach(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  frozen: string | null,
  timeZone: string,
  floor: number,
): Promise<ProgramRead['reach']> {
  if (frozen !== null) {
    const { started, completed, ...people } = await reachIn(db, monthBounds(frozen, timeZone))
    if (people.eligible > 0)
      return { month: frozen, people, spoke: speaking({ ...people, started, completed }, floor) }
  }
  const month = presentMonth(now(), timeZone)
  const { started: _, completed: __, ...people } = await reachIn(db, monthBounds(month, timeZone))
  return { month, people, spoke: null }
}
