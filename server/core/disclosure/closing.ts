// A quarter ends: does a cell's open window close with figures, wait for the next quarter, or end with the year?
import type { Cell, ReleasedScale } from './cells.ts'
import { figuresOf, type Figure } from './figures.ts'
import { peopleWithoutAMaker } from './makers.ts'
import { endsYear, quarterAfter, type Quarter } from './quarters.ts'
import { peopleIn, type Row } from './rows.ts'

export interface Window {
  readonly from: Quarter
  readonly to: Quarter
}

/** More people, or a second maker of letters, codes and numbers. */
export type Wait = 'people' | 'maker'

export type Outcome =
  | { readonly state: 'published'; readonly figures: readonly Figure[] }
  /** `thirds` of the people needed; null: there are enough. */
  | { readonly state: 'held'; readonly heldFor: Wait; readonly thirds: 1 | 2 | null }
  | { readonly state: 'lapsed'; readonly heldFor: Wait }

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
  const heldFor = waitOf(inside, floor)
  if (heldFor === null) return { state: 'published', figures: figuresOf(inside, scale, level) }
  if (endsYear(window.to)) return { state: 'lapsed', heldFor }
  return { state: 'held', heldFor, thirds: heldFor === 'people' ? thirdsOf(inside, floor) : null }
}

/**
 * What a window must still wait for; null: it may be shown. Reads who answered and through whose hands, never what.
 * At program level each window alone is the whole test: windows share no rows and each figure of one is on all of its
 * rows, so a combination of published sums leaves a window out or adds all its people, whoever's rows are taken out.
 */
export function waitOf(rows: readonly Pick<Row, 'tag' | 'makers'>[], floor: number): Wait | null {
  const least = Math.max(floor, LEAST_FLOOR)
  if (peopleIn(rows) < least) return 'people'
  return peopleWithoutAMaker(rows) < least ? 'maker' : null
}

const LEAST_FLOOR = 11

// Only two steps: "none yet" and "all but one" would each tell an exact count.
function thirdsOf(rows: readonly Row[], floor: number): 1 | 2 {
  return 2 * peopleIn(rows) >= floor ? 2 : 1
}
