// Responses and their open answers, scores and notes: append-only.
import type { Db, Write } from './database.ts'
import type { AnswerTable, ResponseTable, ScoreTable } from './tables/answers.ts'

export function insertResponse(db: Pick<Db, 'query'>, row: ResponseTable): Write {
  return db.query.insertInto('response').values(row)
}

export function insertAnswer(db: Pick<Db, 'query'>, row: AnswerTable): Write {
  return db.query.insertInto('answer').values(row)
}

export function insertScore(db: Pick<Db, 'query'>, row: ScoreTable): Write {
  return db.query.insertInto('score').values(row)
}
