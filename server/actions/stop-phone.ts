// A phone falls silent: its state, the journal, what waits for it, its links, and consent. Reaches no answer of anybody.
import { audit, SYSTEM } from '../db/audit.ts'
import { setContactState, touchContact, type Contact } from '../db/contacts.ts'
import { endConversation } from '../db/conversations.ts'
import type { Write } from '../db/database.ts'
import { stopInvitationsOnPhone } from '../db/invitations.ts'
import { cancelTexts } from '../db/outbox.ts'
import type { ContactTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'
import { withdrawals } from './consent-withdrawn.ts'
import { journalPhone } from './journal-entry.ts'

export type StopKind = 'stop' | 'pause' | 'wrong_number'

export interface Stop {
  readonly kind: StopKind
  /** Where it was said, such as `sms` or `page`. */
  readonly channel: string
  /** When it was said; default: now. */
  readonly at?: string
  /** The patient's own words, for the ledger; null where they are not kept. */
  readonly words?: string | null
}

export type Stopper = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>
type State = ContactTable['state']

const BECOMES: Readonly<Record<StopKind, { readonly state: State; readonly from: readonly State[] }>> = {
  stop: { state: 'stopped', from: ['open', 'paused', 'dead'] },
  pause: { state: 'paused', from: ['open'] },
  wrong_number: { state: 'unlinked', from: ['open', 'paused', 'stopped', 'dead'] },
}

/** To stand first in the commit. What was begun and not sent is forgotten at once or by the next tick. */
export async function stopPhoneWrites(deps: Stopper, contact: Contact, stopping: Stop): Promise<Write[]> {
  const { kind, channel, at = deps.now() } = stopping
  return [
    ...(await stopPhoneEffects(deps, contact, stopping)),
    await journalPhone(deps, contact, { kind, channel, at }),
  ]
}

/** The same without the journal's entry. */
export async function stopPhoneEffects(deps: Stopper, contact: Contact, stopping: Stop): Promise<Write[]> {
  const { db } = deps
  const { kind } = stopping
  const at = deps.now()
  const { state, from } = BECOMES[kind]
  return [
    touchContact(db, contact.id),
    setContactState(db, contact.id, from, state),
    cancelTexts(db, { contactId: contact.id }, { at, reason: 'phone' }),
    // A paused phone keeps its links: a person looks at what was said, and the patient may answer on the page.
    ...(kind === 'pause'
      ? []
      : [
          stopInvitationsOnPhone(db, contact.id, at),
          endConversation(db, contact.id),
          ...(await withdrawals(deps, {
            contactId: contact.id,
            ...stopping,
            ...told(kind, stopping.channel),
          })),
        ]),
    auditOf(deps, contact.id, stopping),
  ]
}

function told(kind: 'stop' | 'wrong_number', channel: string) {
  if (kind === 'wrong_number') return { wording: 'WRONG NUMBER', about: 'number' } as const
  return { wording: channel === 'carrier' ? 'STOP at the carrier' : 'STOP', about: 'patient' } as const
}

export function auditOf(
  { db, now, newId }: Stopper,
  contactId: string | null,
  { kind, channel }: Stop,
): Write {
  return audit(db, {
    id: newId(),
    at: now(),
    actor: SYSTEM,
    action: 'texts.stopped',
    subject: 'contact',
    subjectId: contactId,
    detail: { kind, channel },
  })
}
