// A phone that the carrier had given up is tried again, because a person says that it works.
import { setContactState } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { insertSuppression } from '../db/suppressions.ts'
import type { Deps } from '../deps.ts'

/** It lifts nothing that somebody said there: only a number that was dead comes back. */
export function reopenWrites(
  { db, newId }: Pick<Deps, 'db' | 'newId'>,
  contactId: string,
  phoneIndex: string,
  at: string,
): Write[] {
  return [
    setContactState(db, contactId, ['dead'], 'open'),
    insertSuppression(db, { id: newId(), phone_index: phoneIndex, kind: 'start', channel: 'in person', at }),
  ]
}
