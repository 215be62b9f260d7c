// Reads a caseload file and finds what it would create, change and end, and every problem in it. Writes nothing.
import { byPlace, checkTogether } from '../core/caseload/check-together.ts'
import type { Known } from '../core/caseload/known.ts'
import { planImport, type Plan } from '../core/caseload/plan.ts'
import type { Remark } from '../core/caseload/rows.ts'
import { localDate } from '../core/outreach/window.ts'
import { readProgram } from '../db/program.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { readKnown } from './import-known.ts'
import { readCaseload } from './import-read.ts'

export interface Preview {
  readonly rows: number
  /** Columns of the file that no caseload has. */
  readonly unknownColumns: readonly string[]
  /** Each keeps its row out. */
  readonly problems: readonly Remark[]
  readonly badRows: number
  readonly notices: readonly Remark[]
  /** Of the rows without a problem. */
  readonly plan: Plan
  /** What the plan was held against. */
  readonly known: Known
}

/** @param onRows told the rows read so far, now and then. Throws `UnreadableFile`. */
export async function previewImport(
  deps: Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now'>,
  bytes: AsyncIterable<Uint8Array>,
  onRows: (rows: number) => void,
): Promise<Preview> {
  const { timeZone } = await readProgram(deps.db)
  const today = localDate(deps.now(), [timeZone])
  const { header, rows } = await readCaseload(bytes, today, onRows)
  const checked = checkTogether(rows)
  const known = await readKnown(deps, checked.rows)
  const schedule = await readSchedule(deps.db)
  const plan = planImport(checked.rows, known, { today, schedule, languages: deps.surveys.languages })
  const problems = [...checked.problems, ...plan.problems].sort(byPlace)
  return {
    rows: rows.length,
    unknownColumns: header.unknown,
    problems,
    badRows: new Set(problems.map(({ row }) => row)).size,
    notices: [...checked.notices, ...plan.notices].sort(byPlace),
    plan,
    known,
  }
}
