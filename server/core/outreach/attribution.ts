// Which case manager an invitation asks about: whoever held most of the weeks the patient is asked to look back on.
import { dayNumber } from '../time.ts'

export interface AssignmentSpan {
  readonly staffId: string
  readonly fromOn: string
  /** Inclusive; null while it lasts. */
  readonly toOn: string | null
}

export interface Attribution {
  /** Null: nobody by name; the answer counts from the team up. */
  readonly staffId: string | null
  /** That person's part of the assigned days, or the largest part when nobody is named; 0 without any. */
  readonly share: number
}

/** The recall of every question about encounters: the last four weeks. */
const RECALL_DAYS = 28
const LEAST_SHARE = 0.5
const LEAST_DAYS = 14

/** The window is the `windowDays` before the day of sending, which itself is not in it. */
export function attribute(
  assignments: readonly AssignmentSpan[],
  sentOn: string,
  windowDays = RECALL_DAYS,
): Attribution {
  const end = dayNumber(sentOn)
  const start = end - windowDays
  const held = new Map<string, { days: number; latest: number }>()
  let total = 0
  for (const { staffId, fromOn, toOn } of assignments) {
    const from = Math.max(start, dayNumber(fromOn))
    const to = Math.min(end, toOn === null ? end : dayNumber(toOn) + 1)
    if (to <= from) continue
    const before = held.get(staffId) ?? { days: 0, latest: 0 }
    held.set(staffId, { days: before.days + to - from, latest: Math.max(before.latest, to) })
    total += to - from
  }
  // Half and half: the one who came later, whom the patient knows as theirs now.
  const [first] = [...held].sort(
    ([idA, a], [idB, b]) => b.days - a.days || b.latest - a.latest || (idA < idB ? -1 : 1),
  )
  if (first === undefined) return { staffId: null, share: 0 }
  const [staffId, { days }] = first
  const share = days / total
  return { staffId: share >= LEAST_SHARE && days >= LEAST_DAYS ? staffId : null, share }
}

/** Who works with the patient on that day: for a baseline, which looks back on nothing. The later comer, when two do. */
export function workerOn(assignments: readonly AssignmentSpan[], day: string): string | null {
  const held = assignments.filter(({ fromOn, toOn }) => fromOn <= day && (toOn === null || toOn >= day))
  const latest = held.reduce<AssignmentSpan | null>(
    (last, span) => (last === null || span.fromOn >= last.fromOn ? span : last),
    null,
  )
  return latest?.staffId ?? null
}
