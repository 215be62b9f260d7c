// One invitation of the past: its row, its text, and what the person made of it.
import { attribute } from '../core/outreach/attribution.ts'
import { factsFor } from '../core/outreach/facts.ts'
import { expiresAt } from '../core/outreach/schedule.ts'
import type { InterviewFacts } from '../core/question.ts'
import type { Write } from '../db/database.ts'
import { insertInvitation, type Invitation } from '../db/invitations.ts'
import type { InvitationTable } from '../db/tables/answers.ts'
import type { ContactTable } from '../db/tables/people.ts'
import { insertSuppression } from '../db/suppressions.ts'
import { hashToken } from '../sealing.ts'
import { answerAll } from './answering.ts'
import { createChance, type Chance } from './chance.ts'
import { dateOf, monthsBetween } from './days.ts'
import { pastResponse, type Course } from './history-answers.ts'
import { pastMishap, resumedAt } from './history-mishaps.ts'
import type { MadePatient } from './history-people.ts'
import { pastText } from './history-texts.ts'
import { after, type Making } from './making.ts'
import type { Person, Stay } from './people.ts'
import { progressAt, type Persona } from './persona.ts'
import { planOf, type Plan } from './plan.ts'
import { trueTrust } from './truth.ts'

export interface Asking {
  readonly person: Person
  readonly made: MadePatient
  readonly persona: Persona
  readonly chance: Chance
  readonly contact: { state: ContactTable['state']; touched: number; welcomedAt: string | null }
  readonly course: Course
  lastTextDay: number
}

interface Pulses {
  readonly pulsesBefore: number
  readonly lastVerdictPulse: number | null
  readonly homeVisitAsked: boolean
}

interface Occasion extends Pulses {
  readonly stay: Stay
  readonly enrolmentId: string
  readonly occasion: string
  readonly due: number
  readonly sentAt: string
}

export async function askInThePast(making: Making, asking: Asking, occasion: Occasion) {
  const { deps, ids, days, now } = making
  const { persona, course, contact, person } = asking
  const { sentAt, due, stay } = occasion
  const id = ids(sentAt)
  const worker = workerAsked(making, occasion)
  const survey = occasion.occasion === 'baseline' ? ('baseline' as const) : ('pulse' as const)
  const facts = factsFor(
    { key: occasion.occasion, survey, dueOn: dateOf(due) },
    {
      enrolledOn: dateOf(stay.enrolled),
      rotation: stay.rotation,
      pulsesBefore: occasion.pulsesBefore,
      lastVerdictPulse: occasion.lastVerdictPulse,
      homeVisitAsked: occasion.homeVisitAsked,
      hasGoal: course.goal !== null,
      named: worker !== null,
    },
  )
  const team = teamOf(making, occasion)
  const programMonth = monthsBetween(dateOf(making.begin), dateOf(due))
  const trust = trueTrust({
    worker: worker?.truth ?? null,
    team: team?.team ?? null,
    tenure: monthsBetween(dateOf(stay.enrolled), dateOf(due)),
    programMonth,
    lean: persona.lean,
  })
  const invitation: Invitation = {
    id,
    enrolmentId: occasion.enrolmentId,
    patientId: asking.made.patientId,
    contactId: asking.made.contactId,
    occasion: occasion.occasion,
    surveyId: survey,
    surveyVersion: deps.surveys.newest(survey),
    facts,
    aboutStaffId: worker?.id ?? null,
    aboutTeamId: team?.teamId ?? null,
    goalId: course.goal?.id ?? null,
    state: 'delivered',
    revision: 0,
    dueAt: sentAt,
    expiresAt: expiresAt(sentAt),
  }
  const errorCode = carrierCode(making, asking, days.dayOf(sentAt))
  const delivered = errorCode === null ? after(sentAt, 4) : null
  const text = await pastText(making, {
    contactId: asking.made.contactId,
    patientId: asking.made.patientId,
    phone: person.phone,
    invitationId: id,
    kind: 'ours',
    template: 'open',
    language: persona.language,
    at: sentAt,
    errorCode,
  })
  contact.touched += 1
  const plan = planOf(id, persona, trust)
  const came = errorCode === null ? await whatCame(making, asking, invitation, { plan, trust, sentAt, programMonth }) : NOTHING
  const end: Ending =
    errorCode !== null
      ? { state: 'undeliverable', endedAt: after(sentAt, 4) }
      : (came.end ?? (invitation.expiresAt <= now ? { state: 'expired', endedAt: invitation.expiresAt } : { state: 'delivered', endedAt: null }))
  const row = insertInvitation(deps.db, {
    ...(await invitationRow(making, invitation)),
    state: end.state,
    revision: came.saves,
    invited_at: sentAt,
    delivered_at: delivered,
    started_at: came.startedAt,
    ended_at: end.endedAt,
  })
  const dead = errorCode === DEAD ? await numberDied(making, asking, sentAt) : []
  return { writes: [row, ...text, ...came.writes, ...dead], course: nextPulses(occasion, facts, survey, came.items) }
}

interface Ending {
  readonly state: InvitationTable['state']
  readonly endedAt: string | null
}

interface Came {
  readonly writes: readonly Write[]
  readonly end: Ending | null
  readonly startedAt: string | null
  readonly saves: number
  /** Items that were answered or passed by. */
  readonly items: readonly string[]
}

const NOTHING: Came = { writes: [], end: null, startedAt: null, saves: 0, items: [] }
const DEAD = '30005'

interface Circumstances {
  readonly plan: Plan
  readonly trust: number
  readonly sentAt: string
  readonly programMonth: number
}

async function whatCame(making: Making, asking: Asking, invitation: Invitation, around: Circumstances): Promise<Came> {
  const { plan, sentAt } = around
  const at = awake(making, after(sentAt, plan.delayMinutes * 60))
  if (at >= making.now || at >= invitation.expiresAt) return NOTHING
  const came = plan.answers ? await answers(making, asking, invitation, around, at) : NOTHING
  if (plan.mishap === null) return came
  const { made, person, persona, contact } = asking
  const said = after(at, 90)
  const mishap = await pastMishap(making, plan.mishap, {
    ...made,
    phone: person.phone,
    language: persona.language,
    aboutStaffId: invitation.aboutStaffId,
    at: said,
  })
  if (plan.mishap === 'stop') contact.state = 'stopped'
  if (plan.mishap === 'wrong_number') contact.state = 'unlinked'
  if (plan.mishap === 'quit' && resumedAt(said) >= making.now) contact.state = 'paused'
  const ends = contact.state === 'stopped' || contact.state === 'unlinked'
  const end: Ending | null = came.end ?? (ends ? { state: 'stopped', endedAt: said } : null)
  return { ...came, writes: [...came.writes, ...mishap], end }
}

async function answers(
  making: Making,
  asking: Asking,
  invitation: Invitation,
  { plan, trust, programMonth }: Circumstances,
  at: string,
): Promise<Came> {
  const { deps, now, workers } = making
  const { persona, course, person, made } = asking
  const interview = deps.surveys.interview(invitation.surveyId, invitation.surveyVersion, persona.language)
  const given = answerAll(
    interview,
    invitation.facts,
    persona,
    {
      trust,
      progress: progressAt(persona, programMonth - course.goalSince),
      pulse: invitation.facts.pulse,
      goal: course.goal?.words ?? null,
      byText: plan.mode === 'sms',
    },
    createChance(`${invitation.id}|answers`),
    plan.givesUpAfter,
  )
  const complete = plan.givesUpAfter === null
  // Given up: kept as a partial response when the time to answer is over, and a draft until then.
  const storedAt = complete ? at : invitation.expiresAt
  if (!complete && invitation.expiresAt >= now) return NOTHING
  const writes = await pastResponse(making, course, {
    invitation,
    patient: { id: made.patientId, language: person.language, phoneKind: person.phoneKind, contactId: made.contactId },
    record: {
      region: person.region,
      enrolledOn: dateOf(enrolledOf(making, asking, invitation)),
      timeZones: [making.zone],
      discipline: workers.find(({ id }) => id === invitation.aboutStaffId)?.discipline ?? null,
    },
    language: persona.language,
    answers: given,
    mode: plan.mode,
    at: storedAt,
    complete,
    programMonth,
  })
  const items = Object.keys(given)
  const end: Ending = { state: complete ? 'completed' : 'partial', endedAt: storedAt }
  return { writes, end, startedAt: after(at, -60), saves: items.length, items }
}

function enrolledOf({ begin }: Making, { person, made }: Asking, { enrolmentId }: Invitation): number {
  return person.stays[made.enrolmentIds.indexOf(enrolmentId)]?.enrolled ?? begin
}

/** Nobody answers between eleven at night and seven. */
function awake({ days }: Making, at: string): string {
  const minutes = days.minutesOf(at)
  if (minutes < 7 * 60) return after(at, 8 * 3600)
  return minutes > 23 * 60 ? after(at, 9 * 3600) : at
}

function workerAsked({ workers, days }: Making, { stay, occasion, sentAt, due }: Occasion) {
  const spans = stay.spans.map(({ worker, from, to }) => ({
    staffId: workers[worker]?.id ?? '',
    fromOn: dateOf(from),
    toOn: to === null ? null : dateOf(to),
  }))
  // On the first day there are no weeks to look back on: the question names who will work with them.
  const id =
    occasion === 'baseline'
      ? spans.find(({ fromOn }) => fromOn <= dateOf(due))?.staffId
      : attribute(spans, dateOf(days.dayOf(sentAt))).staffId
  return workers.find((worker) => worker.id === id) ?? null
}

function teamOf({ workers }: Making, { stay, due }: Occasion) {
  const span = stay.spans.findLast(({ from }) => from <= due)
  return span ? (workers[span.worker] ?? null) : null
}

function carrierCode(_: Making, { person, chance }: Asking, day: number): string | null {
  if (person.phoneDies !== null && day >= person.phoneDies) return DEAD
  return chance.happens(0.008) ? '30003' : null
}

async function numberDied({ deps, ids }: Making, { contact, person }: Asking, at: string): Promise<Write[]> {
  contact.state = 'dead'
  const index = await deps.sealer.index('phone', person.phone)
  const on = after(at, 4)
  return [insertSuppression(deps.db, { id: ids(on), phone_index: index, kind: 'dead', channel: 'carrier', at: on })]
}

function nextPulses(before: Pulses, facts: InterviewFacts, survey: string, items: readonly string[]): Pulses {
  return {
    pulsesBefore: before.pulsesBefore + (survey === 'pulse' ? 1 : 0),
    lastVerdictPulse: items.includes('Y1') ? facts.pulse : before.lastVerdictPulse,
    homeVisitAsked: before.homeVisitAsked || items.includes('T9'),
  }
}

async function invitationRow({ deps }: Making, invitation: Invitation): Promise<InvitationTable> {
  return {
    id: invitation.id,
    enrolment_id: invitation.enrolmentId,
    patient_id: invitation.patientId,
    contact_id: invitation.contactId,
    occasion: invitation.occasion,
    survey_id: invitation.surveyId,
    survey_version: invitation.surveyVersion,
    facts: JSON.stringify(invitation.facts),
    about_staff_id: invitation.aboutStaffId,
    about_team_id: invitation.aboutTeamId,
    goal_id: invitation.goalId,
    token_hash: await hashToken(await deps.sealer.linkToken(invitation.id)),
    state: invitation.state,
    revision: invitation.revision,
    claim: null,
    due_at: invitation.dueAt,
    expires_at: invitation.expiresAt,
    invited_at: null,
    delivered_at: null,
    started_at: null,
    ended_at: null,
    created_at: invitation.dueAt,
  }
}
