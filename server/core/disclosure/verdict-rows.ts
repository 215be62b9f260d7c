// From answers asked for by the calendar to the unit of a sum of verdicts: one of each person, with who may know it.
import { datesAround, isAssigned, type AssignmentDates } from '../thread/assigned.ts'
import { dateAfter } from '../time.ts'
import type { Verdict } from './sums.ts'

export interface CalendarVerdict {
  readonly answerId: string
  readonly patientId: string
  readonly value: number
  readonly at: string
  /** With the case manager, when it was given. */
  readonly shared: boolean
  /** What the patient wishes today; null: they have not been told of sharing yet. */
  readonly sharing: boolean | null
  readonly makers: readonly string[]
}

export interface PatientSpan extends AssignmentDates {
  readonly patientId: string
  readonly staffId: string
}

export interface VerdictRow extends Verdict {
  readonly answerId: string
}

const VERDICTS: readonly number[] = [1, 2, 3, 4]

/** Each person's latest verdict; a skip or a changed goal is none, and takes away none that was given. */
export function verdictRows(
  given: readonly CalendarVerdict[],
  spans: readonly PatientSpan[],
  now: string,
): VerdictRow[] {
  const latest = new Map<string, CalendarVerdict>()
  for (const verdict of given) {
    if (!VERDICTS.includes(verdict.value)) continue
    const other = latest.get(verdict.patientId)
    if (!other || orderOf(other) < orderOf(verdict)) latest.set(verdict.patientId, verdict)
  }
  const spansOf = Map.groupBy(spans, ({ patientId }) => patientId)
  return [...latest.values()].map((verdict) => ({
    answerId: verdict.answerId,
    patientId: verdict.patientId,
    value: verdict.value,
    makers: verdict.makers,
    ...knownTo(verdict, spansOf.get(verdict.patientId) ?? [], now),
  }))
}

const orderOf = ({ at, answerId }: CalendarVerdict): string => `${at} ${answerId}`

function knownTo({ shared, sharing, at }: CalendarVerdict, spans: readonly PatientSpan[], now: string) {
  if (!shared) return { readers: [], heard: [] }
  const { from, to } = datesAround(now)
  // On no zone's date of today is it anybody else's patient.
  const present = spans.filter((span) => isAssigned(span, from) && isAssigned(span, to))
  const readers = new Set(sharing === true ? present.map(({ staffId }) => staffId) : [])
  const since = dateAfter(at.slice(0, 10), -1)
  const ever = spans.filter(
    ({ toOn, graduatedOn }) =>
      (toOn === null || toOn >= since) && (graduatedOn === null || graduatedOn >= since),
  )
  const heard = new Set(ever.map(({ staffId }) => staffId).filter((id) => !readers.has(id)))
  return { readers: [...readers], heard: [...heard] }
}
