// The tables of frozen figures.

export interface ReleaseTable {
  id: string
  level: 'program' | 'team' | 'case_manager' | 'split'
  cell: string
  from_quarter: string
  to_quarter: string
  state: 'held' | 'published' | 'lapsed'
  thirds: number | null
  closed_at: string
  /** Null: not held, or held before it was kept. */
  held_for?: 'people' | 'maker' | null
}

export interface ReleaseFigureTable {
  id: string
  release_id: string
  scale: string
  measure: 'mean' | 'share'
  month: string | null
  n_low: number
  n_high: number
  value: number
  open_end: 'low' | 'high' | null
  interval_low: number | null
  interval_high: number | null
}

export interface VerdictWindowTable {
  id: string
  from_month: string
  to_month: string
  state: 'held' | 'published' | 'lapsed'
  waits_for: 'most' | 'some' | 'maker' | null
  n_low: number | null
  n_high: number | null
  value: number | null
  open_end: 'low' | 'high' | null
  interval_low: number | null
  interval_high: number | null
  frozen_at: string
}

export interface VerdictMemberTable {
  window_id: string
  patient_id: string
  answer_id: string
  /** Staff ids, separated by spaces; so are the next two. */
  readers: string
  heard: string
  makers: string
}
