// A patient's own story: goals and open answers of one stay, whoever else may read them. Sealed answers lie elsewhere.
import type { Db } from './database.ts'

type Query = Pick<Db, 'query'>

export interface StoryGoal {
  readonly id: string
  readonly threadId: string
  readonly wordsSealed: string
  readonly language: string
  readonly setAt: string
  readonly endedAt: string | null
}

export interface StoryAnswer {
  readonly id: string
  readonly responseId: string
  readonly item: string
  readonly value: number | null
  readonly wordsSealed: string | null
  readonly goalId: string | null
  readonly language: string
  readonly at: string
}

/** Oldest first. */
export async function storyGoals(db: Query, enrolmentId: string): Promise<StoryGoal[]> {
  const rows = await db.query
    .selectFrom('goal')
    .select(['id', 'thread_id', 'words_sealed', 'language', 'set_at', 'ended_at'])
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('set_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    wordsSealed: row.words_sealed,
    language: row.language,
    setAt: row.set_at,
    endedAt: row.ended_at,
  }))
}

const PASSED_BY = 9

/** Oldest first, without what was passed by. */
export async function storyAnswers(
  db: Query,
  enrolmentId: string,
  items: readonly string[],
): Promise<StoryAnswer[]> {
  const rows = await db.query
    .selectFrom('answer')
    .innerJoin('response', 'response.id', 'answer.response_id')
    .select([
      'answer.id',
      'answer.response_id',
      'answer.item',
      'answer.value',
      'answer.words_sealed',
      'answer.goal_id',
      'answer.at',
      'response.language',
    ])
    .where('response.enrolment_id', '=', enrolmentId)
    .where('answer.item', 'in', items)
    .where((e) => e.or([e('answer.value', 'is', null), e('answer.value', '<>', PASSED_BY)]))
    .orderBy('answer.at')
    .orderBy('answer.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    responseId: row.response_id,
    item: row.item,
    value: row.value,
    wordsSealed: row.words_sealed,
    goalId: row.goal_id,
    language: row.language,
    at: row.at,
  }))
}
