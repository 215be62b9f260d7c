// When a browser may show a patient's earlier words: two texted links answered in it, two weeks apart, on a phone that is
// theirs alone.
import { DAY_MS } from './time.ts'

export interface KnownBrowser {
  readonly firstAt: string
  readonly seenAt: string
  readonly trustedAt: string | null
  /** Its links went to the number that is the patient's today. */
  readonly sameNumber: boolean
  readonly phone: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead' | null
}

/** What is known of the phone and of this browser besides. */
export interface Surroundings {
  /** The file and the patient both call the phone the patient's alone. */
  readonly own: boolean
  /** Patients for whom its number is on file. */
  readonly onNumber: number
  /** Somebody of the staff has been signed in here lately. */
  readonly staff: boolean
}

const APART_MS = 14 * DAY_MS
const SILENT_MS = 60 * DAY_MS

const since = (then: string, now: string): number => Date.parse(now) - Date.parse(then)

/** Nothing is remembered on any other phone. */
export const mayRemember = ({ own, onNumber, staff }: Surroundings): boolean =>
  own && onNumber === 1 && !staff

/** It may show earlier words now. It ends with the number, with a phone that is dead or somebody else's, and with silence. */
export function isTrusted(browser: KnownBrowser, around: Surroundings, now: string): boolean {
  const { trustedAt, sameNumber, phone, seenAt } = browser
  const theirs = sameNumber && phone !== 'unlinked' && phone !== 'dead'
  return trustedAt !== null && theirs && since(seenAt, now) <= SILENT_MS && mayRemember(around)
}

/** A texted link is answered here: is it the second, and long enough after the first? */
export function becomesTrusted(browser: KnownBrowser, around: Surroundings, now: string): boolean {
  const { trustedAt, sameNumber, firstAt, seenAt } = browser
  const again = trustedAt === null || since(seenAt, now) > SILENT_MS
  return again && sameNumber && since(firstAt, now) >= APART_MS && mayRemember(around)
}
