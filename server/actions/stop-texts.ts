// Nothing more goes to a phone: because somebody there said so, or because it is not the patient's.
import { audit, SYSTEM } from '../db/audit.ts'
import { findContact, setContactState, touchContact, type Contact } from '../db/contacts.ts'
import { endConversation } from '../db/conversations.ts'
import type { Write } from '../db/database.ts'
import { deleteDraftsOnPhone } from '../db/drafts.ts'
import { stopInvitationsOnPhone } from '../db/invitations.ts'
import { cancelTexts } from '../db/outbox.ts'
import { deleteSealedDraftsOnPhone } from '../db/sealed-drafts.ts'
import { insertSuppression } from '../db/suppressions.ts'
import type { ContactTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'
import { withdrawals } from './consent-withdrawn.ts'

export type StopKind = 'stop' | 'pause' | 'wrong_number'

export interface Stopping {
  readonly contactId: string
  readonly kind: StopKind
  /** Where it was said, such as `sms` or `page`. */
  readonly channel: string
  readonly also?: readonly Write[]
}

type Stopper = Pick<Deps, 'db' | 'now' | 'newId'>
type State = ContactTable['state']

const BECOMES: Readonly<Record<StopKind, { readonly state: State; readonly from: readonly State[] }>> = {
  stop: { state: 'stopped', from: ['open', 'paused', 'dead'] },
  pause: { state: 'paused', from: ['open'] },
  wrong_number: { state: 'unlinked', from: ['open', 'paused', 'stopped', 'dead'] },
}

export async function stopTexts(deps: Stopper, stopping: Stopping): Promise<void> {
  const contact = await findContact(deps.db, stopping.contactId)
  if (!contact) return
  await deps.db.commit([...(await stopWrites(deps, contact, stopping)), ...(stopping.also ?? [])])
}

/** A stop from a number that no phone of ours has: kept, so that a patient imported with it later is not texted. */
export function strangerStopWrites(
  deps: Stopper,
  phoneIndex: string,
  stopping: Pick<Stopping, 'kind' | 'channel'>,
): Write[] {
  return [journal(deps, phoneIndex, stopping), auditOf(deps, null, stopping)]
}

/** The same, to be committed with what led to it; these come first. */
export async function stopWrites(
  deps: Stopper,
  contact: Contact,
  stopping: Pick<Stopping, 'kind' | 'channel'>,
): Promise<Write[]> {
  const { db } = deps
  const { kind } = stopping
  const at = deps.now()
  const { state, from } = BECOMES[kind]
  return [
    touchContact(db, contact.id),
    setContactState(db, contact.id, from, state),
    journal(deps, contact.phoneIndex, stopping),
    cancelTexts(db, { contactId: contact.id }, { at, reason: 'phone' }),
    // A paused phone keeps its links: a person looks at what was said, and the patient may answer on the page.
    ...(kind === 'pause'
      ? []
      : [
          stopInvitationsOnPhone(db, contact.id, at),
          // Whoever says stop half-way expects nothing of it to be kept.
          deleteDraftsOnPhone(db, contact.id),
          deleteSealedDraftsOnPhone(db, contact.id),
          endConversation(db, contact.id),
        ]),
    ...(kind === 'pause'
      ? []
      : await withdrawals(deps, { contactId: contact.id, channel: stopping.channel, ...TOLD[kind] })),
    auditOf(deps, contact.id, stopping),
  ]
}

const TOLD = {
  stop: { wording: 'STOP', about: 'patient' },
  wrong_number: { wording: 'WRONG NUMBER', about: 'number' },
} as const

function journal(
  { db, now, newId }: Stopper,
  phoneIndex: string,
  { kind, channel }: Pick<Stopping, 'kind' | 'channel'>,
): Write {
  return insertSuppression(db, { id: newId(), phone_index: phoneIndex, kind, channel, at: now() })
}

function auditOf(
  { db, now, newId }: Stopper,
  contactId: string | null,
  { kind, channel }: Pick<Stopping, 'kind' | 'channel'>,
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
