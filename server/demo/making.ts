// What every part of the county's making shares: the product's own dependencies, ids that repeat, days, and staff.
import type { StaffedTime } from '../core/staffed-hours.ts'
import type { Deps } from '../deps.ts'
import type { LocalDays } from './days.ts'
import type { Discipline } from './staff.ts'
import type { WorkerTruth } from './truth.ts'

export interface MadeWorker {
  readonly id: string
  readonly teamId: string
  readonly team: string
  readonly discipline: Discipline
  readonly truth: WorkerTruth
}

export interface Making {
  readonly deps: Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'config'>
  readonly program: string
  readonly zone: string
  readonly staffing: StaffedTime
  readonly ids: (at: string) => string
  readonly days: LocalDays
  /** The day on which the program began, and today. */
  readonly begin: number
  readonly today: number
  readonly now: string
  /** By place, as `Span.worker` counts. */
  readonly workers: readonly MadeWorker[]
}

/** An instant some seconds after another. */
export function after(at: string, seconds: number): string {
  return new Date(Date.parse(at) + Math.round(seconds * 1000)).toISOString()
}

/** Nobody answers between eleven at night and seven. */
export function awake(days: LocalDays, at: string): string {
  const minutes = days.minutesOf(at)
  if (minutes < 7 * 60) return after(at, 8 * 3600)
  return minutes > 23 * 60 ? after(at, 9 * 3600) : at
}
