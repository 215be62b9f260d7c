// "I read this": what a case manager says to have read of a patient's shared words and notes. Nothing sealed counts here.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead } from './prepared.ts'
import type { ReadMarkTable } from './tables/answers.ts'

export interface ReadMark {
  /** The newest of the words that were read. */
  readonly wordsTo: string
  readonly at: string
}

const newestMark = preparedRead((query, at: { readonly patientId: string; readonly staffId: string }) =>
  query
    .selectFrom('read_mark')
    .select(['words_to', 'at'])
    .where('patient_id', '=', at.patientId)
    .where('staff_id', '=', at.staffId)
    .orderBy('words_to', 'desc')
    .limit(1),
)

export async function lastReadMark(
  db: Pick<Db, 'query'>,
  patientId: string,
  staffId: string,
): Promise<ReadMark | null> {
  const [row] = await newestMark(db, { patientId, staffId })
  return row ? { wordsTo: row.words_to, at: row.at } : null
}

export function insertReadMark(db: Pick<Db, 'query'>, row: ReadMarkTable): Write {
  return insertRow(db, 'read_mark', row)
}

const lastFinished = preparedRead((query, at: { readonly patientId: string }) =>
  query
    .selectFrom('invitation')
    .select((e) => e.fn.max('ended_at').as('at'))
    .where('patient_id', '=', at.patientId)
    .where('state', '=', 'completed'),
)

/** When this patient last finished a survey. */
export async function lastFinishedAt(db: Pick<Db, 'query'>, patientId: string): Promise<string | null> {
  const [row] = await lastFinished(db, { patientId })
  return row?.at ?? null
}
