// The texts of one interview's conversation: kept while its link lives, and forgotten together once it is over.
import { PRIVATE_LINK } from '../core/outreach/leave.ts'
import type { Db, Write } from './database.ts'

type Query = Pick<Db, 'query'>

interface Held {
  readonly inboundId: string
  readonly invitationId: string
  /** When its link ends. */
  readonly endsAt: string
}

/** A text was said in the conversation about this interview. */
export const keepText = (db: Query, { inboundId, invitationId, endsAt }: Held): Write[] => [
  db.query.updateTable('inbound').set({ invitation_id: invitationId }).where('id', '=', inboundId),
  keepTexts(db, invitationId, endsAt),
]

export const keepTexts = (db: Query, invitationId: string, endsAt: string): Write =>
  db.query
    .insertInto('texts_kept')
    .values({ invitation_id: invitationId, ends_at: endsAt })
    .onConflict((conflict) => conflict.column('invitation_id').doNothing())

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

/** Interviews whose links ended before `before`, newest first: one that never comes to its end holds up no other. */
export async function textsLeftOver(db: Query, before: string, limit: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('texts_kept')
    .select('invitation_id')
    .where('ends_at', '<=', before)
    .orderBy('ends_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ invitation_id }) => invitation_id)
}

export interface Forgetting {
  readonly invitationId: string
  /** A phone counts how often it was touched, and that tells how many texts went: from now on it counts from here. */
  readonly touched: number
  /** A text that the carrier has not erased is kept to be erased, if it came after this. */
  readonly eraseSince: string
}

/** All of them, and where the conversation stood; it comes back as long as the carrier has one to erase. */
export function forgetTexts(db: Query, { invitationId, touched, eraseSince }: Forgetting): Write[] {
  const { query } = db
  return [
    query
      .updateTable('contact')
      .set({ touched })
      .where('id', 'in', (e) =>
        e
          .selectFrom('outbox')
          .select('outbox.contact_id')
          .where('outbox.invitation_id', '=', invitationId)
          .where('outbox.kind', '=', 'reply'),
      ),
    query.deleteFrom('outbox').where('invitation_id', '=', invitationId).where('kind', '=', 'reply'),
    query
      .deleteFrom('inbound')
      .where('invitation_id', '=', invitationId)
      .where((e) => e.or([e('erase_due', '=', 0), e('at', '<=', eraseSince)])),
    query.deleteFrom('page_code').where('invitation_id', '=', invitationId),
    query.deleteFrom('conversation').where('invitation_id', '=', invitationId),
    query
      .deleteFrom('texts_kept')
      .where('invitation_id', '=', invitationId)
      .where((e) =>
        e.not(
          e.exists(
            e.selectFrom('inbound').select('inbound.id').where('inbound.invitation_id', '=', invitationId),
          ),
        ),
      ),
  ]
}
