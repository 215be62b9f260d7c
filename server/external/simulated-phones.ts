// Simulated phones: a carrier whose phones are rows, for the demo county and for tests; nothing leaves the machine.
import type { Db } from '../db/database.ts'
import { blankReceivedBody, insertPhoneMessage } from '../db/phone-messages.ts'
import { countSegments } from '../core/sms/gsm.ts'
import type { Sms } from './sms.ts'

/** The number that simulated texts come from: reserved for fiction. */
export const PROGRAM_NUMBER = '+15555550100'

interface Phones {
  readonly db: Db
  readonly now: () => string
  readonly newId: () => string
}

/** Accepts every text at once; what becomes of it is reported later, as a carrier does. */
export function createSimulatedPhones({ db, now, newId }: Phones): Sms {
  return {
    async send({ to, body }) {
      const sid = newId()
      await db.commit([
        insertPhoneMessage(db, {
          id: sid,
          sender: PROGRAM_NUMBER,
          recipient: to,
          body,
          direction: 'to_patient',
          at: now(),
        }),
      ])
      return { kind: 'accepted', sid, segments: countSegments(body).segments }
    },
    // A question stays on the phone that it was sent to; what a patient answered is gone from the carrier's store.
    async redact(sid) {
      await db.commit([blankReceivedBody(db, sid)])
    },
  }
}
