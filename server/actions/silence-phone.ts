// The carrier says that a number must not be texted: the phone's state, the journal, and what waits for it.
import { audit, SYSTEM } from '../db/audit.ts'
import { mustBeUntouched, setContactState, touchContact, type Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { cancelTexts } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { withdrawals } from './consent-withdrawn.ts'
import { journalPhone } from './journal-entry.ts'

type Silencer = Pick<Deps, 'db' | 'sealer' | 'newId' | 'now'>

/** Nothing when the phone is silent for as strong a reason already. To stand first in the commit. */
export async function silencePhone(
  deps: Silencer,
  contact: Contact,
  records: 'stop' | 'dead',
): Promise<Write[]> {
  const effects = await silenceEffects(deps, contact, records)
  if (effects.length === 0) return []
  const said = { kind: records, channel: 'carrier', at: deps.now() }
  return [...effects, await journalPhone(deps, contact, said)]
}

/** The same without the journal's entry. */
export async function silenceEffects(
  deps: Silencer,
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
