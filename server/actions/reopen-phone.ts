// A phone that the carrier had given up is tried again, because a person says that it works.
import { IN_PERSON } from '../core/outreach/suppression.ts'
import { setContactState, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { journalPhone } from './journal-entry.ts'

/** It lifts nothing that somebody said there: only a number that was dead comes back. */
export async function reopenWrites(
  deps: Pick<Deps, 'db' | 'sealer' | 'newId'>,
  contact: Contact,
  at: string,
): Promise<Write[]> {
  return [
    setContactState(deps.db, contact.id, ['dead'], 'open'),
    await journalPhone(deps, contact, { kind: 'start', channel: IN_PERSON, at }),
  ]
}
