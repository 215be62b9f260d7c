// Opens a month's rehearsal for an administrator: counts, and the county's ids of those whom no text reaches.
import { monthsToRehearse } from '../core/outreach/no-text.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { countyIdsOf } from '../db/patients.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { rehearseMonth, type Rehearsal } from './rehearse.ts'

export interface RehearsalView extends Omit<Rehearsal, 'unreached'> {
  readonly today: string
  readonly months: readonly string[]
  readonly unreached: readonly (Omit<Rehearsal['unreached'][number], 'patientIds'> & {
    readonly patients: number
    /** The county's, in order: the first of them. */
    readonly numbers: readonly string[]
  })[]
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId' | 'config'>

const MOST_NUMBERS = 40

/** @param month null: the next one. */
export async function openRehearsal(
  deps: Needs,
  staffId: string,
  month: string | null,
): Promise<RehearsalView> {
  const { db, now, newId } = deps
  const at = now()
  const today = localDate(at, [(await readProgram(db)).timeZone])
  const months = monthsToRehearse(today)
  const wanted = month ?? months[1]!
  if (!months.includes(wanted)) throw new Problem('bad_request')
  const rehearsal = await rehearseMonth(deps, wanted)
  const unreached = await Promise.all(
    rehearsal.unreached.map(async ({ reason, patientIds, byLetter }) => {
      const numbers = await numbersOf(deps, patientIds.slice(0, MOST_NUMBERS))
      return { reason, byLetter, patients: patientIds.length, numbers }
    }),
  )
  // The rehearsal writes nothing; that somebody looked at it is told, as of every page.
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'rehearsal.viewed',
      subject: 'program',
      subjectId: null,
      detail: { month: wanted },
    }),
  ])
  return { ...rehearsal, unreached, today, months }
}

async function numbersOf({ db, sealer }: Needs, patientIds: readonly string[]): Promise<string[]> {
  const sealed = await countyIdsOf(db, patientIds)
  const numbers = await Promise.all(
    sealed.map(({ id, countyIdSealed }) => sealer.open('patient', 'county_id_sealed', id, countyIdSealed)),
  )
  return numbers.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
