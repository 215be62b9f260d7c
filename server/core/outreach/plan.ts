// What is to be done about one enrolment whose date has come: welcome, invite, or look again on another day.
import { goalsToAsk, type StandingGoal } from '../goals.ts'
import { NOTHING_PRIVATE, type InterviewFacts, type SealedFacts } from '../question.ts'
import { DAY_MS, dateAfter, instantAfter } from '../time.ts'
import { attribute, workerOn, type AssignmentSpan } from './attribution.ts'
import { monthIsFull, nextMonthOn } from './burden.ts'
import { factsFor } from './facts.ts'
import {
  expiresAt,
  isOver,
  nextDueOn,
  occasionsDue,
  type EnrolmentFacts,
  type Occasion,
  type Schedule,
} from './schedule.ts'
import { welcomeDue } from './frequency.ts'
import { localDate, sendWindow } from './window.ts'

export interface Standing {
  readonly enrolmentId: string
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  /** When the next enrolment of the same patient begins. */
  readonly returnedOn: string | null
  /** The patient's place in it, drawn by chance. */
  readonly rotation: number
  /** Every survey can be asked in the patient's language. */
  readonly speaks: boolean
  readonly timeZones: readonly string[]
  readonly consentedAt: string | null
  readonly pausedUntil: string | null
  readonly phone: {
    readonly open: boolean
    /** Somebody on it said stop, or wants a pause. */
    readonly refuses?: boolean
    readonly welcomedAt: string | null
    readonly welcomes: { readonly pending: boolean; readonly tried: number }
  } | null
  /** Oldest first. */
  readonly invitations: readonly {
    readonly occasion: string
    readonly createdAt: string
    readonly facts: InterviewFacts
    /** The thread of the goal it asked about first. */
    readonly thread: string | null
    /** The id of one made for a letter that nobody has printed yet. */
    readonly unprinted?: string | null
  }[]
  readonly assignments: readonly (AssignmentSpan & { readonly teamId: string | null })[]
  readonly goals: readonly StandingGoal[]
  /** When we started a text lately, or made a letter; one that waits, when it may go. */
  readonly burden: readonly string[]
}

/** When a text may first go, and when it comes too late. */
export interface Slot {
  readonly notBefore: string
  readonly notAfter: string
}

/** An occasion that the month has no room for. */
export interface Held {
  readonly occasion: string
  /** It is still due in the next month. */
  readonly waits: boolean
}

export type Plan =
  | { readonly kind: 'wait'; readonly nextDueOn: string | null; readonly held?: Held }
  | ({ readonly kind: 'welcome'; readonly nextDueOn: string } & Slot)
  | ({
      readonly kind: 'invite'
      /** `letter`: it carries no text, and waits to be printed. */
      readonly by: 'text' | 'letter'
      readonly nextDueOn: string | null
      readonly occasion: Occasion
      readonly facts: InterviewFacts
      readonly aboutStaffId: string | null
      readonly aboutTeamId: string | null
      /** First to last. */
      readonly goalIds: readonly string[]
      readonly expiresAt: string
    } & Slot)
  /** What waited for a letter may go by text after all. */
  | ({
      readonly kind: 'text'
      readonly nextDueOn: string | null
      readonly invitationId: string
      readonly facts: SealedFacts
      readonly expiresAt: string
    } & Slot)

const MONTH = 30
const WEEK = 7
const LONGEST_WELCOMES = 3
const WELCOME_WITHIN_DAYS = 3
const TEXT_WITHIN_DAYS = 7

export function planFor(standing: Standing, now: string, schedule: Schedule): Plan {
  const today = localDate(now, standing.timeZones)
  const { phone } = standing
  const byLetter = standing.consentedAt === null || phone === null || !phone.open
  const facts = { ...enrolmentFacts(standing), byLetter }
  if (isOver(facts, today, schedule)) return wait(null)
  if (!standing.speaks) return wait(dateAfter(today, MONTH))
  if (byLetter) {
    // Consent and phones change by other ways than planning; within a week they are seen here too.
    const again = dateAfter(today, WEEK)
    const [occasion] = phone?.refuses ? [] : occasionsDue(facts, today, schedule)
    if (!occasion) return wait(again)
    const atOnce = { notBefore: now, notAfter: now }
    if (monthIsFull(standing.burden, now, standing.timeZones, schedule))
      return hold(facts, occasion, today, schedule)
    const plan = invite(standing, facts, occasion, { by: 'letter', today, slot: atOnce }, schedule)
    return { ...plan, nextDueOn: again }
  }
  const next = nextDueOn(facts, today, schedule)
  const newest = standing.invitations.at(-1)
  const unprinted = newest?.unprinted ?? null
  if (unprinted === null && (next === null || next > today)) return wait(next)
  if (welcomeDue({ consentedAt: standing.consentedAt, welcomedAt: phone.welcomedAt })) {
    const { pending, tried } = phone.welcomes
    const within = slot(standing, now, WELCOME_WITHIN_DAYS, schedule)
    if (pending) return wait(dateAfter(today, 1))
    if (tried >= LONGEST_WELCOMES) return wait(dateAfter(today, WEEK))
    if (monthIsFull(standing.burden, within.notBefore, standing.timeZones, schedule))
      return wait(nextMonthOn(localDate(within.notBefore, standing.timeZones)))
    return { kind: 'welcome', nextDueOn: dateAfter(today, 1), ...within }
  }
  const [occasion] = occasionsDue(facts, today, schedule)
  if (occasion === undefined && unprinted === null) return wait(next)
  if (phone.welcomedAt !== null && localDate(phone.welcomedAt, standing.timeZones) >= today)
    return wait(dateAfter(today, 1))
  const within = slot(standing, now, TEXT_WITHIN_DAYS, schedule)
  const sentOn = localDate(within.notBefore, standing.timeZones)
  // A letter that goes by text after all takes no more room than it did.
  const others = standing.burden.filter((at) => occasion || at !== newest?.createdAt)
  if (monthIsFull(others, within.notBefore, standing.timeZones, schedule))
    return occasion ? hold(facts, occasion, sentOn, schedule) : wait(nextMonthOn(sentOn))
  if (occasion) return invite(standing, facts, occasion, { by: 'text', today, slot: within }, schedule)
  const until = expiresAt(within.notBefore, 'text', schedule)
  const { trust, homeVisitDue } = newest?.facts ?? NOTHING_PRIVATE
  const sealed = { trust, homeVisitDue }
  return {
    kind: 'text',
    nextDueOn: next,
    invitationId: unprinted ?? '',
    facts: sealed,
    expiresAt: until,
    ...within,
  }
}

function invite(
  standing: Standing,
  facts: EnrolmentFacts,
  occasion: Occasion,
  { by, today, slot }: { by: 'text' | 'letter'; today: string; slot: Slot },
  schedule: Schedule,
): Plan & { kind: 'invite' } {
  const { assignments, invitations } = standing
  const sentOn = localDate(slot.notBefore, standing.timeZones)
  const left = facts.graduatedOn !== null && facts.graduatedOn <= sentOn
  // Whoever worked with the patient at the end is the one they are asked about afterwards.
  const lookBackFrom = left && facts.graduatedOn !== null ? facts.graduatedOn : sentOn
  const staffId =
    occasion.survey === 'baseline'
      ? workerOn(assignments, sentOn)
      : attribute(assignments, lookBackFrom).staffId
  const pulses = invitations.filter(({ facts }) => facts.pulse > 0)
  const lastTrust = pulses.findLast(({ facts }) => facts.trust === 1)
  const turns = new Map(pulses.flatMap(({ thread, createdAt }) => (thread ? [[thread, createdAt]] : [])))
  const goals = goalsToAsk(occasion.survey, standing.goals, turns)
  const after = {
    ...facts,
    baselineOn: facts.baselineOn ?? today,
    lastAskedOn: today,
    already: new Set([...facts.already, occasion.key]),
  }
  return {
    kind: 'invite',
    by,
    nextDueOn: nextDueOn(after, today, schedule),
    occasion,
    facts: factsFor(
      occasion,
      {
        enrolmentId: standing.enrolmentId,
        enrolledOn: standing.enrolledOn,
        rotation: standing.rotation,
        lastTrustMonth: lastTrust?.occasion.slice('pulse:'.length) ?? null,
        pulsesBefore: pulses.length,
        goals: goals.length,
        named: staffId !== null,
        left,
      },
      schedule,
    ),
    aboutStaffId: staffId,
    aboutTeamId: teamOf(assignments, staffId, lookBackFrom),
    goalIds: goals.map(({ id }) => id),
    expiresAt: expiresAt(slot.notBefore, by, schedule),
    ...slot,
  }
}

// Without a person to name, a team that held most of the weeks still stands for them.
function teamOf(assignments: Standing['assignments'], staffId: string | null, sentOn: string): string | null {
  if (staffId !== null) return assignments.find((span) => span.staffId === staffId)?.teamId ?? null
  const byTeam = assignments.flatMap(({ teamId, fromOn, toOn }) =>
    teamId === null ? [] : [{ staffId: teamId, fromOn, toOn }],
  )
  return attribute(byTeam, sentOn).staffId
}

function enrolmentFacts(standing: Standing): EnrolmentFacts {
  const { enrolledOn, graduatedOn, returnedOn, consentedAt, pausedUntil, invitations, timeZones } = standing
  const newest = invitations.at(-1)
  const baseline = invitations.find(({ occasion }) => occasion === 'baseline')
  return {
    enrolledOn,
    graduatedOn,
    returnedOn,
    pausedUntil,
    consentedOn: consentedAt === null ? null : localDate(consentedAt, timeZones),
    baselineOn: baseline === undefined ? null : localDate(baseline.createdAt, timeZones),
    lastAskedOn: newest === undefined ? null : localDate(newest.createdAt, timeZones),
    already: new Set(invitations.map(({ occasion }) => occasion)),
  }
}

function slot({ timeZones }: Standing, now: string, days: number, { quietDays }: Schedule): Slot {
  const { open, opensAt } = sendWindow(now, timeZones, quietDays)
  const notBefore = open ? now : opensAt
  return { notBefore, notAfter: instantAfter(notBefore, days * DAY_MS) }
}

function hold(facts: EnrolmentFacts, { key }: Occasion, today: string, schedule: Schedule): Plan {
  const next = nextMonthOn(today)
  const [then] = occasionsDue(facts, next, schedule)
  return { kind: 'wait', nextDueOn: next, held: { occasion: key, waits: then?.key === key } }
}

function wait(nextDueOn: string | null): Plan {
  return { kind: 'wait', nextDueOn }
}
