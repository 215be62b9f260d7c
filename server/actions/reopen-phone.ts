// A phone that the carrier had given up, or that unclear words had paused, is texted again: a person was told so.
import { IN_PERSON } from '../core/outreach/suppression.ts'
import { setContactState, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { journalPhone } from './journal-entry.ts'

/** A stop that somebody wrote there is not lifted. */
export async function reopenWrites(
  deps: Pick<Deps, 'db' | 'sealer' | 'newId'>,
  contact: Contact,
  at: string,
): Promise<Write[]> {
  return [
    setContactState(deps.db, contact.id, ['paused', 'dead'], 'open'),
    await journalPhone(deps, contact, { kind: 'start', channel: IN_PERSON, at }),
  ]
}
