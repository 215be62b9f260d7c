// From stored answers to the unit of every release: one row per patient and calendar quarter.
import { pointOn } from '../scoring.ts'
import type { ReleasedScale } from './cells.ts'
import { quarterOf, type Quarter } from './quarters.ts'

export interface SealedAnswer {
  readonly patientId: string
  readonly invitationId: string
  readonly item: string
  readonly value: number | null
  /** The quarter of an answer is that of its storing, not of its asking: a late one joins a window still open. */
  readonly storedAt: string
}

export interface Row {
  readonly patientId: string
  readonly quarter: Quarter
  /** In the order of the scale's items. */
  readonly points: readonly number[]
}

/**
 * Each patient's latest interview of a quarter that holds a point on all the scale's items. Codes 8 and 9 are no
 * points, and points of two interviews are never joined: they may be about two case managers.
 */
export function rowsOf(answers: readonly SealedAnswer[], scale: ReleasedScale, timeZone: string): Row[] {
  const latest = new Map<string, Row & { readonly order: string }>()
  for (const interview of byInterview(answers).values()) {
    const points = scale.items.flatMap((item) => {
      const answer = interview.find((one) => one.item === item)
      return pointOn(answer?.value, scale.min, scale.max) ?? []
    })
    const [first] = interview
    if (!first || points.length < scale.items.length) continue
    const { patientId, invitationId, storedAt } = first
    const quarter = quarterOf(storedAt, timeZone)
    const key = `${patientId} ${quarter}`
    const order = `${storedAt} ${invitationId}`
    if (order > (latest.get(key)?.order ?? '')) latest.set(key, { patientId, quarter, points, order })
  }
  return [...latest.values()].map(({ patientId, quarter, points }) => ({ patientId, quarter, points }))
}

/** n counts people: one with rows in two quarters of a window is one. */
export function peopleIn(rows: readonly Pick<Row, 'patientId'>[]): number {
  return new Set(rows.map(({ patientId }) => patientId)).size
}

function byInterview(answers: readonly SealedAnswer[]): Map<string, SealedAnswer[]> {
  const interviews = new Map<string, SealedAnswer[]>()
  for (const answer of answers) {
    const kept = interviews.get(answer.invitationId)
    if (kept) kept.push(answer)
    else interviews.set(answer.invitationId, [answer])
  }
  return interviews
}
