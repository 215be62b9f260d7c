// Opens a page of the audit log, which is itself written down.
import { audit } from '../db/audit.ts'
import { findLogRow, newestLogRows, type LogRow } from '../db/audit-log.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'

export interface LogEntry extends Omit<LogRow, 'nameSealed'> {
  readonly name: string | null
}

export interface LogPage {
  readonly timeZone: string
  readonly entries: readonly LogEntry[]
  /** The row after which the next, older page begins; null on the last. */
  readonly older: string | null
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

const PAGE = 200

/** @param before the row that was seen last; null for the newest. Throws `not_found` for one that is not there. */
export async function openLog(
  { db, sealer, now, newId }: Needs,
  staffId: string,
  before: string | null,
): Promise<LogPage> {
  const { timeZone } = await readProgram(db)
  const seen = before === null ? null : await findLogRow(db, before)
  if (before !== null && seen === null) throw new Problem('not_found')
  const rows = await newestLogRows(db, PAGE + 1, seen)
  await db.commit([
    audit(db, {
      id: newId(),
      at: now(),
      actor: { kind: 'staff', id: staffId },
      action: 'log.viewed',
      subject: 'audit',
      subjectId: null,
    }),
  ])
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const entries = shown.map(async ({ nameSealed, ...row }): Promise<LogEntry> => {
    const { actorId } = row
    const name =
      nameSealed === null || actorId === null
        ? null
        : await sealer.open('staff', 'name_sealed', actorId, nameSealed)
    return { ...row, name }
  })
  return {
    timeZone,
    entries: await Promise.all(entries),
    older: rows.length > PAGE && last ? last.id : null,
  }
}
