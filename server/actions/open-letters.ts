// Opens the list of letters that are the reader's to print: patients who get no texts. It is written down that it was opened.
import { localDate } from '../core/outreach/window.ts'
import { assignmentsOfStaff } from '../db/assignments.ts'
import { audit } from '../db/audit.ts'
import { lettersToPrint, type WaitingLetter } from '../db/letters.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { dealing, readMakers } from './deal-letters.ts'

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
  /** How many people print letters. */
  readonly makers: number
}

const AT_ONCE = 100
/** Read at a time, until enough of them are the reader's. */
const PART = 500

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** Nothing of what became of a letter once printed. */
export async function openLetters(deps: Needs, staffId: string): Promise<LetterList> {
  const { db, sealer, now, newId } = deps
  const { timeZone } = await readProgram(db)
  const makers = await readMakers(deps)
  const found = await lettersOf(deps, staffId, { makers, timeZone })
  const rows = found.slice(0, AT_ONCE)
  await db.commit([
    audit(db, {
      id: newId(),
      at: now(),
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
  return { letters, more: found.length > AT_ONCE, makers: makers.length }
}

/** The oldest that are dealt to this maker: a few more than are shown, where there are. */
async function lettersOf(
  deps: Needs,
  staffId: string,
  { makers, timeZone }: { readonly makers: readonly string[]; readonly timeZone: string },
): Promise<WaitingLetter[]> {
  const { db, now } = deps
  const deal = dealing(deps, makers, timeZone)
  const assigned = Map.groupBy(await assignmentsOfStaff(db, makers), ({ patient_id }) => patient_id)
  const mine: WaitingLetter[] = []
  for (let after: WaitingLetter | null = null; mine.length <= AT_ONCE; ) {
    const part: WaitingLetter[] = await lettersToPrint(db, { now: now(), after, limit: PART })
    for (const letter of part) {
      const maker = await deal(letter.countyIdIndex, assigned.get(letter.patientId) ?? [])
      if (maker === staffId) mine.push(letter)
    }
    after = part.at(-1) ?? null
    if (part.length < PART) break
  }
  return mine
}
