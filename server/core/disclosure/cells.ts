// The fixed list of what releases may show: which cells, and which figures in them. There are no filters.

export type Level = 'program' | 'team' | 'case_manager' | 'split'

/** A cell has its own open window: windows of one cell never overlap and never reopen. */
export interface Cell {
  readonly level: Level
  /** The team, case manager or side of a split; 'program' at program level. */
  readonly cell: string
}

export const PROGRAM: Cell = { level: 'program', cell: 'program' }

export interface ReleasedScale {
  readonly id: string
  readonly items: readonly string[]
  readonly min: number
  readonly max: number
  /** The answers that an item's share counts: this point and above. */
  readonly countsFrom: number
}

export const TRUST_3: ReleasedScale = {
  id: 'trust-3',
  items: ['T1', 'T2', 'T3'],
  min: 1,
  max: 5,
  countsFrom: 4,
}
