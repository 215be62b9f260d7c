// Phones: one row per number, which stop and lease both touch first.
import type { Db, Write } from './database.ts'
import type { ContactTable } from './tables/people.ts'

export function insertContact(db: Pick<Db, 'query'>, row: ContactTable): Write {
  return db.query.insertInto('contact').values(row)
}
