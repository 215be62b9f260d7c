// Who is texted on a phone says no there, or turns out not to be there at all: the ledger's events, and consent with them.
import { localDate } from '../core/outreach/window.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import type { Write } from '../db/database.ts'
import { usersOfPhone, withdrawTexts } from '../db/patients.ts'
import type { Deps } from '../deps.ts'

export interface Withdrawal {
  readonly contactId: string
  readonly wording: 'STOP' | 'STOP at the carrier' | 'WRONG NUMBER'
  /** Where it was said, such as `sms`, `page` or `carrier`. */
  readonly channel: string
  /** When it was said; default: now. */
  readonly at?: string
  /** The patient's own words, where they are kept. */
  readonly words?: string | null
  /** `number`: it is not theirs, which takes no consent away for one that is. */
  readonly about: 'patient' | 'number'
}

export async function withdrawals(
  { db, sealer, newId, now }: Pick<Deps, 'db' | 'sealer' | 'newId' | 'now'>,
  { contactId, wording, channel, about, at: saidAt, words = null }: Withdrawal,
): Promise<Write[]> {
  const at = now()
  const users = await usersOfPhone(db, contactId)
  const told = about === 'number' ? users : users.filter(({ consentedAt }) => consentedAt !== null)
  const events = told.map(async ({ id: patientId, language, timeZones }) => {
    const id = newId()
    return insertConsentEvent(db, {
      id,
      patient_id: patientId,
      contact_id: contactId,
      kind: 'texts_withdrawn',
      about,
      wording,
      language,
      channel,
      evidence_sealed: words && (await sealer.seal('consent_event', 'evidence_sealed', id, words)),
      given_on: localDate(saidAt ?? at, timeZones),
      at,
    })
  })
  return [...(await Promise.all(events)), ...(about === 'patient' ? [withdrawTexts(db, contactId)] : [])]
}
