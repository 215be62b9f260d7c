// What lies on the simulated phones; unused with a real carrier.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { PhoneMessageTable } from './tables/messages.ts'

export function insertPhoneMessage(db: Pick<Db, 'query'>, row: PhoneMessageTable): Write {
  return insertRow(db, 'phone_message', row)
}

export function blankReceivedBody(db: Pick<Db, 'query'>, id: string): Write {
  return db.query
    .updateTable('phone_message')
    .set({ body: '' })
    .where('id', '=', id)
    .where('direction', '=', 'from_patient')
}

/** Oldest first. @param number E.164, of a patient's phone. */
export async function messagesOfPhone(db: Pick<Db, 'query'>, number: string): Promise<PhoneMessageTable[]> {
  return db.query
    .selectFrom('phone_message')
    .selectAll()
    .where((e) => e.or([e('recipient', '=', number), e('sender', '=', number)]))
    .orderBy('at')
    .orderBy('id')
    .execute()
}
