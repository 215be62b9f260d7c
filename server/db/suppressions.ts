// The suppression journal: append-only, by number.
import type { Db, Write } from './database.ts'
import type { SuppressionTable } from './tables/people.ts'

export function insertSuppression(db: Pick<Db, 'query'>, row: SuppressionTable): Write {
  return db.query.insertInto('suppression').values(row)
}
