// Texts received: stored once before the carrier hears 200.
import type { Db, Write } from './database.ts'
import type { InboundTable } from './tables/messages.ts'

export function insertInbound(db: Pick<Db, 'query'>, row: InboundTable): Write {
  return db.query.insertInto('inbound').values(row)
}
