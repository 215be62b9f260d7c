// Invitations: one patient, one occasion, one survey version.
import type { Insertable, Selectable } from 'kysely'
import { helpColumns, helpOf, type Help } from '../core/help.ts'
import type { StoredFacts } from '../core/question.ts'
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead } from './prepared.ts'
import type { InvitationTable } from './tables/answers.ts'

export interface Invitation {
  readonly id: string
  readonly enrolmentId: string
  readonly patientId: string
  readonly contactId: string | null
  readonly occasion: string
  readonly surveyId: string
  readonly surveyVersion: number
  /** Without the sealed ones, which only the ring opens: server/actions/sealed-facts.ts. */
  readonly storedFacts: StoredFacts
  readonly factsSealed: string | null
  readonly aboutStaffId: string | null
  readonly aboutTeamId: string | null
  /** What it asks about, first to last, fixed when it was made. */
  readonly goalIds: readonly string[]
  /** Who sat beside the patient when they last answered with help. */
  readonly help: Help | null
  readonly state: InvitationTable['state']
  readonly revision: number
  readonly dueAt: string
  readonly expiresAt: string
  /** Null: not over. */
  readonly endedAt: string | null
}

/** States in which an invitation can be answered. */
export const ANSWERABLE = ['planned', 'invited', 'delivered', 'started'] as const

export function decodeInvitation(row: Selectable<InvitationTable>): Invitation {
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    patientId: row.patient_id,
    contactId: row.contact_id,
    occasion: row.occasion,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    storedFacts: JSON.parse(row.facts),
    factsSealed: row.facts_sealed,
    aboutStaffId: row.about_staff_id,
    aboutTeamId: row.about_team_id,
    goalIds: [row.goal_id, row.goal_2_id, row.goal_3_id].filter((id) => id != null),
    help: helpOf(row),
    state: row.state,
    revision: row.revision,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  }
}

const byId = preparedRead((query, at: { readonly id: string }) =>
  query.selectFrom('invitation').selectAll().where('id', '=', at.id),
)

const byToken = preparedRead((query, at: { readonly tokenHash: string }) =>
  query.selectFrom('invitation').selectAll().where('token_hash', '=', at.tokenHash),
)

export async function findInvitation(db: Pick<Db, 'query'>, id: string): Promise<Invitation | null> {
  const [row] = await byId(db, { id })
  return row ? decodeInvitation(row) : null
}

/** By its own link. */
export async function findInvitationByToken(
  db: Pick<Db, 'query'>,
  tokenHash: string,
): Promise<Invitation | null> {
  const [row] = await byToken(db, { tokenHash })
  return row ? decodeInvitation(row) : null
}

export function insertInvitation(db: Pick<Db, 'query'>, row: Insertable<InvitationTable>): Write {
  return insertRow(db, 'invitation', row)
}

/** Kept until the interview ends, and then with its response; after the end it says who helped with the last sitting. */
export function recordHelp(db: Pick<Db, 'query'>, id: string, help: Help | null): Write {
  return db.query.updateTable('invitation').set(helpColumns(help)).where('id', '=', id)
}

/** The text with its link was handed over. */
export function markInvited(db: Pick<Db, 'query'>, id: string, at: string): Write[] {
  return [
    db.query
      .updateTable('invitation')
      .set({ invited_at: at })
      .where('id', '=', id)
      .where('invited_at', 'is', null),
    db.query
      .updateTable('invitation')
      .set({ state: 'invited' })
      .where('id', '=', id)
      .where('state', '=', 'planned'),
  ]
}

/** The text with its link lies on the phone, whatever was thought before. */
export function markDelivered(db: Pick<Db, 'query'>, id: string, at: string): Write[] {
  return [
    db.query
      .updateTable('invitation')
      .set((e) => ({ delivered_at: at, invited_at: e.fn.coalesce('invited_at', e.val(at)) }))
      .where('id', '=', id)
      .where('delivered_at', 'is', null),
    db.query
      .updateTable('invitation')
      .set({ state: 'delivered', ended_at: null })
      .where('id', '=', id)
      .where('state', 'in', ['planned', 'invited', 'undeliverable']),
  ]
}

export function markUndeliverable(db: Pick<Db, 'query'>, id: string, at: string): Write {
  return db.query
    .updateTable('invitation')
    .set({ state: 'undeliverable', ended_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['planned', 'invited'])
}

/** Which of these hashes of links are of an invitation here. */
export async function knownTokens(
  db: Pick<Db, 'query'>,
  tokenHashes: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(tokenHashes, (piece) =>
    db.query.selectFrom('invitation').select('token_hash').where('token_hash', 'in', piece).execute(),
  )
  return new Set(rows.map(({ token_hash: hash }) => hash))
}

/** Ids of those that these patients could still answer. */
export async function openInvitationsOf(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
): Promise<{ id: string; patientId: string }[]> {
  return inChunks(patientIds, async (piece) => {
    const rows = await db.query
      .selectFrom('invitation')
      .select(['id', 'patient_id'])
      .where('patient_id', 'in', piece)
      .where('state', 'in', ANSWERABLE)
      .execute()
    return rows.map(({ id, patient_id }) => ({ id, patientId: patient_id }))
  })
}

/** The newest of this patient's that can still be answered. */
export async function newestOpenInvitation(
  db: Pick<Db, 'query'>,
  patientId: string,
  now: string,
): Promise<Invitation | null> {
  const row = await db.query
    .selectFrom('invitation')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where('state', 'in', ANSWERABLE)
    .where('expires_at', '>', now)
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? decodeInvitation(row) : null
}

/** Its link works no more, from now on. */
export function stopInvitation(db: Pick<Db, 'query'>, id: string, at: string): Write {
  return db.query
    .updateTable('invitation')
    .set({ state: 'stopped', ended_at: at })
    .where('id', '=', id)
    .where('state', 'in', ANSWERABLE)
}

/** Nobody on this phone can answer any more what is open now. */
export function stopInvitationsOnPhone(db: Pick<Db, 'query'>, contactId: string, at: string): Write {
  return db.query
    .updateTable('invitation')
    .set({ state: 'stopped', ended_at: at })
    .where('patient_id', 'in', (e) =>
      e.selectFrom('patient').select('id').where('contact_id', '=', contactId),
    )
    .where('state', 'in', ANSWERABLE)
}

/** Ids of those that will never be answered, because somebody on this phone said so. */
export function stoppedOnPhone(db: Pick<Db, 'query'>, contactId: string) {
  return db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .select('invitation.id')
    .where('patient.contact_id', '=', contactId)
    .where('invitation.state', '=', 'stopped')
}

/** Those that a text has asked to answer and that still can be, newest first. */
export async function askedInvitations(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
  now: string,
): Promise<Invitation[]> {
  const found = await inChunks(patientIds, (piece) =>
    db.query
      .selectFrom('invitation')
      .selectAll()
      .where('patient_id', 'in', piece)
      .where('contact_id', 'is not', null)
      .where('state', 'in', ['invited', 'delivered', 'started'])
      .where('expires_at', '>', now)
      .execute(),
  )
  return found.map(decodeInvitation).toSorted((a, b) => (a.dueAt < b.dueAt ? 1 : a.dueAt > b.dueAt ? -1 : 0))
}
