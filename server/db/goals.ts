// Goals: chains of versions in the patient's words.
import type { StandingGoal } from '../core/goals.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { GoalTable } from './tables/answers.ts'

export function insertGoal(db: Pick<Db, 'query'>, row: GoalTable): Write {
  return insertRow(db, 'goal', row)
}

export interface StoredGoal extends StandingGoal {
  readonly enrolmentId: string
  readonly wordsSealed: string
  readonly nicknameSealed: string | null
  readonly language: string
  readonly endedAt: string | null
}

/** Of one patient: what stands, and what `asked` names even if it has ended. */
export async function goalsOf(
  db: Pick<Db, 'query'>,
  patientId: string,
  asked: readonly string[],
): Promise<StoredGoal[]> {
  const rows = await db.query
    .selectFrom('goal')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where((e) => e.or([e('ended_at', 'is', null), ...(asked.length > 0 ? [e('id', 'in', asked)] : [])]))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    version: row.version,
    weight: row.weight,
    enrolmentId: row.enrolment_id,
    wordsSealed: row.words_sealed,
    nicknameSealed: row.nickname_sealed,
    language: row.language,
    endedAt: row.ended_at,
  }))
}

/** Ends a goal once: a version that ended earlier keeps its day. */
export function endGoal(db: Pick<Db, 'query'>, id: string, at: string): Write {
  return db.query.updateTable('goal').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null)
}
