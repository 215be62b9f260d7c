// The consent ledger: append-only.
import type { Db, Write } from './database.ts'
import type { ConsentEventTable } from './tables/people.ts'

export function insertConsentEvent(db: Pick<Db, 'query'>, row: ConsentEventTable): Write {
  return db.query.insertInto('consent_event').values(row)
}
