// One invitation of the past: its row, its text, and how it ended.
import { factsColumns, type AskedInvitation } from '../actions/sealed-facts.ts'
import type { Plan } from '../core/outreach/plan.ts'
import { dateOf } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import { insertInvitation } from '../db/invitations.ts'
import { insertSuppression } from '../db/suppressions.ts'
import type { ContactTable } from '../db/tables/people.ts'
import { hashToken } from '../sealing.ts'
import type { Chance } from './chance.ts'
import { monthsBetween } from './days.ts'
import type { Course } from './history-answers.ts'
import { whatCame, type Came } from './history-outcome.ts'
import type { MadePatient } from './history-people.ts'
import { pastText } from './history-texts.ts'
import { after, type Making } from './making.ts'
import type { Person, Stay } from './people.ts'
import type { Persona } from './persona.ts'
import { planOf } from './plan.ts'
import { trueTrust } from './truth.ts'

/** One person on the way through the past. */
export interface Asking {
  readonly person: Person
  readonly made: MadePatient
  readonly persona: Persona
  readonly chance: Chance
  readonly contact: { state: ContactTable['state']; touched: number; welcomedAt: string | null }
  readonly course: Course
}

interface Occasion {
  readonly stay: Stay
  readonly enrolmentId: string
  readonly plan: Plan & { kind: 'invite' }
  readonly at: string
}

const DEAD = '30005'
const NOTHING: Came = { writes: [], end: null, startedAt: null, saves: 0 }

export async function askInThePast(making: Making, asking: Asking, occasion: Occasion) {
  const { deps, ids, days } = making
  const { persona, contact, person, made } = asking
  const { at, stay, plan } = occasion
  const invitation = invitationOf(making, asking, occasion, ids(at))
  const programMonth = monthsBetween(dateOf(making.begin), dateOf(days.dayOf(at)))
  const trust = trueTrust({
    worker: making.workers.find(({ id }) => id === plan.aboutStaffId)?.truth ?? null,
    team: making.workers.find(({ teamId }) => teamId === plan.aboutTeamId)?.team ?? null,
    tenure: monthsBetween(dateOf(stay.enrolled), dateOf(days.dayOf(at))),
    programMonth,
    lean: persona.lean,
  })
  const errorCode = carrierCode(asking, days.dayOf(at))
  const text = await pastText(making, {
    contactId: made.contactId,
    patientId: made.patientId,
    phone: person.phone,
    invitationId: invitation.id,
    kind: 'ours',
    template: 'open',
    language: persona.language,
    at,
    errorCode,
  })
  // Once by planning, once by the lease.
  contact.touched += 2
  const around = {
    plan: planOf(invitation.enrolmentId, invitation.occasion, persona, trust),
    trust,
    sentAt: at,
    programMonth,
  }
  const came = errorCode === null ? await whatCame(making, asking, invitation, around) : NOTHING
  const { state, endedAt } = endOf(making, invitation, came, errorCode, at)
  const row = insertInvitation(deps.db, {
    ...(await plannedRow(making, invitation)),
    state,
    revision: came.saves,
    invited_at: at,
    delivered_at: errorCode === null ? after(at, 4) : null,
    started_at: came.startedAt,
    ended_at: endedAt,
  })
  const dead = errorCode === DEAD ? await numberDied(making, asking, at) : []
  return [row, ...text, ...came.writes, ...dead]
}

function endOf(
  { now }: Making,
  { expiresAt }: AskedInvitation,
  came: Came,
  errorCode: string | null,
  at: string,
) {
  if (errorCode !== null) return { state: 'undeliverable' as const, endedAt: after(at, 4) }
  if (came.end !== null) return came.end
  return expiresAt <= now
    ? { state: 'expired' as const, endedAt: expiresAt }
    : { state: 'delivered' as const, endedAt: null }
}

function invitationOf(
  { deps }: Making,
  { made }: Asking,
  { plan, enrolmentId }: Occasion,
  id: string,
): AskedInvitation {
  const { survey, key } = plan.occasion
  return {
    id,
    enrolmentId,
    patientId: made.patientId,
    contactId: made.contactId,
    occasion: key,
    surveyId: survey,
    surveyVersion: deps.surveys.newest(survey),
    facts: plan.facts,
    aboutStaffId: plan.aboutStaffId,
    aboutTeamId: plan.aboutTeamId,
    goalIds: plan.goalIds,
    state: 'planned',
    help: null,
    revision: 0,
    dueAt: plan.notBefore,
    expiresAt: plan.expiresAt,
    endedAt: null,
  }
}

async function plannedRow({ deps }: Making, invitation: AskedInvitation) {
  return {
    id: invitation.id,
    enrolment_id: invitation.enrolmentId,
    patient_id: invitation.patientId,
    contact_id: invitation.contactId,
    occasion: invitation.occasion,
    survey_id: invitation.surveyId,
    survey_version: invitation.surveyVersion,
    ...(await factsColumns(deps, invitation.id, invitation.expiresAt, invitation.facts)),
    about_staff_id: invitation.aboutStaffId,
    about_team_id: invitation.aboutTeamId,
    goal_id: invitation.goalIds[0] ?? null,
    goal_2_id: invitation.goalIds[1] ?? null,
    goal_3_id: invitation.goalIds[2] ?? null,
    token_hash: await hashToken(await deps.sealer.linkToken(invitation.id)),
    claim: null,
    due_at: invitation.dueAt,
    expires_at: invitation.expiresAt,
    created_at: invitation.dueAt,
  }
}

function carrierCode({ person, chance }: Asking, day: number): string | null {
  if (person.phoneDies !== null && day >= person.phoneDies) return DEAD
  return chance.happens(0.008) ? '30003' : null
}

async function numberDied({ deps, ids }: Making, { contact, person }: Asking, at: string): Promise<Write[]> {
  contact.state = 'dead'
  const index = await deps.sealer.index('phone', person.phone)
  const on = after(at, 4)
  return [
    insertSuppression(deps.db, { id: ids(on), phone_index: index, kind: 'dead', channel: 'carrier', at: on }),
  ]
}
