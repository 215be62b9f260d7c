// A text written on a simulated phone: it stays on that phone, and arrives as a carrier would bring it.
import { receiveText } from '../actions/receive-text.ts'
import { insertPhoneMessage } from '../db/phone-messages.ts'
import type { Deps } from '../deps.ts'
import { PROGRAM_NUMBER } from '../external/simulated-phones.ts'

/** @param from E.164. */
export async function sendFromPhone(deps: Deps, from: string, body: string): Promise<void> {
  const id = deps.newId()
  await deps.db.commit([
    insertPhoneMessage(deps.db, {
      id,
      sender: from,
      recipient: PROGRAM_NUMBER,
      body,
      direction: 'from_patient',
      at: deps.now(),
    }),
  ])
  await receiveText(deps, { providerId: id, from, body })
}
