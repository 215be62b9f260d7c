// Responses and their open answers and notes: append-only.
import type { Insertable } from 'kysely'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { AnswerTable, ResponseTable } from './tables/answers.ts'

export function insertResponse(db: Pick<Db, 'query'>, row: Insertable<ResponseTable>): Write {
  return insertRow(db, 'response', row)
}

export function insertAnswer(db: Pick<Db, 'query'>, row: AnswerTable): Write {
  return insertRow(db, 'answer', row)
}
