// A browser asks for a code by text, so that it may go on at a link. Nobody is told whether one was sent.
import { mayTextCode } from '../core/outreach/page-code.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { findContact, mustBeUntouched, touchContact } from '../db/contacts.ts'
import { Conflict } from '../db/database.ts'
import { readHalt } from '../db/halt.ts'
import { codesAsked, insertPageCode } from '../db/page-codes.ts'
import { phoneOfPatient } from '../db/patients.ts'
import { readSchedule } from '../db/schedule.ts'
import { keepTexts } from '../db/texts-kept.ts'
import type { Deps } from '../deps.ts'
import { queueText } from './queue-text.ts'
import type { Sitting } from './sitting.ts'

/** @param holder who asks: a browser's token, hashed. */
export async function askForCode(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  { invitation, language }: Pick<Sitting, 'invitation' | 'language'>,
  holder: string,
): Promise<void> {
  const at = now()
  const phone = await phoneOfPatient(db, invitation.patientId)
  const contact = phone && (await findContact(db, phone.contactId))
  const [{ quietDays }, halt] = await Promise.all([readSchedule(db), readHalt(db)])
  if (!phone || !contact || halt !== null) return
  const asked = await codesAsked(db, contact.id, instantAfter(at, -DAY_MS))
  const until = mayTextCode(phone, asked, at, quietDays)
  if (until === null) return
  const id = newId()
  const row = { id, invitation_id: invitation.id, contact_id: contact.id, holder, made_at: at }
  try {
    await db.commit([
      touchContact(db, contact.id),
      mustBeUntouched(db, contact.id, contact.touched),
      insertPageCode(db, row),
      queueText(db, {
        id,
        contactId: contact.id,
        patientId: invitation.patientId,
        invitationId: invitation.id,
        kind: 'reply',
        template: 'code',
        language,
        at,
        notAfter: until,
      }),
      keepTexts(db, invitation.id, invitation.expiresAt),
    ])
  } catch (error) {
    // A stop, or another browser that asks at this moment, was first.
    if (!(error instanceof Conflict)) throw error
  }
}
