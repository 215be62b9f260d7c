// The table that sealed answers stood in before, in clear: read a few interviews at a time, and emptied.
import type { Db, Write } from './database.ts'
import { inChunks, pieces } from './in-chunks.ts'
import type { InvitationTable, SealedAnswerTable } from './tables/answers.ts'

export interface OldAnswer extends Omit<SealedAnswerTable, 'sent'> {
  readonly sent: 0 | 1
  readonly state: InvitationTable['state']
  /** As JSON. */
  readonly facts: string
  readonly expiresAt: string
}

/** All rows of this kind of at most `limit` interviews, each by its own. */
export async function oldAnswers(
  db: Pick<Db, 'query'>,
  kind: 'draft' | 'answer',
  limit: number,
): Promise<OldAnswer[][]> {
  const ids = await db.query
    .selectFrom('sealed_answer')
    .select('invitation_id')
    .distinct()
    .where('kind', '=', kind)
    .orderBy('invitation_id')
    .limit(limit)
    .execute()
  const rows = await inChunks(
    ids.map(({ invitation_id: id }) => id),
    (piece) =>
      db.query
        .selectFrom('sealed_answer')
        .innerJoin('invitation', 'invitation.id', 'sealed_answer.invitation_id')
        .selectAll('sealed_answer')
        .select(['invitation.state', 'invitation.facts', 'invitation.expires_at as expiresAt'])
        .where('kind', '=', kind)
        .where('invitation_id', 'in', piece)
        .execute(),
  )
  return [...Map.groupBy(rows, ({ invitation_id: id }) => id).values()]
}

export function deleteOld(db: Pick<Db, 'query'>, ids: readonly string[]): Write[] {
  return pieces(ids).map((piece) => db.query.deleteFrom('sealed_answer').where('id', 'in', piece))
}

/** Ids of scores, sealed ones first; nobody reads either. */
export async function oldScores(
  db: Pick<Db, 'query'>,
  limit: number,
): Promise<{ readonly sealed: readonly string[]; readonly open: readonly string[] }> {
  const [sealed, open] = await Promise.all([
    db.query.selectFrom('sealed_answer').select('id').where('kind', '=', 'score').limit(limit).execute(),
    db.query.selectFrom('score').select('id').limit(limit).execute(),
  ])
  return { sealed: sealed.map(({ id }) => id), open: open.map(({ id }) => id) }
}

export function deleteScores(db: Pick<Db, 'query'>, ids: readonly string[]): Write[] {
  return pieces(ids).map((piece) => db.query.deleteFrom('score').where('id', 'in', piece))
}
