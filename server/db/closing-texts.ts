// Texts that end a conversation on a phone that others use: they carry the link behind which the rest opens.
import { PRIVATE_LINK } from '../core/outreach/leave.ts'
import type { Db } from './database.ts'

/** Whether a closing text told this phone that the rest opens behind its link. */
export async function closedWithLink(db: Pick<Db, 'query'>, invitationId: string): Promise<boolean> {
  const row = await db.query
    .selectFrom('outbox')
    .select('id')
    .where('invitation_id', '=', invitationId)
    .where('template', '=', PRIVATE_LINK)
    .where('kind', '=', 'reply')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
