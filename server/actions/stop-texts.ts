// Nothing more goes to a phone: because somebody there said so, or because it is not the patient's.
import { findContact, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { deleteDraftsOnPhone } from '../db/drafts.ts'
import { journalNumber, journalPhone } from './journal-entry.ts'
import { auditOf, stopPhoneEffects, type Stop, type Stopper } from './stop-phone.ts'

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
  const { kind, channel, at = deps.now() } = stop
  return [
    ...(await stopEffects(deps, contact, stop)),
    await journalPhone(deps, contact, { kind, channel, at }),
  ]
}

/** All that follows from a stop, without the journal's entry; to stand first in the commit. */
export async function stopEffects(deps: Stopper, contact: Contact, stop: Stop): Promise<Write[]> {
  const { db } = deps
  return [
    ...(await stopPhoneEffects(deps, contact, stop)),
    // Whoever says stop half-way expects nothing of it to be kept. A paused phone keeps its links.
    ...(stop.kind === 'pause' ? [] : [deleteDraftsOnPhone(db, contact.id)]),
  ]
}

/** A stop from a number that no phone of ours has: kept, so that a patient imported with it later is not texted. */
export async function strangerStopWrites(deps: Stopper, phone: string, stop: Stop): Promise<Write[]> {
  const { kind, channel, at = deps.now() } = stop
  return [await journalNumber(deps, phone, { kind, channel, at }), auditOf(deps, null, stop)]
}
