// When the texts of a rehearsed month would leave, and which reminders follow, by the rules that senders keep to.
import { instantAfter } from '../time.ts'
import { monthIsFull } from './burden.ts'
import { mayText } from './frequency.ts'
import { mayStart, type Starting } from './leave.ts'
import type { RehearsedText } from './rehearse.ts'
import { firstReminder, reminderFor } from './remind.ts'
import type { Schedule } from './schedule.ts'

export interface RehearsedLeave {
  readonly text: RehearsedText
  /** Null: it never leaves. */
  readonly at: string | null
  /** It had to wait for the number of texts to one phone; for a month with room; or for hours that these moved it out of. */
  readonly waited: 'ceiling' | 'month' | 'window' | null
}

/** What went as of today: to the phone, and to each patient by id. */
export interface Gone {
  readonly started: readonly string[]
  readonly burdens: ReadonlyMap<string, readonly string[]>
}

/** @param texts of one phone, without reminders, which follow from when each leaves. */
export function leaveInTurn(
  texts: readonly RehearsedText[],
  { started, burdens }: Gone,
  anywhere: readonly string[],
  schedule: Schedule,
): RehearsedLeave[] {
  const gone = [...started]
  const taken = new Map<string, readonly string[]>()
  const burdenOf = (patientId: string) => taken.get(patientId) ?? burdens.get(patientId) ?? []
  const leaves: RehearsedLeave[] = []
  const made = new Map<string, number>()
  const queue = texts.toSorted(inOrder)
  for (let text = queue.shift(); text !== undefined; text = queue.shift()) {
    const burden = burdenOf(text.patientId)
    const leave = leaveOf(text, { gone, burden }, anywhere, schedule)
    leaves.push(leave)
    if (leave.at !== null) {
      gone.push(leave.at)
      taken.set(text.patientId, [...burden, leave.at])
    }
    const asking = `${text.patientId} ${text.expiresAt}`
    const reminders = made.get(asking) ?? 0
    const went = {
      textedAt: leave.at ?? text.notBefore,
      made: reminders,
      burden: burdenOf(text.patientId),
    }
    const reminder = reminderAfter(text, went, texts, schedule)
    if (reminder === null) continue
    if (reminder.dropped) {
      leaves.push({ text: reminder, at: null, waited: 'month' })
      continue
    }
    made.set(asking, reminders + 1)
    queue.push(reminder)
    queue.sort(inOrder)
  }
  return leaves
}

const inOrder = (a: RehearsedText, b: RehearsedText): number =>
  a.notBefore < b.notBefore ? -1 : a.notBefore > b.notBefore ? 1 : 0

function leaveOf(
  text: RehearsedText & { readonly held?: boolean },
  { gone, burden }: { readonly gone: readonly string[]; readonly burden: readonly string[] },
  anywhere: readonly string[],
  schedule: Schedule,
): RehearsedLeave {
  let now = text.notBefore
  let waited: RehearsedLeave['waited'] = text.held ? 'month' : null
  for (;;) {
    const leave = mayStart(leavingOf(text, gone, burden), now, anywhere, schedule)
    if (leave.kind === 'go') return { text, at: now, waited }
    const full = monthIsFull(burden, now, text.standing.timeZones, schedule)
    const often = !mayText({ now, lastStarted: gone }, schedule).allowed
    waited ??= full ? 'month' : often ? 'ceiling' : 'window'
    if (leave.kind === 'cancel') return { text, at: null, waited }
    now = later(leave.until, instantAfter(now, 1))
  }
}

interface Went {
  readonly textedAt: string
  readonly made: number
  readonly burden: readonly string[]
}

/** @returns null: none follows. `held`: it waited for a month with room; `dropped`: none came in time. */
function reminderAfter(
  text: RehearsedText,
  { textedAt, made, burden }: Went,
  texts: readonly RehearsedText[],
  schedule: Schedule,
): (RehearsedText & { readonly held: boolean; readonly dropped: boolean }) | null {
  const { patientId, plannedAt, expiresAt, standing } = text
  if (expiresAt === null) return null
  const { consentedAt, pausedUntil, timeZones } = standing
  const person = { phoneOpen: true, consentedAt, pausedUntil, timeZones, burden }
  let held = false
  let look = firstReminder(textedAt, schedule)
  while (look !== null) {
    const at = look
    const newest = !texts.some(
      (other) =>
        other.patientId === patientId &&
        other.expiresAt !== null &&
        other.plannedAt > plannedAt &&
        other.plannedAt <= at,
    )
    const asked = { state: 'invited', expiresAt, newest, made, textedAt, pending: false }
    const reminder = reminderFor({ ...asked, ...person }, at, schedule)
    const full = reminder.kind !== 'remind' && reminder.full === true
    if (reminder.kind === 'never')
      return full ? { ...text, notBefore: at, notAfter: at, template: 'remind', held, dropped: true } : null
    if (reminder.kind === 'remind') {
      const { notBefore, notAfter } = reminder
      return { ...text, notBefore, notAfter, template: 'remind', held, dropped: false }
    }
    held ||= full
    look = reminder.until
  }
  return null
}

function leavingOf(
  { notBefore, notAfter, contactId, standing, expiresAt }: RehearsedText,
  started: readonly string[],
  burden: readonly string[],
) {
  const { timeZones, consentedAt, pausedUntil } = standing
  return {
    createdAt: notBefore,
    notAfter,
    contactId,
    phone: 'open',
    patient: { contactId, timeZones, consentedAt, pausedUntil },
    invitation: expiresAt === null ? null : { state: 'planned', expiresAt },
    started,
    burden,
  } satisfies Starting
}

const later = (a: string, b: string): string => (a > b ? a : b)
