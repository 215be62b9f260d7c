// The suppression journal: append-only, by number.
import type { Insertable } from 'kysely'
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { SuppressionTable } from './tables/people.ts'

export function insertSuppression(db: Pick<Db, 'query'>, row: Insertable<SuppressionTable>): Write {
  return insertRow(db, 'suppression', row)
}

/** The last word on each of these numbers, by blind index; a number of which nothing was said is left out. */
export async function lastSuppressions(
  db: Pick<Db, 'query'>,
  phoneIndexes: readonly string[],
): Promise<Map<string, SuppressionTable['kind']>> {
  const rows = await inChunks(phoneIndexes, (piece) =>
    db.query
      .selectFrom('suppression')
      .select(['id', 'phone_index', 'kind', 'at'])
      .where('phone_index', 'in', piece)
      .execute(),
  )
  const oldestFirst = rows.toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1))
  return new Map(oldestFirst.map((row) => [row.phone_index, row.kind]))
}
