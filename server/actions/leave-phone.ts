// A patient leaves a phone: whoever has its number now must not read what was meant for them, nor open a link sent there.
import { touchContact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { stopInvitation } from '../db/invitations.ts'
import { cancelTexts } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'

/** What still reaches for the patient at the number on file. */
export interface OldPhone {
  readonly contactId: string | null
  readonly invitationIds: readonly string[]
}

/** What was begun there and not sent is forgotten at once or by the next tick. */
export function leavePhone(
  { db }: Pick<Deps, 'db'>,
  { contactId, invitationIds }: OldPhone,
  at: string,
): Write[] {
  if (contactId === null) return []
  return [
    touchContact(db, contactId),
    ...invitationIds.flatMap((invitationId) => [
      cancelTexts(db, { invitationId }, { at, reason: 'phone_changed' }),
      stopInvitation(db, invitationId, at),
    ]),
  ]
}
