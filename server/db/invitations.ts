// Invitations: one patient, one occasion, one survey version.
import type { Db, Write } from './database.ts'
import type { InvitationTable } from './tables/answers.ts'

export function insertInvitation(db: Pick<Db, 'query'>, row: InvitationTable): Write {
  return db.query.insertInto('invitation').values(row)
}
