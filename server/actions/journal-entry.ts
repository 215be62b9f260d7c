// One entry of the suppression journal, with the number itself sealed beside its hash, so that it can be told elsewhere.
import type { Suppression } from '../core/outreach/suppression.ts'
import type { Contact } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { insertSuppression } from '../db/suppressions.ts'
import type { Deps } from '../deps.ts'

type Writer = Pick<Deps, 'db' | 'sealer' | 'newId'>
type Said = Omit<Suppression, 'id'>

/** @param origin the entry's id where it was first made; null: here. */
export async function journalNumber(
  { db, sealer, newId }: Writer,
  phone: string,
  { kind, channel, at }: Said,
  origin: string | null = null,
): Promise<Write> {
  const id = newId()
  return insertSuppression(db, {
    id,
    phone_index: await sealer.index('phone', phone),
    kind,
    channel,
    at,
    phone_sealed: await sealer.seal('suppression', 'phone_sealed', id, phone),
    origin,
  })
}

export async function journalPhone(deps: Writer, contact: Contact, said: Said): Promise<Write> {
  const phone = await deps.sealer.open('contact', 'phone_sealed', contact.id, contact.phoneSealed)
  return journalNumber(deps, phone, said)
}
