// Whether an open invitation is reminded of: twice at most, in the same words wherever the patient stopped.
import { DAY_MS, instantAfter } from '../time.ts'
import { monthIsFull, nextMonthOn } from './burden.ts'
import type { Schedule } from './schedule.ts'
import { firstWindowOn, localDate, sendWindow } from './window.ts'

export interface Reminding {
  readonly state: string
  readonly expiresAt: string
  /** The patient was asked nothing newer. */
  readonly newest: boolean
  /** Reminders made so far. */
  readonly made: number
  /** When its last text went, or may have; before any: when that was to go. */
  readonly textedAt: string
  /** A text of it waits to leave, or is leaving. */
  readonly pending: boolean
  /** It is the patient's, and takes texts. */
  readonly phoneOpen: boolean
  readonly consentedAt: string | null
  readonly pausedUntil: string | null
  readonly timeZones: readonly string[]
  /** When we started a text to this patient lately, or made a letter; one that waits, when it may go. */
  readonly burden: readonly string[]
}

export type Reminder =
  /** `full`: because of a month without room. */
  | { readonly kind: 'never'; readonly full?: true }
  | { readonly kind: 'wait'; readonly until: string; readonly full?: true }
  | {
      readonly kind: 'remind'
      readonly notBefore: string
      readonly notAfter: string
      /** When the next is looked at; null: it is the last. */
      readonly next: string | null
    }

const ANSWERABLE = ['planned', 'invited', 'delivered', 'started']
const WITHIN_MS = 2 * DAY_MS
/** Whoever is reminded has a day at least to answer. */
const LEAST_LEFT_MS = DAY_MS

export function reminderFor(invitation: Reminding, now: string, schedule: Schedule): Reminder {
  const { made, textedAt, expiresAt, timeZones } = invitation
  const gap = gapMs(made, schedule)
  if (gap === null || !mayRemind(invitation, now)) return { kind: 'never' }
  if (invitation.pending) return { kind: 'wait', until: instantAfter(now, DAY_MS) }
  const from = instantAfter(textedAt, gap)
  const last = instantAfter(expiresAt, -LEAST_LEFT_MS)
  if (now < from) return from > last ? { kind: 'never' } : { kind: 'wait', until: from }
  const { open, opensAt } = sendWindow(now, timeZones, schedule.quietDays)
  const notBefore = open ? now : opensAt
  if (notBefore > last) return { kind: 'never' }
  if (monthIsFull(invitation.burden, notBefore, timeZones, schedule)) {
    const month = nextMonthOn(localDate(notBefore, timeZones))
    const until = firstWindowOn(month, timeZones, schedule.quietDays).opensAt
    return until > last ? { kind: 'never', full: true } : { kind: 'wait', until, full: true }
  }
  const latest = instantAfter(notBefore, WITHIN_MS)
  const after = gapMs(made + 1, schedule)
  return {
    kind: 'remind',
    notBefore,
    notAfter: latest < last ? latest : last,
    next: after === null ? null : instantAfter(notBefore, after),
  }
}

/** When an invitation whose text goes at `at` is looked at first; null: it is never reminded of. */
export function firstReminder(at: string, schedule: Schedule): string | null {
  const gap = gapMs(0, schedule)
  return gap === null ? null : instantAfter(at, gap)
}

// A pause that began meanwhile ends an invitation's reminders for good: nothing is caught up on.
function mayRemind(
  { state, expiresAt, newest, phoneOpen, consentedAt, pausedUntil, timeZones }: Reminding,
  now: string,
): boolean {
  const paused = pausedUntil !== null && localDate(now, timeZones) < pausedUntil
  const open = ANSWERABLE.includes(state) && now < expiresAt
  return open && newest && phoneOpen && consentedAt !== null && !paused
}

function gapMs(made: number, { reminderDays }: Schedule): number | null {
  const day = reminderDays[made]
  return day === undefined ? null : (day - (reminderDays[made - 1] ?? 0)) * DAY_MS
}
