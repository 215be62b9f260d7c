// Opens a page of the audit log, which is itself written down.
import { audit } from '../db/audit.ts'
import { newestLogRows, type LogRow } from '../db/audit-log.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'

export interface LogEntry extends Omit<LogRow, 'nameSealed'> {
  readonly name: string | null
}

export interface LogPage {
  readonly timeZone: string
  readonly entries: readonly LogEntry[]
  /** Where the next, older page begins; null on the last. */
  readonly older: { readonly at: string; readonly id: string } | null
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

const PAGE = 200

export async function openLog(
  { db, sealer, now, newId }: Needs,
  staffId: string,
  before: LogPage['older'],
): Promise<LogPage> {
  const { timeZone } = await readProgram(db)
  const rows = await newestLogRows(db, PAGE + 1, before)
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
    older: rows.length > PAGE && last ? { at: last.at, id: last.id } : null,
  }
}
