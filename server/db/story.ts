// A patient's own story: goals and open answers of one stay, whoever else may read them. Sealed answers lie elsewhere.
import type { Db } from './database.ts'
import { preparedRead } from './prepared.ts'

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
  /** In place of the value, where it is withheld. */
  readonly valueSealed: string | null
  readonly wordsSealed: string | null
  readonly goalId: string | null
  readonly language: string
  readonly at: string
}

const goalsTold = preparedRead((query, at: { readonly enrolmentId: string }) =>
  query
    .selectFrom('goal')
    .select(['id', 'thread_id', 'words_sealed', 'language', 'set_at', 'ended_at'])
    .where('enrolment_id', '=', at.enrolmentId)
    .orderBy('set_at')
    .orderBy('id'),
)

/** Oldest first. */
export async function storyGoals(db: Query, enrolmentId: string): Promise<StoryGoal[]> {
  const rows = await goalsTold(db, { enrolmentId })
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

const answersTo = (items: readonly string[]) =>
  preparedRead((query, at: { readonly enrolmentId: string }) =>
    query
      .selectFrom('answer')
      .innerJoin('response', 'response.id', 'answer.response_id')
      .select([
        'answer.id',
        'answer.response_id',
        'answer.item',
        'answer.value',
        'answer.value_sealed',
        'answer.words_sealed',
        'answer.goal_id',
        'answer.at',
        'response.language',
      ])
      .where('response.enrolment_id', '=', at.enrolmentId)
      .where('answer.item', 'in', items)
      .where((e) => e.or([e('answer.value', 'is', null), e('answer.value', '<>', PASSED_BY)]))
      .orderBy('answer.at')
      .orderBy('answer.id'),
  )

/** Of these items: oldest first, without what was openly passed by. */
export function storyAnswers(items: readonly string[]) {
  const read = answersTo(items)
  return async (db: Query, enrolmentId: string): Promise<StoryAnswer[]> =>
    (await read(db, { enrolmentId })).map((row) => ({
      id: row.id,
      responseId: row.response_id,
      item: row.item,
      value: row.value,
      valueSealed: row.value_sealed ?? null,
      wordsSealed: row.words_sealed,
      goalId: row.goal_id,
      language: row.language,
      at: row.at,
    }))
}
