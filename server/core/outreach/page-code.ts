// When a browser may have a code texted to the phone on file, and how long and how often it may be typed.
import { DAY_MS } from '../time.ts'
import { sendWindow } from './window.ts'

export const CODE_DIGITS = 6
export const MOST_TRIES = 5
/** A text may take a while to arrive. */
export const CODE_MS = 20 * 60_000
/** It leaves within these, or never. */
const LEAVES_WITHIN_MS = 10 * 60_000
const APART_MS = 10 * 60_000
const MOST_A_DAY = 3

export interface CodePhone {
  readonly state: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead'
  readonly timeZones: readonly string[]
  readonly consentedAt: string | null
  readonly pausedUntil: string | null
}

/**
 * Until when it may leave; null: it may not. A press on a page is no text from the phone: whoever holds the link can
 * make it, so it is bound by the hours, and by every stop and pause, like a text of ours.
 * @param quiet dates without texts. @param asked when codes were asked for on this phone, within a day.
 */
export function mayTextCode(
  phone: CodePhone,
  asked: readonly string[],
  now: string,
  quiet: readonly string[] = [],
): string | null {
  const { state, timeZones, consentedAt, pausedUntil } = phone
  if (state !== 'open' || consentedAt === null || pausedUntil !== null) return null
  const since = (then: string) => Date.parse(now) - Date.parse(then)
  const today = asked.filter((at) => since(at) < DAY_MS)
  if (today.length >= MOST_A_DAY || today.some((at) => since(at) < APART_MS)) return null
  const until = new Date(Date.parse(now) + LEAVES_WITHIN_MS).toISOString()
  const window = sendWindow(now, timeZones, quiet)
  return window.open && until <= window.closesAt ? until : null
}

/** What was typed, without the blanks and hyphens that phones put in. Null: it cannot be a code. */
export function readPageCode(typed: string): string | null {
  const digits = typed.slice(0, 40).replace(/[\s\p{Pd}]/gu, '')
  return digits.length === CODE_DIGITS && /^\d+$/.test(digits) ? digits : null
}
