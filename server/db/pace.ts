// The rate at which texts may leave, shared by every process that sends.
import type { Db, Write } from './database.ts'

export interface Pace {
  readonly perSecond: number
  readonly takenTo: string
}

export async function readPace(db: Pick<Db, 'query'>): Promise<Pace> {
  const row = await db.query
    .selectFrom('program')
    .select(['texts_per_second', 'turns_taken_to'])
    .executeTakeFirstOrThrow()
  return { perSecond: row.texts_per_second, takenTo: row.turns_taken_to }
}

/** Changes nothing when somebody else took turns since `was` was read. */
export function takeTurnsTo(
  db: Pick<Db, 'query'>,
  { was, takenTo }: { readonly was: string; readonly takenTo: string },
): Write {
  return db.query.updateTable('program').set({ turns_taken_to: takenTo }).where('turns_taken_to', '=', was)
}

export function setPace(db: Pick<Db, 'query'>, perSecond: number): Write {
  return db.query.updateTable('program').set({ texts_per_second: perSecond })
}
