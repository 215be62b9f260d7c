// Responses and their open answers: append-only.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { AnswerTable, ResponseTable } from './tables/answers.ts'

export function insertResponse(db: Pick<Db, 'query'>, row: ResponseTable): Write {
  return insertRow(db, 'response', row)
}

export function insertAnswer(db: Pick<Db, 'query'>, row: AnswerTable): Write {
  return insertRow(db, 'answer', row)
}
