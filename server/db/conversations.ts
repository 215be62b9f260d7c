// The one open conversation of a phone: what the next text from it answers.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { ConversationTable } from './tables/messages.ts'

export interface Conversation {
  readonly contactId: string
  readonly invitationId: string
  readonly patientId: string
  /** An item, or what core/conversation/flow.ts names besides. */
  readonly awaiting: string
  readonly language: string
  /** Replies in a row that nobody could read. */
  readonly misses: number
  readonly claim: string | null
  /** When what is awaited was asked. */
  readonly askedAt: string
}

export async function findConversation(
  db: Pick<Db, 'query'>,
  contactId: string,
): Promise<Conversation | null> {
  const rows = db.query.selectFrom('conversation').selectAll()
  const row = await rows.where('contact_id', '=', contactId).executeTakeFirst()
  return row ? decode(row) : null
}

/** Null: no phone speaks of it now. */
export async function conversationAbout(
  db: Pick<Db, 'query'>,
  invitationId: string,
): Promise<Conversation | null> {
  const rows = db.query.selectFrom('conversation').selectAll()
  const row = await rows.where('invitation_id', '=', invitationId).executeTakeFirst()
  return row ? decode(row) : null
}

function decode(row: ConversationTable): Conversation {
  return {
    contactId: row.contact_id,
    invitationId: row.invitation_id,
    patientId: row.patient_id,
    awaiting: row.awaiting,
    language: row.language,
    misses: row.misses,
    claim: row.claim,
    askedAt: row.updated_at,
  }
}

export function insertConversation(db: Pick<Db, 'query'>, row: ConversationTable): Write {
  return insertRow(db, 'conversation', row)
}

/** Moves the conversation on for `row.claim`, if nobody moved it since `seen` was read. */
export function claimConversation(db: Pick<Db, 'query'>, row: ConversationTable, seen: string | null): Write {
  const { contact_id, ...change } = row
  const update = db.query.updateTable('conversation').set(change).where('contact_id', '=', contact_id)
  return seen === null ? update.where('claim', 'is', null) : update.where('claim', '=', seen)
}

/** The same question by another name, if nothing else has come to be awaited. */
export function awaitNow(
  db: Pick<Db, 'query'>,
  { contactId, invitationId, awaiting }: Conversation,
  named: string,
): Write {
  return db.query
    .updateTable('conversation')
    .set({ awaiting: named })
    .where('contact_id', '=', contactId)
    .where('invitation_id', '=', invitationId)
    .where('awaiting', '=', awaiting)
}

export function endConversation(db: Pick<Db, 'query'>, contactId: string): Write {
  return db.query.deleteFrom('conversation').where('contact_id', '=', contactId)
}
