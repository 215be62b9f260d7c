// What the demo county's carrier and people read to live on: texts under way, invitations they have, who works where.
import type { Db } from './database.ts'
import type { PatientTable } from './tables/people.ts'

/** Null: the log is empty. */
export async function newestAuditAt(db: Pick<Db, 'query'>): Promise<string | null> {
  const row = await db.query
    .selectFrom('audit')
    .select('at')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

export interface CaseManagerPlace {
  readonly id: string
  readonly team: string | null
  readonly createdAt: string
}

/** In the order in which they were made. */
export async function caseManagersInOrder(db: Pick<Db, 'query'>): Promise<CaseManagerPlace[]> {
  const rows = await db.query
    .selectFrom('staff')
    .leftJoin('team', 'team.id', 'staff.team_id')
    .select(['staff.id', 'staff.created_at', 'team.name'])
    .where('staff.discipline', 'is not', null)
    .orderBy('staff.id')
    .execute()
  return rows.map(({ id, created_at, name }) => ({ id, team: name, createdAt: created_at }))
}

export async function teamsById(db: Pick<Db, 'query'>): Promise<Map<string, string>> {
  const rows = await db.query.selectFrom('team').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface TextUnderWay {
  readonly id: string
  readonly sid: string
  readonly contactId: string
  readonly template: string
  readonly createdAt: string
  /** Of a phone that the county was made with, not one that was imported. */
  readonly made: boolean
}

/** Handed to the carrier, which has not said what became of them. */
export async function textsUnderWay(db: Pick<Db, 'query'>, limit: number): Promise<TextUnderWay[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .innerJoin('contact', 'contact.id', 'outbox.contact_id')
    .innerJoin('program', (join) => join.onTrue())
    .select([
      'outbox.id',
      'outbox.sid',
      'outbox.contact_id',
      'outbox.template',
      'outbox.created_at',
      'contact.created_at as known_since',
      'program.created_at as made_at',
    ])
    .where('outbox.state', 'in', ['accepted', 'sent'])
    .orderBy('outbox.id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, sid, contact_id, template, created_at, known_since, made_at }) =>
    sid === null
      ? []
      : [{ id, sid, contactId: contact_id, template, createdAt: created_at, made: known_since <= made_at }],
  )
}

export interface WaitingInvitation {
  readonly id: string
  readonly patientId: string
  readonly enrolmentId: string
  readonly occasion: string
  readonly contactId: string
  readonly invitedAt: string
  readonly expiresAt: string
  readonly aboutStaffId: string | null
  readonly aboutTeamId: string | null
  readonly enrolledOn: string
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly phoneSealed: string
  /** When the goal asked about was first said; null: none. */
  readonly goalSince: string | null
}

/** Of the county's own people, delivered to phones that may be texted, and not begun. Whoever is imported later is
 *  played by the visitor alone. */
export async function waitingInvitations(db: Pick<Db, 'query'>): Promise<WaitingInvitation[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .innerJoin('enrolment', 'enrolment.id', 'invitation.enrolment_id')
    .innerJoin('contact', 'contact.id', 'invitation.contact_id')
    .innerJoin('program', (join) => join.onTrue())
    .leftJoin('goal', 'goal.id', 'invitation.goal_id')
    .leftJoin('goal as first', (join) =>
      join.onRef('first.thread_id', '=', 'goal.thread_id').on('first.version', '=', 1),
    )
    .select([
      'invitation.id',
      'invitation.patient_id',
      'invitation.enrolment_id',
      'invitation.occasion',
      'invitation.delivered_at',
      'invitation.expires_at',
      'invitation.about_staff_id',
      'invitation.about_team_id',
      'enrolment.enrolled_on',
      'patient.language',
      'patient.phone_kind',
      'contact.id as contact_id',
      'contact.phone_sealed',
      'first.set_at',
    ])
    .where('invitation.state', '=', 'delivered')
    .where('contact.state', '=', 'open')
    .whereRef('patient.created_at', '<=', 'program.created_at')
    .orderBy('invitation.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    enrolmentId: row.enrolment_id,
    occasion: row.occasion,
    contactId: row.contact_id,
    invitedAt: row.delivered_at ?? '',
    expiresAt: row.expires_at,
    aboutStaffId: row.about_staff_id,
    aboutTeamId: row.about_team_id,
    enrolledOn: row.enrolled_on,
    language: row.language,
    phoneKind: row.phone_kind,
    phoneSealed: row.phone_sealed,
    goalSince: row.set_at,
  }))
}
