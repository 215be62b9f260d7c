// A quarter ends: does a cell's open window close with figures, wait for the next quarter, or end with the year?
import type { Cell, ReleasedScale } from './cells.ts'
import { figuresOf, type Figure } from './figures.ts'
import { endsYear, quarterAfter, type Quarter } from './quarters.ts'
import { peopleIn, type Row } from './rows.ts'

export interface Window {
  readonly from: Quarter
  readonly to: Quarter
}

export type Outcome =
  | { readonly state: 'published'; readonly figures: readonly Figure[] }
  | { readonly state: 'held'; readonly thirds: 1 | 2 }
  | { readonly state: 'lapsed' }

export interface Closed extends Window {
  readonly state: Outcome['state']
}

/** The window that ends with the quarter after the last one looked at; `first` is the very first quarter. */
export function windowAfter(last: Closed | null, first: Quarter): Window {
  if (last === null) return { from: first, to: first }
  const to = quarterAfter(last.to)
  return { from: last.state === 'held' ? last.from : to, to }
}

/** Rows outside the window are left out, however they came. */
export function closeWindow(
  { level }: Cell,
  window: Window,
  rows: readonly Row[],
  scale: ReleasedScale,
  floor: number,
): Outcome {
  const inside = rows.filter(({ quarter }) => quarter >= window.from && quarter <= window.to)
  if (mayPublish(inside, floor)) return { state: 'published', figures: figuresOf(inside, scale, level) }
  return endsYear(window.to) ? { state: 'lapsed' } : { state: 'held', thirds: thirdsOf(inside, floor) }
}

/**
 * Reads who answered, never what. At program level the floor is the whole test: windows share no rows, and each
 * figure of a window is on all of its rows. So a combination of published sums, with any weights, either leaves a
 * window out or involves everyone in it: never 1 to 10 people.
 */
export function mayPublish(rows: readonly Pick<Row, 'patientId'>[], floor: number): boolean {
  return peopleIn(rows) >= Math.max(floor, LEAST_FLOOR)
}

const LEAST_FLOOR = 11

// Only two steps: "none yet" and "all but one" would each tell an exact count.
function thirdsOf(rows: readonly Row[], floor: number): 1 | 2 {
  return 2 * peopleIn(rows) >= floor ? 2 : 1
}
