// A pause from our texts for a while: why, which only staff know, and through which day.
import { dateAfter, dayNumber, isDate } from '../time.ts'

export const PAUSE_REASONS = ['hospital', 'jail', 'grief', 'other'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** Longer than that, somebody is to ask again how the patient is. */
const LONGEST_DAYS = 180

/** The day on which asking begins again; null: no such day ends a pause. @param lastOn its last day, there. */
export function pauseFrom(today: string, lastOn: string): string | null {
  if (!isDate(lastOn)) return null
  const days = dayNumber(lastOn) - dayNumber(today)
  return days < 0 || days > LONGEST_DAYS ? null : dateAfter(lastOn, 1)
}

export function isPauseReason(reason: string): reason is PauseReason {
  return PAUSE_REASONS.some((known) => known === reason)
}
