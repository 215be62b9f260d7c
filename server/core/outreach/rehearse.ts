// What ticks would plan until a month is over, by the very function that they plan by; nobody answers.
import { DAY_MS, instantAfter } from '../time.ts'
import { planFor, type Plan, type Slot, type Standing } from './plan.ts'
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
  readonly trust: boolean
  /** The patient's own date. */
  readonly on: string
}

export interface Rehearsed {
  readonly askings: readonly RehearsedAsking[]
  /** The patient's own dates on which the month had no room for a survey: it waits for the next, or is not asked. */
  readonly held: readonly { readonly on: string; readonly waits: boolean }[]
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
  const held: Rehearsed['held'][number][] = []
  let standing = withoutWaiting(today, now)
  let at = later(now, begunOn(nextDueOn))
  for (let plans = 0; plans < MOST_PLANS && at < until; plans += 1) {
    const burden = standing.burden.filter((one) => one <= at)
    const plan = planFor({ ...standing, burden }, at, schedule)
    if (plan.kind === 'wait' && plan.held)
      held.push({ on: localDate(at, standing.timeZones), waits: plan.held.waits })
    if (plan.kind === 'invite') {
      const { by, occasion, notBefore, facts } = plan
      const on = localDate(notBefore, standing.timeZones)
      askings.push({ patientId, by, survey: occasion.survey, trust: facts.trust === 1, on })
    }
    if (contactId !== null)
      texts.push(...textsOf(plan, { patientId, contactId, language, standing, plannedAt: at }))
    standing = afterPlan(standing, plan, at, schedule)
    if (plan.nextDueOn === null) break
    at = later(begunOn(plan.nextDueOn), at)
  }
  return { askings, texts, held }
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

function afterPlan(before: Standing, plan: Plan, at: string, schedule: Schedule): Standing {
  if (plan.kind === 'wait') return before
  const burden = [...before.burden, ...burdenOf(plan, schedule)]
  const standing = { ...before, burden }
  if (plan.kind === 'welcome' && standing.phone)
    return { ...standing, phone: { ...standing.phone, welcomedAt: plan.notBefore } }
  if (plan.kind === 'text') {
    const invitations = standing.invitations.map((one) => ({ ...one, unprinted: null }))
    return { ...standing, invitations }
  }
  if (plan.kind !== 'invite') return standing
  const thread = standing.goals.find(({ id }) => id === plan.goalIds[0])?.threadId ?? null
  const made = { occasion: plan.occasion.key, createdAt: at, facts: plan.facts, thread }
  return { ...standing, invitations: [...standing.invitations, { ...made, unprinted: null }] }
}

/** Nobody answers, so that each reminder is taken to go. */
function burdenOf(plan: Exclude<Plan, { kind: 'wait' }>, { reminderDays }: Schedule): string[] {
  const { notBefore } = plan
  if (plan.kind === 'welcome' || (plan.kind === 'invite' && plan.by === 'letter')) return [notBefore]
  const reminders = reminderDays.map((day) => instantAfter(notBefore, day * DAY_MS))
  return [notBefore, ...reminders.filter((one) => one < plan.expiresAt)]
}

const later = (a: string, b: string): string => (a > b ? a : b)
