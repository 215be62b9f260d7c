// The suppression journal: append-only, by number.
import type { Insertable } from 'kysely'
import type { Suppression } from '../core/outreach/suppression.ts'
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { SuppressionTable } from './tables/people.ts'

export function insertSuppression(db: Pick<Db, 'query'>, row: Insertable<SuppressionTable>): Write {
  return insertRow(db, 'suppression', row)
}

/** What was said of each of these numbers, by blind index, in no order; a number of which nothing was said is left out. */
export async function suppressionsOf(
  db: Pick<Db, 'query'>,
  phoneIndexes: readonly string[],
): Promise<Map<string, Suppression[]>> {
  const rows = await inChunks(phoneIndexes, (piece) =>
    db.query
      .selectFrom('suppression')
      .select(['id', 'origin', 'phone_index', 'kind', 'channel', 'at'])
      .where('phone_index', 'in', piece)
      .execute(),
  )
  const found = new Map<string, Suppression[]>()
  for (const { id, origin, phone_index: index, ...said } of rows) {
    found.set(index, [...(found.get(index) ?? []), { id: origin ?? id, ...said }])
  }
  return found
}

export interface JournalRow extends Suppression {
  readonly rowId: string
  readonly phoneSealed: string | null
  /** Of the phone with that number, if there is one. */
  readonly contact: { readonly id: string; readonly phoneSealed: string } | null
}

/** Oldest first, from the one after `after` on. */
export async function journalRows(
  db: Pick<Db, 'query'>,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<JournalRow[]> {
  const rows = await db.query
    .selectFrom('suppression')
    .leftJoin('contact', 'contact.phone_index', 'suppression.phone_index')
    .select([
      'suppression.id',
      'suppression.origin',
      'suppression.kind',
      'suppression.channel',
      'suppression.at',
      'suppression.phone_sealed',
      'contact.id as contact_id',
      'contact.phone_sealed as contact_phone_sealed',
    ])
    .where('suppression.id', '>', after)
    .orderBy('suppression.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, origin, kind, channel, at, phone_sealed, contact_id, contact_phone_sealed }) => ({
    rowId: id,
    id: origin ?? id,
    kind,
    channel,
    at,
    phoneSealed: phone_sealed,
    contact:
      contact_id === null || contact_phone_sealed === null
        ? null
        : { id: contact_id, phoneSealed: contact_phone_sealed },
  }))
}
