// Phones: one row per number, which stop and lease both touch first.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { ContactTable } from './tables/people.ts'

export function insertContact(db: Pick<Db, 'query'>, row: ContactTable): Write {
  return insertRow(db, 'contact', row)
}

/** First write of every lease, stop and plan of a phone: whoever comes second waits here, and then sees the first. */
export function touchContact(db: Pick<Db, 'query'>, id: string): Write {
  return db.query
    .updateTable('contact')
    .set((e) => ({ touched: e('touched', '+', 1) }))
    .where('id', '=', id)
}

/** The guard after `touchContact`: nobody touched the phone since `before` was read, or the commit rolls back. */
export function mustBeUntouched(db: Pick<Db, 'query'>, id: string, before: number): Write {
  return db.query
    .insertInto('must')
    .columns(['ok'])
    .expression(
      db.query
        .selectFrom('contact')
        .select((e) => e.fn.countAll<number>().as('ok'))
        .where('id', '=', id)
        .where('touched', '=', before + 1),
    )
}

export function setContactState(
  db: Pick<Db, 'query'>,
  id: string,
  from: readonly ContactTable['state'][],
  state: ContactTable['state'],
): Write {
  return db.query.updateTable('contact').set({ state }).where('id', '=', id).where('state', 'in', from)
}

/** The welcome went, or may have: it goes once. */
export function markWelcomed(db: Pick<Db, 'query'>, id: string, at: string): Write {
  return db.query
    .updateTable('contact')
    .set({ welcomed_at: at })
    .where('id', '=', id)
    .where('welcomed_at', 'is', null)
}

export interface Contact {
  readonly id: string
  readonly state: ContactTable['state']
  readonly touched: number
  readonly phoneIndex: string
  readonly phoneSealed: string
}

export async function findContact(db: Pick<Db, 'query'>, id: string): Promise<Contact | null> {
  const row = await db.query
    .selectFrom('contact')
    .select(CONTACT_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? decodeContact(row) : null
}

const CONTACT_COLUMNS = ['id', 'state', 'touched', 'phone_index', 'phone_sealed'] as const

function decodeContact(row: Pick<ContactTable, (typeof CONTACT_COLUMNS)[number]>): Contact {
  const { id, state, touched, phone_index: phoneIndex, phone_sealed: phoneSealed } = row
  return { id, state, touched, phoneIndex, phoneSealed }
}

/** By the blind index of their number; a number without a phone on file is left out. */
export async function findContactsByPhone(
  db: Pick<Db, 'query'>,
  phoneIndexes: readonly string[],
): Promise<Map<string, Contact>> {
  const rows = await inChunks(phoneIndexes, (piece) =>
    db.query.selectFrom('contact').select(CONTACT_COLUMNS).where('phone_index', 'in', piece).execute(),
  )
  return new Map(rows.map((row) => [row.phone_index, decodeContact(row)]))
}

/** @param phoneIndex the blind index of an E.164 number. */
export async function findContactByPhone(db: Pick<Db, 'query'>, phoneIndex: string): Promise<Contact | null> {
  return (await findContactsByPhone(db, [phoneIndex])).get(phoneIndex) ?? null
}
