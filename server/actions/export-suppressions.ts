// The suppression journal as lines of a file that may leave this machine: numbers, sealed for whoever has the secret.
import { audit, OPERATOR } from '../db/audit.ts'
import { journalRows, type JournalRow } from '../db/suppressions.ts'
import type { Deps } from '../deps.ts'
import { newJournalSeal } from '../journal-seal.ts'

const AT_ONCE = 500

type Exporter = Pick<Deps, 'db' | 'sealer' | 'newId' | 'now'>

export interface Exported {
  readonly entries: number
  /** From before numbers were kept, and of numbers that are on file no more: nobody can say which they are. */
  readonly unknown: number
}

/** @param onRead told how many entries were read so far, now and then. */
export async function* exportSuppressions(
  deps: Exporter,
  secret: string,
  onRead: (entries: number) => void = () => {},
): AsyncGenerator<string, Exported> {
  const { db, newId, now } = deps
  const journal = newJournalSeal(secret)
  yield journal.header
  let [entries, unknown, after] = [0, 0, '']
  for (;;) {
    const rows = await journalRows(db, { after, limit: AT_ONCE })
    for (const row of rows) {
      const phone = await numberOf(deps, row)
      if (phone === null) unknown += 1
      else {
        entries += 1
        const { id, kind, channel, at } = row
        yield journal.seal(JSON.stringify({ id, phone, kind, channel, at }))
      }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < AT_ONCE) break
    after = last.rowId
    onRead(entries + unknown)
  }
  const detail = { entries, unknown }
  const told = { actor: OPERATOR, action: 'suppressions.exported', subject: 'program', subjectId: 'program' }
  await db.commit([audit(db, { id: newId(), at: now(), ...told, detail })])
  // A file that was cut off lacks it.
  yield journal.seal(JSON.stringify({ end: entries }))
  return { entries, unknown }
}

async function numberOf(
  { sealer }: Exporter,
  { rowId, phoneSealed, contact }: JournalRow,
): Promise<string | null> {
  if (phoneSealed !== null) return sealer.open('suppression', 'phone_sealed', rowId, phoneSealed)
  return contact && sealer.open('contact', 'phone_sealed', contact.id, contact.phoneSealed)
}
