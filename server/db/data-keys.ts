// Data keys as stored: wrapped, oldest first.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { DataKey } from '../sealing.ts'

export async function dataKeys(db: Pick<Db, 'query'>): Promise<DataKey[]> {
  return db.query
    .selectFrom('data_key')
    .select(['id', 'wrapped'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function insertDataKey(db: Pick<Db, 'query'>, key: DataKey, now: string): Write {
  return insertRow(db, 'data_key', { ...key, created_at: now })
}
