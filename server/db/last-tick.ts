// About when the regular work last ran, on whatever machine: a long silence shows a standstill, or an older database.
import type { Db, Write } from './database.ts'
import { preparedRead } from './prepared.ts'

const lastTick = preparedRead((query) => query.selectFrom('program').select('ticked_at'))

/** Null: it never ran. */
export async function readLastTick(db: Pick<Db, 'query'>): Promise<string | null> {
  const [row] = await lastTick(db, {})
  return row?.ticked_at ?? null
}

export function setLastTick(db: Pick<Db, 'query'>, at: string): Write {
  return db.query.updateTable('program').set({ ticked_at: at })
}
