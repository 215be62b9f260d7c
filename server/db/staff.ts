// Staff members: case managers, leads, administrators, auditors.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { StaffTable } from './tables/people.ts'

export function insertStaff(db: Pick<Db, 'query'>, row: StaffTable): Write {
  return insertRow(db, 'staff', row)
}

/** Whoever has one of these blind indexes, by county id or by e-mail address. */
export async function staffByIndex(
  db: Pick<Db, 'query'>,
  column: 'county_id_index' | 'email_index',
  indexes: readonly string[],
): Promise<StaffTable[]> {
  return inChunks(indexes, (piece) =>
    db.query.selectFrom('staff').selectAll().where(column, 'in', piece).execute(),
  )
}

export function updateStaff(
  db: Pick<Db, 'query'>,
  id: string,
  change: Partial<Omit<StaffTable, 'id' | 'created_at'>>,
): Write {
  return db.query.updateTable('staff').set(change).where('id', '=', id)
}

export async function allStaff(db: Pick<Db, 'query'>): Promise<{ id: string; nameSealed: string }[]> {
  const rows = await db.query.selectFrom('staff').select(['id', 'name_sealed']).execute()
  return rows.map(({ id, name_sealed }) => ({ id, nameSealed: name_sealed }))
}
