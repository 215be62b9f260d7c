// The gathered rows of a program year, in blocks that only the sealed ring opens; gone when the year is closed.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { SealedCellTable, SealedYearTable } from './tables/sealed.ts'

/** Null: nothing of any year has been gathered. */
export async function oldestYear(db: Pick<Db, 'query'>): Promise<number | null> {
  const row = await db.query
    .selectFrom('sealed_year')
    .select('year')
    .orderBy('year')
    .limit(1)
    .executeTakeFirst()
  return row?.year ?? null
}

/** 0: none yet. */
export async function lastPart(db: Pick<Db, 'query'>, year: number): Promise<number> {
  const row = await db.query
    .selectFrom('sealed_year')
    .select('part')
    .where('year', '=', year)
    .orderBy('part', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.part ?? 0
}

export async function blockAfter(
  db: Pick<Db, 'query'>,
  year: number,
  part: number,
): Promise<SealedYearTable | null> {
  const row = await db.query
    .selectFrom('sealed_year')
    .selectAll()
    .where('year', '=', year)
    .where('part', '>', part)
    .orderBy('part')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Fails as a conflict when this part is there. */
export function insertBlock(db: Pick<Db, 'query'>, row: SealedYearTable): Write {
  return insertRow(db, 'sealed_year', row)
}

export function insertCell(db: Pick<Db, 'query'>, row: SealedCellTable): Write {
  return insertRow(db, 'sealed_cell', row)
}

/** All that is kept of a year's rows; its key goes with `deleteYearKey`. */
export function deleteYear(db: Pick<Db, 'query'>, year: number): Write[] {
  const releases = db.query.selectFrom('release').select('id').where('to_quarter', 'like', `${year}-Q%`)
  return [
    db.query.deleteFrom('sealed_year').where('year', '=', year),
    db.query.deleteFrom('sealed_cell').where('release_id', 'in', releases),
  ]
}
