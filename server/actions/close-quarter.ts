// When a quarter has ended, looks at its sealed answers once and freezes what may be shown of them.
import { PROGRAM, TRUST_3 } from '../core/disclosure/cells.ts'
import { closeWindow, windowAfter, type Outcome, type Window } from '../core/disclosure/closing.ts'
import { quarterAfter, quarterOf, quarterStart } from '../core/disclosure/quarters.ts'
import { rowsOf } from '../core/disclosure/rows.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { Conflict, type Write } from '../db/database.ts'
import { readProgram } from '../db/program.ts'
import { insertRelease, insertReleaseFigure, lastClosed, programBeganAt } from '../db/releases.ts'
import { answersForRelease, firstSealedAnswerAt } from '../db/sealed-answers.ts'
import type { Deps } from '../deps.ts'

type Closer = Pick<Deps, 'db' | 'now' | 'newId'>

/** Closes each ended quarter, the oldest first; returns how many. Cheap when there is none: every tick calls it. */
export async function closeQuarters(deps: Closer): Promise<number> {
  const { db } = deps
  const { timeZone, floor } = await readProgram(db)
  const present = quarterOf(deps.now(), timeZone)
  let last = await lastClosed(db, PROGRAM)
  if (last && quarterAfter(last.to) >= present) return 0
  const first = last ? last.from : quarterOf(await beganAt(deps), timeZone)
  let closed = 0
  for (;;) {
    const window = windowAfter(last, first)
    if (window.to >= present) return closed
    const outcome = await outcomeOf(deps, window, timeZone, floor)
    if (!(await freeze(deps, window, outcome))) return closed
    closed += 1
    last = { ...window, state: outcome.state }
  }
}

/** A history that was brought along is older than the database. */
async function beganAt({ db }: Closer): Promise<string> {
  const [program, answer] = [await programBeganAt(db), await firstSealedAnswerAt(db)]
  return answer !== null && answer < program ? answer : program
}

async function outcomeOf({ db }: Closer, window: Window, timeZone: string, floor: number): Promise<Outcome> {
  const answers = await answersForRelease(db, {
    items: TRUST_3.items,
    from: quarterStart(window.from, timeZone),
    before: quarterStart(quarterAfter(window.to), timeZone),
  })
  return closeWindow(PROGRAM, window, rowsOf(answers, TRUST_3, timeZone), TRUST_3, floor)
}

/** False: somebody else closed this quarter in the meantime, and theirs stands. */
async function freeze({ db, now, newId }: Closer, window: Window, outcome: Outcome): Promise<boolean> {
  const [id, at] = [newId(), now()]
  const figures = outcome.state === 'published' ? outcome.figures : []
  const writes: Write[] = [
    insertRelease(db, {
      id,
      ...PROGRAM,
      from_quarter: window.from,
      to_quarter: window.to,
      state: outcome.state,
      thirds: outcome.state === 'held' ? outcome.thirds : null,
      closed_at: at,
    }),
    ...figures.map((figure) => insertReleaseFigure(db, { id: newId(), releaseId: id }, figure)),
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
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
