// Responses and their open answers, scores and notes: append-only.
import type { Db, Write } from './database.ts'
import type { ResponseTable } from './tables/answers.ts'

export function insertResponse(db: Pick<Db, 'query'>, row: ResponseTable): Write {
  return db.query.insertInto('response').values(row)
}
