// Whether a text may leave at this instant, must wait, or must never go: consent, phone, invitation, hours, frequency.
import { instantAfter } from '../time.ts'
import { monthIsFull, nextMonthOn } from './burden.ts'
import { mayText } from './frequency.ts'
import type { Schedule } from './schedule.ts'
import { firstWindowOn, localDate, sendWindow } from './window.ts'

export interface Leaving {
  /** Of a reply: when the patient's message came. */
  readonly createdAt: string
  readonly notAfter: string
  readonly contactId: string
  readonly phone: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead'
  /** Null: the text is about nobody in particular. */
  readonly patient: {
    readonly contactId: string | null
    readonly timeZones: readonly string[]
    readonly consentedAt: string | null
    readonly pausedUntil: string | null
  } | null
  readonly invitation: { readonly state: string; readonly expiresAt: string } | null
  /** Of surveys/messages.ts. */
  readonly template?: string
}

/** The text that follows every sitting with a helper: whether it left must not tell whether private questions did. */
export const PRIVATE_LINK = 'privateLink'

/** A text that we start. */
export interface Starting extends Leaving {
  /** When texts that we started went to this phone, or may have. */
  readonly started: readonly string[]
  /** When texts that we started went to this patient, on whichever phone, and when letters were made. */
  readonly burden: readonly string[]
}

export type StopReason =
  | 'phone'
  | 'number_changed'
  | 'no_consent'
  | 'invitation_over'
  | 'too_late'
  | 'ceiling'

export type Leave =
  | { readonly kind: 'go'; readonly until: string }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'cancel'; readonly reason: StopReason }

const REPLY_WITHIN_MS = 600_000
/** With less of the window left, a carrier hardly gets a text onto a phone in time. */
const LEAST_LEFT_MS = 60_000
const ANSWERABLE = ['planned', 'invited', 'delivered', 'started']

/** An answer to the patient's own message: no schedule binds it. @param anywhere zones for a text without a patient. */
export function mayReply(text: Leaving, now: string, anywhere: readonly string[]): Leave {
  // A paused phone is still answered: a patient may write of danger there.
  const reason = neverGoes(text, now, ['open', 'paused'])
  if (reason !== null) return { kind: 'cancel', reason }
  const answerBy = instantAfter(text.createdAt, REPLY_WITHIN_MS)
  const window = windowFrom(now, text.patient?.timeZones ?? anywhere, [])
  if (window.opensAt <= now)
    return { kind: 'go', until: window.closesAt > answerBy ? window.closesAt : answerBy }
  if (left(now, answerBy) >= LEAST_LEFT_MS) return { kind: 'go', until: answerBy }
  return waitUntil(window.opensAt, text)
}

/** @param anywhere zones for a text without a patient. */
export function mayStart(
  text: Starting,
  now: string,
  anywhere: readonly string[],
  schedule: Schedule,
): Leave {
  const reason = neverGoes(text, now, ['open']) ?? notAsked(text, now)
  if (reason !== null) return { kind: 'cancel', reason }
  const zones = text.patient?.timeZones ?? anywhere
  const { from } = mayText({ now, lastStarted: text.started }, schedule)
  const full = monthIsFull(text.burden, now, zones, schedule)
  const free = full ? firstWindowOn(nextMonthOn(localDate(now, zones)), zones).opensAt : now
  const begins = [pauseEnds(text, now, zones), free].reduce((last, at) => (at > last ? at : last), from)
  const { opensAt, closesAt } = windowFrom(begins, zones, schedule.quietDays)
  if (opensAt <= now) return { kind: 'go', until: closesAt }
  if (full && opensAt > text.notAfter) return { kind: 'cancel', reason: 'ceiling' }
  return waitUntil(opensAt, text)
}

function neverGoes(
  { phone, contactId, patient, notAfter }: Leaving,
  now: string,
  takes: readonly Leaving['phone'][],
): StopReason | null {
  if (!takes.includes(phone)) return 'phone'
  if (patient !== null && patient.contactId !== contactId) return 'number_changed'
  return now > notAfter ? 'too_late' : null
}

function notAsked({ patient, invitation, template }: Leaving, now: string): StopReason | null {
  if (patient !== null && patient.consentedAt === null) return 'no_consent'
  if (invitation === null) return null
  const open = template === PRIVATE_LINK ? [...ANSWERABLE, 'completed'] : ANSWERABLE
  return open.includes(invitation.state) && invitation.expiresAt > now ? null : 'invitation_over'
}

function windowFrom(
  at: string,
  zones: readonly string[],
  quiet: readonly string[],
): { opensAt: string; closesAt: string } {
  const window = sendWindow(at, zones, quiet)
  if (!window.open) return window
  if (left(at, window.closesAt) >= LEAST_LEFT_MS) return { opensAt: at, closesAt: window.closesAt }
  return sendWindow(window.closesAt, zones, quiet)
}

function pauseEnds({ patient }: Leaving, now: string, zones: readonly string[]): string {
  const until = patient?.pausedUntil ?? null
  return until === null || localDate(now, zones) >= until ? now : firstWindowOn(until, zones).opensAt
}

function waitUntil(until: string, { notAfter }: Leaving): Leave {
  return until > notAfter ? { kind: 'cancel', reason: 'too_late' } : { kind: 'wait', until }
}

const left = (from: string, to: string): number => Date.parse(to) - Date.parse(from)
