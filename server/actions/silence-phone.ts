// The carrier says that a number must not be texted: the phone's state, the journal, and what waits for it.
import { audit, SYSTEM } from '../db/audit.ts'
import { mustBeUntouched, setContactState, touchContact, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { cancelTexts } from '../db/outbox.ts'
import { insertSuppression } from '../db/suppressions.ts'
import type { Deps } from '../deps.ts'
import { withdrawals } from './consent-withdrawn.ts'

/** Nothing when the phone is silent for as strong a reason already. To stand first in the commit. */
export async function silencePhone(
  deps: Pick<Deps, 'db' | 'newId' | 'now'>,
  contact: Contact,
  records: 'stop' | 'dead',
): Promise<Write[]> {
  const { db, newId, now } = deps
  const silent = records === 'stop' ? 'stopped' : 'dead'
  const from = WEAKER[silent]
  if (!from.includes(contact.state)) return []
  const at = now()
  return [
    touchContact(db, contact.id),
    mustBeUntouched(db, contact.id, contact.touched),
    setContactState(db, contact.id, from, silent),
    insertSuppression(db, {
      id: newId(),
      phone_index: contact.phoneIndex,
      kind: records,
      channel: 'carrier',
      at,
    }),
    ...(records === 'stop'
      ? await withdrawals(deps, {
          contactId: contact.id,
          wording: 'STOP at the carrier',
          channel: 'carrier',
          about: 'patient',
        })
      : []),
    cancelTexts(db, { contactId: contact.id }, { at, reason: 'phone' }),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: 'phone.silenced',
      subject: 'contact',
      subjectId: contact.id,
      detail: { records },
    }),
  ]
}

// A person's own stop outlasts what the carrier thinks of the number, whichever is heard first.
const WEAKER: Readonly<Record<'stopped' | 'dead', readonly Contact['state'][]>> = {
  stopped: ['open', 'paused', 'dead'],
  dead: ['open', 'paused'],
}
