// When a quarter has ended, looks at its gathered rows once and freezes what may be shown of them.
import { PROGRAM, TRUST_3 } from '../core/disclosure/cells.ts'
import { membersText } from '../core/disclosure/members.ts'
import { closeWindow, windowAfter, type Outcome, type Window } from '../core/disclosure/closing.ts'
import {
  endsYear,
  quarterAfter,
  quarterOf,
  quartersFrom,
  yearOf,
  type Quarter,
} from '../core/disclosure/quarters.ts'
import { rowsOf, type Row } from '../core/disclosure/rows.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { programClaim, readProgram, takeProgram } from '../db/program.ts'
import { insertRelease, insertReleaseFigure, lastClosed, programBeganAt } from '../db/releases.ts'
import { insertCell, oldestYear } from '../db/sealed-years.ts'
import type { Deps } from '../deps.ts'
import { endYearWrites } from './end-year.ts'
import { gatherSealed } from './gather-sealed.ts'
import { awaitsResealing } from './reseal-answers.ts'
import { readBlocks } from './sealed-blocks.ts'

type Closer = Pick<Deps, 'db' | 'sealed' | 'now' | 'newId' | 'newToken'>

/** Closes each ended quarter, the oldest first; returns how many. Cheap when there is none: every tick calls it. */
export async function closeQuarters(deps: Closer): Promise<number> {
  const { db } = deps
  const { timeZone, floor } = await readProgram(db)
  const present = quarterOf(deps.now(), timeZone)
  let last = await lastClosed(db, PROGRAM)
  if (last && quarterAfter(last.to) >= present) return 0
  if (await awaitsResealing(db)) return 0
  // What is still on its way would be in no window for good: looked at again with the next beat.
  if ((await gatherSealed(deps)).more) return 0
  const first = last ? last.from : await firstQuarter(deps, timeZone)
  let closed = 0
  for (;;) {
    const window = windowAfter(last, first)
    if (window.to >= present) return closed
    const seen = await programClaim(db)
    const rows = await rowsIn(deps, window)
    const outcome = closeWindow(PROGRAM, window, rows, TRUST_3, floor)
    if (!(await freeze(deps, window, rows, outcome, seen))) return closed
    closed += 1
    last = { ...window, state: outcome.state }
  }
}

/** A history that was brought along is older than the database. */
async function firstQuarter(deps: Closer, timeZone: string): Promise<Quarter> {
  const began = quarterOf(await programBeganAt(deps.db), timeZone)
  const year = await oldestYear(deps.db)
  if (year === null || year > yearOf(began)) return began
  const quarters = await readBlocks(deps, year, ({ quarter }) => quarter)
  return quarters.reduce((first, quarter) => (quarter < first ? quarter : first), began)
}

/** A window lies within one year. */
async function rowsIn(deps: Closer, { from, to }: Window): Promise<Row[]> {
  const gathered = await readBlocks(deps, yearOf(to), ({ tag, quarter, turn, makers, answers }) =>
    quarter >= from && quarter <= to ? { tag, quarter, turn, makers, answers } : null,
  )
  return rowsOf(gathered, TRUST_3)
}

/** False: somebody else closed this quarter or moved rows in the meantime, and theirs stands. */
async function freeze(
  deps: Closer,
  window: Window,
  rows: readonly Row[],
  outcome: Outcome,
  seen: string | null,
): Promise<boolean> {
  const { db, sealed, newId } = deps
  const [id, claim, at] = [newId(), newId(), deps.now()]
  const figures = outcome.state === 'published' ? outcome.figures : []
  const year = endsYear(window.to) ? yearOf(window.to) : null
  const writes: Write[] = [
    takeProgram(db, seen, claim),
    mustHaveClaimed(db, 'program', claim),
    insertRelease(db, {
      id,
      ...PROGRAM,
      from_quarter: window.from,
      to_quarter: window.to,
      state: outcome.state,
      thirds: outcome.state === 'held' ? outcome.thirds : null,
      held_for: outcome.state === 'published' ? null : outcome.heldFor,
      closed_at: at,
    }),
    ...figures.map((figure) => insertReleaseFigure(db, { id: newId(), releaseId: id }, figure)),
    ...(year === null && outcome.state === 'published' ? [await cellWrite(deps, id, window, rows)] : []),
    ...(year === null ? [] : endYearWrites(deps, year)),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: `release.${outcome.state}`,
      subject: 'release',
      subjectId: id,
      detail: { level: PROGRAM.level, from: window.from, to: window.to },
    }),
  ]
  try {
    await db.commit(writes)
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
  if (year !== null) sealed.forget(year)
  return true
}

/** Who is in a published figure is kept until the year ends, so that later figures are held against it. */
async function cellWrite(
  { db, sealed }: Closer,
  releaseId: string,
  { from, to }: Window,
  rows: readonly Row[],
): Promise<Write> {
  const key = await sealed.ofYear(yearOf(to))
  const body = key.seal(`sealed_cell|body|${releaseId}`, membersText(rows, quartersFrom(from, to)))
  return insertCell(db, { release_id: releaseId, key_id: key.id, body })
}
