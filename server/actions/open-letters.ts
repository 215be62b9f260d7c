// Opens the list of patients who get no texts and whose letter is still to be printed, and writes down that it was opened.
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { lettersToPrint } from '../db/letters.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'

export interface LetterList {
  readonly letters: readonly {
    readonly name: string
    /** The county's. */
    readonly number: string
    readonly language: string
    /** The last day on which it can be answered, as an ISO date. */
    readonly until: string
  }[]
  /** There are more: these are the oldest. */
  readonly more: boolean
}

const AT_ONCE = 100

/** None of the reader's own patients, and nothing of what became of a letter once printed. */
export async function openLetters(
  { db, sealer, now, newId }: Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>,
  staffId: string,
): Promise<LetterList> {
  const at = now()
  const { timeZone } = await readProgram(db)
  const reader = { staffId, today: localDate(at, [timeZone]), now: at, limit: AT_ONCE + 1 }
  const found = await lettersToPrint(db, reader)
  const rows = found.slice(0, AT_ONCE)
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'letters.listed',
      subject: 'staff',
      subjectId: staffId,
      detail: { rows: rows.length },
    }),
  ])
  const letters = await Promise.all(
    rows.map(async ({ patientId, nameSealed, countyIdSealed, language, expiresAt }) => ({
      name: await sealer.open('patient', 'name_sealed', patientId, nameSealed),
      number: await sealer.open('patient', 'county_id_sealed', patientId, countyIdSealed),
      language,
      until: localDate(expiresAt, [timeZone]),
    })),
  )
  return { letters, more: found.length > AT_ONCE }
}
