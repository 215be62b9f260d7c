// Follow-ups: a person owes this patient a call.
import type { Db, Write } from './database.ts'
import type { FollowUpTable } from './tables/people.ts'

export function insertFollowUp(db: Pick<Db, 'query'>, row: FollowUpTable): Write {
  return db.query.insertInto('follow_up').values(row)
}
