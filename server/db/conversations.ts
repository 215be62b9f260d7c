// The one open conversation of a phone.
import type { Db, Write } from './database.ts'
import type { ConversationTable } from './tables/messages.ts'

export function insertConversation(db: Pick<Db, 'query'>, row: ConversationTable): Write {
  return db.query.insertInto('conversation').values(row)
}
