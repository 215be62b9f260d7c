// The release reader: the one way from sealed_answer to figures, taken when a quarter has ended. No staff code comes here.
import type { SealedAnswer } from '../core/disclosure/rows.ts'
import type { Db } from './database.ts'

interface Span {
  readonly items: readonly string[]
  /** Instants; `before` is left out. */
  readonly from: string
  readonly before: string
}

export async function answersForRelease(db: Pick<Db, 'query'>, span: Span): Promise<SealedAnswer[]> {
  const rows = await db.query
    .selectFrom('sealed_answer')
    .select(['patient_id', 'invitation_id', 'item', 'value', 'stored_at'])
    .where('kind', '=', 'answer')
    .where('stored_at', '>=', span.from)
    .where('stored_at', '<', span.before)
    .where('item', 'in', span.items)
    .execute()
  return rows.map((row) => ({
    patientId: row.patient_id,
    invitationId: row.invitation_id,
    item: row.item,
    value: row.value,
    storedAt: row.stored_at,
  }))
}

/** Null: none was ever stored. */
export async function firstSealedAnswerAt(db: Pick<Db, 'query'>): Promise<string | null> {
  const row = await db.query
    .selectFrom('sealed_answer')
    .select('stored_at')
    .where('kind', '=', 'answer')
    .orderBy('stored_at')
    .limit(1)
    .executeTakeFirst()
  return row?.stored_at ?? null
}
