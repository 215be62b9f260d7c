// The line that only paper shows.
import { dateWithYear } from '../../web/staff/words.ts'
import type { Viewer } from './viewer.ts'

/** @param today an ISO date. */
export function printedBy({ name }: Viewer, today: string): string {
  return `Printed by ${name}, ${dateWithYear(today)}. It holds people’s names and words: keep it with you, shred it after.`
}
