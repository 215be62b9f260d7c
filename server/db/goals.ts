// Goals: chains of versions in the patient's words.
import type { Db, Write } from './database.ts'
import type { GoalTable } from './tables/answers.ts'

export function insertGoal(db: Pick<Db, 'query'>, row: GoalTable): Write {
  return db.query.insertInto('goal').values(row)
}

export interface StoredGoal {
  readonly id: string
  readonly threadId: string
  readonly version: number
  readonly wordsSealed: string
  readonly nicknameSealed: string | null
  readonly weight: number | null
  readonly language: string
  readonly endedAt: string | null
}

export async function findGoal(db: Pick<Db, 'query'>, id: string): Promise<StoredGoal | null> {
  const row = await db.query.selectFrom('goal').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    threadId: row.thread_id,
    version: row.version,
    wordsSealed: row.words_sealed,
    nicknameSealed: row.nickname_sealed,
    weight: row.weight,
    language: row.language,
    endedAt: row.ended_at,
  }
}

/** Ends a goal once: a version that ended earlier keeps its day. */
export function endGoal(db: Pick<Db, 'query'>, id: string, at: string): Write {
  return db.query.updateTable('goal').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null)
}
