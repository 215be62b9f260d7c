// Data keys as stored: wrapped, oldest first.
import type { Db, Write } from './database.ts'
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
  return db.query.insertInto('data_key').values({ ...key, created_at: now })
}
