// What ticks would do until a month is over, by the very functions that they plan, remind and send by; nobody answers.
import { instantAfter } from '../time.ts'
import { mayText } from './frequency.ts'
import { mayStart, type Starting } from './leave.ts'
import { planFor, type Plan, type Slot, type Standing } from './plan.ts'
import { firstReminder, reminderFor } from './remind.ts'
import type { Schedule } from './schedule.ts'
import { localDate } from './window.ts'

export interface Rehearsing {
  readonly patientId: string
  readonly contactId: string | null
  readonly nextDueOn: string
  readonly language: string
  readonly standing: Standing
}

export interface RehearsedText extends Slot {
  readonly patientId: string
  readonly contactId: string
  readonly language: string
  readonly plannedAt: string
  readonly template: 'welcome' | 'open' | 'remind'
  /** Of a welcome null. */
  readonly expiresAt: string | null
  readonly standing: Standing
}

export interface RehearsedAsking {
  readonly patientId: string
  readonly by: 'text' | 'letter'
  readonly survey: string
  /** The patient's own date. */
  readonly on: string
}

export interface Rehearsed {
  readonly askings: readonly RehearsedAsking[]
  readonly texts: readonly RehearsedText[]
}

/** A date that has begun in every zone, as planning reads it. */
const begunOn = (date: string) => `${date}T12:00:00.000Z`
/** More than a patient can be planned for in a year. */
const MOST_PLANS = 400

/** @param until the instant after which nothing is looked at. */
export function rehearse(
  { patientId, contactId, nextDueOn, language, standing: today }: Rehearsing,
  now: string,
  until: string,
  schedule: Schedule,
): Rehearsed {
  const askings: RehearsedAsking[] = []
  const texts: RehearsedText[] = []
  let standing = withoutWaiting(today, now)
  let at = later(now, begunOn(nextDueOn))
  for (let plans = 0; plans < MOST_PLANS && at < until; plans += 1) {
    const plan = planFor(standing, at, schedule)
    if (plan.kind === 'invite') {
      const { by, occasion, notBefore } = plan
      const on = localDate(notBefore, standing.timeZones)
      askings.push({ patientId, by, survey: occasion.survey, on })
    }
    if (contactId !== null)
      texts.push(...textsOf(plan, { patientId, contactId, language, standing, plannedAt: at }))
    standing = afterPlan(standing, plan, at)
    if (plan.nextDueOn === null) break
    at = later(begunOn(plan.nextDueOn), at)
  }
  return { askings, texts }
}

/** A welcome that waits now is taken to leave now. */
function withoutWaiting(standing: Standing, now: string): Standing {
  const { phone } = standing
  if (!phone?.welcomes.pending) return standing
  const welcomes = { ...phone.welcomes, pending: false }
  return { ...standing, phone: { ...phone, welcomes, welcomedAt: phone.welcomedAt ?? now } }
}

type Whose = Pick<RehearsedText, 'patientId' | 'contactId' | 'language' | 'standing' | 'plannedAt'>

function textsOf(plan: Plan, whose: Whose): RehearsedText[] {
  if (plan.kind === 'wait' || (plan.kind === 'invite' && plan.by === 'letter')) return []
  const { notBefore, notAfter } = plan
  const slot = { notBefore, notAfter }
  if (plan.kind === 'welcome') return [{ ...whose, ...slot, template: 'welcome', expiresAt: null }]
  return [{ ...whose, ...slot, template: 'open', expiresAt: plan.expiresAt }]
}

function afterPlan(standing: Standing, plan: Plan, at: string): Standing {
  if (plan.kind === 'welcome' && standing.phone)
    return { ...standing, phone: { ...standing.phone, welcomedAt: plan.notBefore } }
  if (plan.kind === 'text') {
    const invitations = standing.invitations.map((one) => ({ ...one, unprinted: null }))
    return { ...standing, invitations }
  }
  if (plan.kind !== 'invite') return standing
  const thread = standing.goals.find(({ id }) => id === plan.goalIds[0])?.threadId ?? null
  const made = { occasion: plan.occasion.key, createdAt: at, facts: plan.facts, begun: false, thread }
  return { ...standing, invitations: [...standing.invitations, { ...made, unprinted: null }] }
}

export interface RehearsedLeave {
  readonly text: RehearsedText
  /** Null: it never leaves. */
  readonly at: string | null
  /** It had to wait for the number of texts to one phone; or for hours, which other rules had moved it out of. */
  readonly waited: 'ceiling' | 'window' | null
}

/** @param texts of one phone, without reminders, which follow from when each leaves. @param started as of today. */
export function leaveInTurn(
  texts: readonly RehearsedText[],
  started: readonly string[],
  anywhere: readonly string[],
  schedule: Schedule,
): RehearsedLeave[] {
  const gone = [...started]
  const leaves: RehearsedLeave[] = []
  const made = new Map<string, number>()
  const queue = texts.toSorted(inOrder)
  for (let text = queue.shift(); text !== undefined; text = queue.shift()) {
    const leave = leaveOf(text, gone, anywhere, schedule)
    leaves.push(leave)
    const asking = `${text.patientId} ${text.expiresAt}`
    const reminders = made.get(asking) ?? 0
    const reminder = reminderAfter(text, leave.at ?? text.notBefore, reminders, texts, schedule)
    if (reminder === null) continue
    made.set(asking, reminders + 1)
    queue.push(reminder)
    queue.sort(inOrder)
  }
  return leaves
}

const inOrder = (a: RehearsedText, b: RehearsedText): number =>
  a.notBefore < b.notBefore ? -1 : a.notBefore > b.notBefore ? 1 : 0

function leaveOf(
  text: RehearsedText,
  gone: string[],
  anywhere: readonly string[],
  schedule: Schedule,
): RehearsedLeave {
  let now = text.notBefore
  let waited: RehearsedLeave['waited'] = null
  for (;;) {
    const leave = mayStart(leavingOf(text, gone), now, anywhere, schedule)
    if (leave.kind === 'go') {
      gone.push(now)
      return { text, at: now, waited }
    }
    waited ??= mayText({ now, lastStarted: gone }, schedule).allowed ? 'window' : 'ceiling'
    if (leave.kind === 'cancel') return { text, at: null, waited }
    now = later(leave.until, instantAfter(now, 1))
  }
}

function reminderAfter(
  text: RehearsedText,
  textedAt: string,
  made: number,
  texts: readonly RehearsedText[],
  schedule: Schedule,
): RehearsedText | null {
  const { patientId, plannedAt, expiresAt, standing } = text
  if (expiresAt === null) return null
  const { consentedAt, pausedUntil, timeZones } = standing
  const person = { phoneOpen: true, consentedAt, pausedUntil, timeZones }
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
    if (reminder.kind === 'never') return null
    if (reminder.kind === 'remind') {
      const { notBefore, notAfter } = reminder
      return { ...text, notBefore, notAfter, template: 'remind' }
    }
    look = reminder.until
  }
  return null
}

function leavingOf({ notBefore, notAfter, contactId, standing, expiresAt }: RehearsedText, gone: string[]) {
  const { timeZones, consentedAt, pausedUntil } = standing
  return {
    createdAt: notBefore,
    notAfter,
    contactId,
    phone: 'open',
    patient: { contactId, timeZones, consentedAt, pausedUntil },
    invitation: expiresAt === null ? null : { state: 'planned', expiresAt },
    started: gone,
  } satisfies Starting
}

const later = (a: string, b: string): string => (a > b ? a : b)
