// Texts to send and what became of them.
import type { Db, Write } from './database.ts'
import type { OutboxTable } from './tables/messages.ts'

export function insertOutbox(db: Pick<Db, 'query'>, row: OutboxTable): Write {
  return db.query.insertInto('outbox').values(row)
}
