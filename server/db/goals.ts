// Goals: chains of versions in the patient's words.
import type { Db, Write } from './database.ts'
import type { GoalTable } from './tables/answers.ts'

export function insertGoal(db: Pick<Db, 'query'>, row: GoalTable): Write {
  return db.query.insertInto('goal').values(row)
}
