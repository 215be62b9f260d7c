// Invitations: one patient, one occasion, one survey version.
import type { InterviewFacts } from '../core/question.ts'
import type { Db, Write } from './database.ts'
import type { InvitationTable } from './tables/answers.ts'

export interface Invitation {
  readonly id: string
  readonly enrolmentId: string
  readonly patientId: string
  readonly contactId: string | null
  readonly occasion: string
  readonly surveyId: string
  readonly surveyVersion: number
  readonly facts: InterviewFacts
  readonly aboutStaffId: string | null
  readonly aboutTeamId: string | null
  readonly goalId: string | null
  readonly state: InvitationTable['state']
  readonly revision: number
  readonly dueAt: string
  readonly expiresAt: string
}

/** States in which an invitation can be answered. */
export const ANSWERABLE = ['planned', 'invited', 'delivered', 'started'] as const

function decode(row: InvitationTable): Invitation {
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    patientId: row.patient_id,
    contactId: row.contact_id,
    occasion: row.occasion,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    facts: JSON.parse(row.facts),
    aboutStaffId: row.about_staff_id,
    aboutTeamId: row.about_team_id,
    goalId: row.goal_id,
    state: row.state,
    revision: row.revision,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
  }
}

export async function findInvitation(db: Pick<Db, 'query'>, id: string): Promise<Invitation | null> {
  const row = await db.query.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? decode(row) : null
}

export async function findInvitationByToken(
  db: Pick<Db, 'query'>,
  tokenHash: string,
): Promise<Invitation | null> {
  const row = await db.query
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ? decode(row) : null
}

export function insertInvitation(db: Pick<Db, 'query'>, row: InvitationTable): Write {
  return db.query.insertInto('invitation').values(row)
}

/** Takes the next revision for `claim`, if nobody saved since `revision` was read; `ends` closes the interview. */
export function claimRevision(
  db: Pick<Db, 'query'>,
  saved: {
    readonly id: string
    readonly revision: number
    readonly claim: string
    readonly at: string
    readonly ends: 'completed' | 'partial' | null
  },
): Write {
  return db.query
    .updateTable('invitation')
    .set((e) => ({
      revision: saved.revision + 1,
      claim: saved.claim,
      state: saved.ends ?? 'started',
      started_at: e.fn.coalesce('started_at', e.val(saved.at)),
      ended_at: saved.ends ? saved.at : null,
    }))
    .where('id', '=', saved.id)
    .where('revision', '=', saved.revision)
    .where('state', 'in', ANSWERABLE)
}
