// What patients chose to share with their case manager: goals, answers and notes, and which asks stayed silent.
import type { ExpressionBuilder } from 'kysely'
import { helpOf, type Help } from '../core/help.ts'
import type { Around } from './caseload.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'
import type { InvitationTable, ResponseTable } from './tables/answers.ts'

type Query = Pick<Db, 'query'>

/** Whose words: one case manager's patients, or one of them. */
export interface Whose {
  readonly staffId: string
  readonly around: Around
  /** Null for all. */
  readonly patientId: string | null
}

/** Ids of patients with this case manager now whose sharing is as wanted; 'any' for notes, which are sent by name. */
function patientsOf(db: Query, { staffId, around, patientId }: Whose, sharing: 'on' | 'not off' | 'any') {
  let query = db.query
    .selectFrom('assignment')
    .innerJoin('patient', 'patient.id', 'assignment.patient_id')
    .select('assignment.patient_id')
    .where('assignment.staff_id', '=', staffId)
    .where('assignment.from_on', '<=', around.to)
    .where((e) => e.or([e('assignment.to_on', 'is', null), e('assignment.to_on', '>=', around.from)]))
  if (sharing === 'on') query = query.where('patient.sharing', '=', 1)
  if (sharing === 'not off')
    query = query.where((e) => e.or([e('patient.sharing', '=', 1), e('patient.sharing', 'is', null)]))
  return patientId === null ? query : query.where('assignment.patient_id', '=', patientId)
}

export interface SharedGoal {
  readonly id: string
  readonly threadId: string
  readonly version: number
  readonly patientId: string
  readonly enrolmentId: string
  readonly wordsSealed: string
  readonly nicknameSealed: string | null
  readonly weight: number | null
  readonly language: string
  readonly setAt: string
  readonly endedAt: string | null
}

/** Oldest first. */
export async function sharedGoals(db: Query, whose: Whose): Promise<SharedGoal[]> {
  const rows = await db.query
    .selectFrom('goal')
    .selectAll()
    .where('shared', '=', 1)
    .where('patient_id', 'in', patientsOf(db, whose, 'on'))
    .orderBy('set_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    version: row.version,
    patientId: row.patient_id,
    enrolmentId: row.enrolment_id,
    wordsSealed: row.words_sealed,
    nicknameSealed: row.nickname_sealed,
    weight: row.weight,
    language: row.language,
    setAt: row.set_at,
    endedAt: row.ended_at,
  }))
}

export interface SharedAnswer {
  readonly id: string
  readonly responseId: string
  readonly invitationId: string
  readonly patientId: string
  readonly item: string
  readonly value: number | null
  readonly wordsSealed: string | null
  readonly goalId: string | null
  readonly month: string
  readonly at: string
  readonly language: string
  readonly mode: ResponseTable['mode']
  readonly help: Help | null
}

const PASSED_BY = 9
const VERDICT = 'Y1'

/** It stands in a frozen sum that was proven without this reader: the sum less all that they read would be its answer. */
function frozenWithout(e: ExpressionBuilder<Tables, 'answer'>, { staffId }: Whose) {
  return e.exists(
    e
      .selectFrom('verdict_member')
      .select('verdict_member.answer_id')
      .whereRef('verdict_member.answer_id', '=', 'answer.id')
      .where('verdict_member.readers', 'not like', `%${staffId}%`)
      .where('verdict_member.heard', 'not like', `%${staffId}%`),
  )
}

/** Oldest first, without what was passed by. */
export async function sharedAnswers(db: Query, whose: Whose, since: string): Promise<SharedAnswer[]> {
  const rows = await db.query
    .selectFrom('answer')
    .innerJoin('response', 'response.id', 'answer.response_id')
    .select([
      'answer.id',
      'answer.response_id',
      'response.invitation_id',
      'answer.patient_id',
      'answer.item',
      'answer.value',
      'answer.words_sealed',
      'answer.goal_id',
      'answer.month',
      'answer.at',
      'response.language',
      'response.mode',
      'response.helped_kind',
      'response.helped_staff_id',
    ])
    .where('answer.shared', '=', 1)
    .where('answer.at', '>=', since)
    .where((e) => e.or([e('answer.value', 'is', null), e('answer.value', '<>', PASSED_BY)]))
    .where('answer.patient_id', 'in', patientsOf(db, whose, 'on'))
    .where((e) => e.or([e('answer.item', '<>', VERDICT), e.not(frozenWithout(e, whose))]))
    .orderBy('answer.at')
    .orderBy('answer.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    responseId: row.response_id,
    invitationId: row.invitation_id,
    patientId: row.patient_id,
    item: row.item,
    value: row.value,
    wordsSealed: row.words_sealed,
    goalId: row.goal_id,
    month: row.month,
    at: row.at,
    language: row.language,
    mode: row.mode,
    help: helpOf(row),
  }))
}

export interface Ask {
  readonly id: string
  readonly patientId: string
  readonly state: InvitationTable['state']
  readonly dueAt: string
  readonly expiresAt: string
  /** Of the goal it asked about first. */
  readonly thread: string | null
}

/** That they were asked, and about which goal, not what: oldest first. */
export async function asks(db: Query, whose: Whose, since: string): Promise<Ask[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .leftJoin('goal', 'goal.id', 'invitation.goal_id')
    .select([
      'invitation.id',
      'invitation.patient_id',
      'invitation.state',
      'invitation.due_at',
      'invitation.expires_at',
      'goal.thread_id',
    ])
    .where('invitation.due_at', '>=', since)
    .where('invitation.patient_id', 'in', patientsOf(db, whose, 'not off'))
    .orderBy('invitation.due_at')
    .orderBy('invitation.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    state: row.state,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    thread: row.thread_id,
  }))
}

export interface NoteToWorker {
  readonly id: string
  readonly patientId: string
  readonly wordsSealed: string
  readonly language: string
  readonly at: string
}

/** Sent to this case manager by name, by the patient's own wish, whatever else they share. Oldest first. */
export async function notesTo(db: Query, whose: Whose, since: string): Promise<NoteToWorker[]> {
  const rows = await db.query
    .selectFrom('note')
    .select(['id', 'patient_id', 'words_sealed', 'language', 'at'])
    .where('staff_id', '=', whose.staffId)
    .where('at', '>=', since)
    .where('patient_id', 'in', patientsOf(db, whose, 'any'))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    wordsSealed: row.words_sealed,
    language: row.language,
    at: row.at,
  }))
}
