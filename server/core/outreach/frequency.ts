// How often we may start a text to one phone, counted over rolling days so that no midnight resets it.
import type { Schedule } from './schedule.ts'
import { DAY_MS } from '../time.ts'

export interface Allowance {
  readonly allowed: boolean
  /** The first instant at which a text may start: `now` when allowed. */
  readonly from: string
}

/** `lastStarted`: when texts that we started were handed over or may have been; order does not matter. */
export function mayText(
  { now, lastStarted }: { readonly now: string; readonly lastStarted: readonly string[] },
  { textsPerDay, textsPerWeek }: Pick<Schedule, 'textsPerDay' | 'textsPerWeek'>,
): Allowance {
  const newestFirst = lastStarted.map((at) => Date.parse(at)).sort((a, b) => b - a)
  const freeAgain = (limit: number, days: number) => (newestFirst[limit - 1] ?? -Infinity) + days * DAY_MS
  const from = Math.max(Date.parse(now), freeAgain(textsPerDay, 1), freeAgain(textsPerWeek, 7))
  return { allowed: from === Date.parse(now), from: new Date(from).toISOString() }
}

/** The welcome goes once, as soon as consent is recorded, and before any survey. */
export function welcomeDue(facts: {
  readonly consentedAt: string | null
  readonly welcomedAt: string | null
}): boolean {
  return facts.consentedAt !== null && facts.welcomedAt === null
}
