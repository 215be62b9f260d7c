// Nothing more goes to a phone: because somebody there said so, or because it is not the patient's.
import { findContact, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { deleteDraftsOnPhone } from '../db/drafts.ts'
import { deleteSealedDraftsOnPhone } from '../db/sealed-drafts.ts'
import { auditOf, journal, stopPhoneWrites, type Stop, type Stopper } from './stop-phone.ts'

export interface Stopping extends Stop {
  readonly contactId: string
  readonly also?: readonly Write[]
}

export async function stopTexts(deps: Stopper, stopping: Stopping): Promise<void> {
  const contact = await findContact(deps.db, stopping.contactId)
  if (!contact) return
  await deps.db.commit([...(await stopWrites(deps, contact, stopping)), ...(stopping.also ?? [])])
}

/** The same, to be committed with what led to it; these come first. */
export async function stopWrites(deps: Stopper, contact: Contact, stop: Stop): Promise<Write[]> {
  const { db } = deps
  return [
    ...(await stopPhoneWrites(deps, contact, stop)),
    // Whoever says stop half-way expects nothing of it to be kept. A paused phone keeps its links.
    ...(stop.kind === 'pause'
      ? []
      : [deleteDraftsOnPhone(db, contact.id), deleteSealedDraftsOnPhone(db, contact.id)]),
  ]
}

/** A stop from a number that no phone of ours has: kept, so that a patient imported with it later is not texted. */
export function strangerStopWrites(deps: Stopper, phoneIndex: string, stop: Stop): Write[] {
  return [journal(deps, phoneIndex, stop), auditOf(deps, null, stop)]
}
