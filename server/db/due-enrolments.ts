// What planning reads: the enrolments whose date has come, and each one's course so far.
import type { StandingGoal } from '../core/goals.ts'
import type { AssignmentSpan } from '../core/outreach/attribution.ts'
import type { StoredFacts } from '../core/question.ts'
import type { Db } from './database.ts'
import type { InvitationTable } from './tables/answers.ts'
import type { ContactTable } from './tables/people.ts'

export interface DueEnrolment {
  readonly id: string
  readonly patientId: string
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  /** When the patient's next enrolment begins. */
  readonly returnedOn: string | null
  readonly nextDueOn: string
  readonly language: string
  readonly timeZones: readonly string[]
  readonly consentedAt: string | null
  readonly pausedUntil: string | null
  readonly contact: {
    readonly id: string
    readonly state: ContactTable['state']
    readonly touched: number
    readonly welcomedAt: string | null
  } | null
}

export async function dueEnrolments(
  db: Pick<Db, 'query'>,
  onOrBefore: string,
  limit: number,
): Promise<DueEnrolment[]> {
  const rows = await db.query
    .selectFrom('enrolment')
    .innerJoin('patient', 'patient.id', 'enrolment.patient_id')
    .leftJoin('contact', 'contact.id', 'patient.contact_id')
    .select([
      'enrolment.id',
      'enrolment.patient_id',
      'enrolment.enrolled_on',
      'enrolment.graduated_on',
      'enrolment.next_due_on',
      'patient.language',
      'patient.time_zones',
      'patient.consented_at',
      'patient.paused_until',
      'contact.id as contact_id',
      'contact.state',
      'contact.touched',
      'contact.welcomed_at',
    ])
    .select((e) =>
      e
        .selectFrom('enrolment as later')
        .select((e) => e.fn.min('later.enrolled_on').as('on'))
        .whereRef('later.patient_id', '=', 'enrolment.patient_id')
        .whereRef('later.enrolled_on', '>', 'enrolment.enrolled_on')
        .as('returned_on'),
    )
    .where('enrolment.next_due_on', '<=', onOrBefore)
    .orderBy('enrolment.next_due_on')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    enrolledOn: row.enrolled_on,
    graduatedOn: row.graduated_on,
    returnedOn: row.returned_on,
    nextDueOn: row.next_due_on ?? onOrBefore,
    language: row.language,
    timeZones: row.time_zones.split(' '),
    consentedAt: row.consented_at,
    pausedUntil: row.paused_until,
    contact:
      row.contact_id === null || row.state === null || row.touched === null
        ? null
        : { id: row.contact_id, state: row.state, touched: row.touched, welcomedAt: row.welcomed_at },
  }))
}

export interface PastInvitation {
  readonly id: string
  readonly occasion: string
  readonly state: InvitationTable['state']
  readonly storedFacts: StoredFacts
  readonly factsSealed: string | null
  readonly createdAt: string
  /** The thread of the goal it asked about first. */
  readonly thread: string | null
  /** It has neither a phone nor a code: it waits for somebody to print its letter. */
  readonly unprinted: boolean
}

/** All invitations of these enrolments, oldest first: enrolment id → invitations. At most 90 ids. */
export async function pastInvitations(
  db: Pick<Db, 'query'>,
  enrolmentIds: readonly string[],
): Promise<Map<string, PastInvitation[]>> {
  const past = new Map<string, PastInvitation[]>()
  if (enrolmentIds.length === 0) return past
  const rows = await db.query
    .selectFrom('invitation')
    .leftJoin('goal', 'goal.id', 'invitation.goal_id')
    .select([
      'invitation.id',
      'invitation.enrolment_id',
      'invitation.occasion',
      'invitation.state',
      'invitation.facts',
      'invitation.facts_sealed',
      'invitation.created_at',
      'invitation.contact_id',
      'goal.thread_id',
    ])
    .select((e) =>
      e
        .selectFrom('kiosk_code')
        .select((e) => e.fn.countAll().as('codes'))
        .whereRef('kiosk_code.invitation_id', '=', 'invitation.id')
        .as('codes'),
    )
    .where('invitation.enrolment_id', 'in', enrolmentIds)
    .orderBy('invitation.created_at')
    .execute()
  for (const row of rows) {
    const { id, enrolment_id, occasion, state, created_at, contact_id, thread_id, codes } = row
    const one = {
      id,
      occasion,
      state,
      storedFacts: JSON.parse(row.facts),
      factsSealed: row.facts_sealed,
      createdAt: created_at,
      thread: thread_id,
      unprinted: contact_id === null && Number(codes) === 0,
    }
    past.set(enrolment_id, [...(past.get(enrolment_id) ?? []), one])
  }
  return past
}

export type TeamSpan = AssignmentSpan & { readonly teamId: string | null }

/** Who worked with the patient when, and in which team: enrolment id → spans. At most 90 ids. */
export async function assignmentSpans(
  db: Pick<Db, 'query'>,
  enrolmentIds: readonly string[],
): Promise<Map<string, TeamSpan[]>> {
  const spans = new Map<string, TeamSpan[]>()
  if (enrolmentIds.length === 0) return spans
  const rows = await db.query
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select(['enrolment_id', 'staff_id', 'from_on', 'to_on', 'team_id'])
    .where('enrolment_id', 'in', enrolmentIds)
    .execute()
  for (const { enrolment_id, staff_id, from_on, to_on, team_id } of rows) {
    const span = { staffId: staff_id, fromOn: from_on, toOn: to_on, teamId: team_id }
    spans.set(enrolment_id, [...(spans.get(enrolment_id) ?? []), span])
  }
  return spans
}

export interface Welcomes {
  /** One waits to be sent or is being sent. */
  readonly pending: boolean
  readonly tried: number
}

/** Welcomes queued so far: contact id → how they stand. At most 90 ids. */
export async function welcomesOf(
  db: Pick<Db, 'query'>,
  contactIds: readonly string[],
): Promise<Map<string, Welcomes>> {
  const welcomes = new Map<string, Welcomes>()
  if (contactIds.length === 0) return welcomes
  const rows = await db.query
    .selectFrom('outbox')
    .select(['contact_id', 'state'])
    .where('contact_id', 'in', contactIds)
    .where('kind', '=', 'ours')
    .where('template', '=', 'welcome')
    .execute()
  for (const { contact_id, state } of rows) {
    const before = welcomes.get(contact_id) ?? { pending: false, tried: 0 }
    const pending = before.pending || ['queued', 'leased', 'attempting'].includes(state)
    welcomes.set(contact_id, { pending, tried: before.tried + 1 })
  }
  return welcomes
}

/** Goals that stand: enrolment id → goals. At most 90 ids. */
export async function standingGoals(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
): Promise<Map<string, StandingGoal[]>> {
  if (patientIds.length === 0) return new Map()
  const rows = await db.query
    .selectFrom('goal')
    .select(['id', 'thread_id', 'version', 'weight', 'enrolment_id'])
    .where('patient_id', 'in', patientIds)
    .where('ended_at', 'is', null)
    .execute()
  const goals = new Map<string, StandingGoal[]>()
  for (const { id, thread_id, version, weight, enrolment_id } of rows) {
    const goal = { id, threadId: thread_id, version, weight }
    goals.set(enrolment_id, [...(goals.get(enrolment_id) ?? []), goal])
  }
  return goals
}
