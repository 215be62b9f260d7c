// Plans what is due: the welcome once, then invitations, each with the text that carries its link, or for a letter.
import { planFor, type Held, type Plan, type Slot } from '../core/outreach/plan.ts'
import { firstReminder } from '../core/outreach/remind.ts'
import { begunEverywhere } from '../core/outreach/window.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { mustBeUntouched, touchContact } from '../db/contacts.ts'
import { Conflict, type Write } from '../db/database.ts'
import { dueEnrolments, type DueEnrolment } from '../db/due-enrolments.ts'
import { setNextDue } from '../db/enrolments.ts'
import { insertInvitation } from '../db/invitations.ts'
import { sendInstead } from '../db/letters.ts'
import type { ProgramSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'
import { queueText } from './queue-text.ts'
import { readStandings, type Trusted } from './read-standings.ts'
import { factsColumns, factsOf, sealFacts } from './sealed-facts.ts'

export interface PlanReport {
  readonly invited: number
  readonly welcomed: number
  /** Looked at, with nothing to send now. */
  readonly waiting: number
  readonly failed: number
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'newId' | 'log'>
type Planner = Needs & { readonly schedule: ProgramSchedule }

const COUNTED = { invite: 'invited', text: 'invited', welcome: 'welcomed', wait: 'waiting' } as const

const AT_ONCE = 90
const MOST_ROUNDS = 10
/** What one call looks at, when that much is due. */
export const MOST_PLANNED = AT_ONCE * MOST_ROUNDS

export async function planInvitations(needs: Needs, schedule: ProgramSchedule): Promise<PlanReport> {
  const deps = { ...needs, schedule }
  const counts = { invited: 0, welcomed: 0, waiting: 0, failed: 0 }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await dueEnrolments(deps.db, begunEverywhere(deps.now()), AT_ONCE)
    if (due.length === 0) break
    // Another process may have published a version since this one started.
    if (round === 0) await deps.surveys.refresh()
    const standings = await readStandings(deps, due, byTheRing(deps))
    for (const { enrolment, standing } of standings) {
      try {
        const plan = planFor(standing, deps.now(), schedule)
        await deps.db.commit(await planWrites(deps, enrolment, plan))
        counts[COUNTED[plan.kind]] += 1
      } catch (error) {
        // Somebody else touched the phone or planned the same: the next round reads afresh.
        if (error instanceof Conflict) continue
        counts.failed += 1
        await putOff(deps, enrolment, error)
      }
    }
  }
  return counts
}

const byTheRing = ({ sealed }: Needs): Trusted => ({
  rotation: (enrolmentId) => sealed.draw(`rotation|${enrolmentId}`),
  facts: (one) => factsOf({ sealed }, one),
})

async function planWrites(deps: Planner, enrolment: DueEnrolment, plan: Plan): Promise<Write[]> {
  const { db, schedule } = deps
  const { revision } = schedule
  const next = setNextDue(db, enrolment.id, { was: enrolment.nextDueOn, next: plan.nextDueOn, revision })
  const { contact } = enrolment
  if (plan.kind === 'wait') return plan.held ? [next, heldNote(deps, enrolment.id, plan.held)] : [next]
  if (plan.kind === 'invite' && plan.by === 'letter')
    return [...(await invite(deps, enrolment, null, plan)), next]
  if (contact === null) return [next]
  return [
    touchContact(db, contact.id),
    mustBeUntouched(db, contact.id, contact.touched),
    ...(await textWrites(deps, enrolment, contact.id, plan)),
    next,
  ]
}

type Texted = Exclude<Plan, { kind: 'wait' }>

async function textWrites(
  deps: Planner,
  enrolment: DueEnrolment,
  contactId: string,
  plan: Texted,
): Promise<Write[]> {
  if (plan.kind === 'welcome') return welcome(deps, enrolment, contactId, plan)
  if (plan.kind === 'invite') return invite(deps, enrolment, contactId, plan)
  const { invitationId, notBefore, expiresAt, facts } = plan
  // Its link may end in another year than the letter's would have.
  const factsSealed = await sealFacts(deps, invitationId, expiresAt, facts)
  return [
    sendInstead(deps.db, invitationId, {
      contactId,
      dueAt: notBefore,
      expiresAt,
      remindAt: firstReminder(notBefore, deps.schedule),
      factsSealed,
    }),
    openingText(deps, enrolment, { contactId, invitationId }, plan),
    note(deps, 'invitation.texted', invitationId, {}),
  ]
}

async function welcome(
  { db, newId, now }: Planner,
  { patientId, language }: DueEnrolment,
  contactId: string,
  { notBefore, notAfter }: Plan & { kind: 'welcome' },
): Promise<Write[]> {
  const [id, at] = [newId(), now()]
  return [
    queueText(db, {
      id,
      contactId,
      patientId,
      invitationId: null,
      kind: 'ours',
      template: 'welcome',
      language,
      at,
      notBefore,
      notAfter,
    }),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: 'welcome.planned',
      subject: 'patient',
      subjectId: patientId,
    }),
  ]
}

async function invite(
  deps: Planner,
  enrolment: DueEnrolment,
  /** Null: for a letter. */
  contactId: string | null,
  plan: Plan & { kind: 'invite' },
): Promise<Write[]> {
  const { db, newId, now, sealer, surveys, schedule } = deps
  const [id, at] = [newId(), now()]
  const { occasion, notBefore } = plan
  const version = surveys.newest(occasion.survey)
  return [
    insertInvitation(db, {
      id,
      enrolment_id: enrolment.id,
      patient_id: enrolment.patientId,
      contact_id: contactId,
      occasion: occasion.key,
      survey_id: occasion.survey,
      survey_version: version,
      ...(await factsColumns(deps, id, plan.expiresAt, plan.facts)),
      about_staff_id: plan.aboutStaffId,
      about_team_id: plan.aboutTeamId,
      goal_id: plan.goalIds[0] ?? null,
      goal_2_id: plan.goalIds[1] ?? null,
      goal_3_id: plan.goalIds[2] ?? null,
      token_hash: await hashToken(await sealer.linkToken(id)),
      state: 'planned',
      revision: 0,
      claim: null,
      due_at: notBefore,
      expires_at: plan.expiresAt,
      invited_at: null,
      delivered_at: null,
      started_at: null,
      ended_at: null,
      created_at: at,
      remind_at: contactId === null ? null : firstReminder(notBefore, schedule),
    }),
    ...(contactId === null ? [] : [openingText(deps, enrolment, { contactId, invitationId: id }, plan)]),
    note(deps, 'invitation.planned', id, {
      occasion: occasion.key,
      survey: `${occasion.survey}:${version}`,
      ...(contactId === null ? { by: 'letter' } : {}),
    }),
  ]
}

const openingText = (
  { db, newId, now }: Planner,
  { patientId, language }: DueEnrolment,
  to: { readonly contactId: string; readonly invitationId: string },
  { notBefore, notAfter }: Slot,
): Write =>
  queueText(db, {
    id: newId(),
    ...to,
    patientId,
    kind: 'ours',
    template: 'open',
    language,
    at: now(),
    notBefore,
    notAfter,
  })

const note = (
  { db, newId, now }: Planner,
  action: string,
  subjectId: string,
  detail: Readonly<Record<string, string>>,
): Write =>
  audit(db, { id: newId(), at: now(), actor: SYSTEM, action, subject: 'invitation', subjectId, detail })

const heldNote = ({ db, newId, now }: Planner, subjectId: string, { occasion, waits }: Held): Write =>
  audit(db, {
    id: newId(),
    at: now(),
    actor: SYSTEM,
    action: 'occasion.held',
    subject: 'enrolment',
    subjectId,
    detail: { occasion, code: 'ceiling', waits },
  })

// One that cannot be planned must not keep the others waiting behind it.
async function putOff(
  { db, now, log, schedule: { revision } }: Planner,
  { id, nextDueOn }: DueEnrolment,
  error: unknown,
): Promise<void> {
  log('error', 'plan.failed', { enrolmentId: id, error: error instanceof Error ? error.name : 'unknown' })
  const tomorrow = instantAfter(now(), DAY_MS).slice(0, 10)
  await db.commit([setNextDue(db, id, { was: nextDueOn, next: tomorrow, revision })])
}
