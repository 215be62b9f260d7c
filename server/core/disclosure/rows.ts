// From gathered rows to the unit of every release: one row per person and calendar quarter.
import { pointOn } from '../scoring.ts'
import type { ReleasedScale } from './cells.ts'
import type { Quarter } from './quarters.ts'
import type { SealedRow } from './sealed-row.ts'

export interface Row {
  /** Stands for the person within the year. */
  readonly tag: string
  readonly quarter: Quarter
  /** In the order of the scale's items. */
  readonly points: readonly number[]
  /** Staff without whom it would not exist. */
  readonly makers: readonly string[]
}

/**
 * Of each person the latest interview whose link ended in a quarter and that holds a point on all the scale's items.
 * Codes 8 and 9 are no points, and points of two interviews are never joined: they may be about two case managers.
 */
export function rowsOf(
  gathered: readonly Pick<SealedRow, 'tag' | 'quarter' | 'turn' | 'makers' | 'answers'>[],
  scale: ReleasedScale,
): Row[] {
  const latest = new Map<string, { readonly turn: number; readonly row: Row }>()
  for (const { tag, quarter, turn, makers, answers } of gathered) {
    const points = scale.items.flatMap((item) => pointOn(answers[item], scale.min, scale.max) ?? [])
    if (points.length < scale.items.length) continue
    const key = `${tag} ${quarter}`
    if (turn > (latest.get(key)?.turn ?? -1)) latest.set(key, { turn, row: { tag, quarter, points, makers } })
  }
  return [...latest.values()].map(({ row }) => row)
}

/** n counts people: one with rows in two quarters of a window is one. */
export function peopleIn(rows: readonly Pick<Row, 'tag'>[]): number {
  return new Set(rows.map(({ tag }) => tag)).size
}
