// Goals: chains of versions in the patient's words.
import type { StandingGoal } from '../core/goals.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead } from './prepared.ts'
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

/** An interview asks about three at most. */
const goalsNow = preparedRead(
  (
    query,
    at: {
      readonly patientId: string
      readonly asked: string
      readonly asked2: string
      readonly asked3: string
    },
  ) =>
    query
      .selectFrom('goal')
      .selectAll()
      .where('patient_id', '=', at.patientId)
      .where((e) => e.or([e('ended_at', 'is', null), e('id', 'in', [at.asked, at.asked2, at.asked3])])),
)

/** Of one patient: what stands, and what `asked` names even if it has ended. */
export async function goalsOf(
  db: Pick<Db, 'query'>,
  patientId: string,
  asked: readonly string[],
): Promise<StoredGoal[]> {
  const [first = '', second = '', third = ''] = asked
  const rows = await goalsNow(db, { patientId, asked: first, asked2: second, asked3: third })
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
