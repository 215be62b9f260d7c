// What a database of the version before the sealed ring holds: sealed answers, scores and facts in clear.
import type { Insertable } from 'kysely'
import { resealAnswers } from '../../server/actions/reseal-answers.ts'
import type { SealedAnswerTable } from '../../server/db/tables/answers.ts'
import type { Deps } from '../../server/deps.ts'

/** As the migration leaves it where a program is. */
export async function startResealing({ db }: Pick<Deps, 'db'>): Promise<void> {
  for (const stage of ['drafts', 'answers', 'scores', 'withheld', 'facts', 'clean'] as const)
    await db.commit([db.query.insertInto('reseal').values({ stage, after: '' })])
}

/** Beat after beat, as the tick would. */
export async function finishResealing(deps: Deps): Promise<void> {
  for (let beat = 0; beat < 60; beat += 1) if (!(await resealAnswers(deps)).more) return
  throw new Error('it does not end')
}

/** One interview's rows, as they were stored then. */
export async function storeOldAnswers(
  { db, newId }: Pick<Deps, 'db' | 'newId'>,
  invitationId: string,
  kind: SealedAnswerTable['kind'],
  answers: Readonly<Record<string, number>>,
  more: { readonly at: string } & Partial<Insertable<SealedAnswerTable>>,
): Promise<void> {
  const { at, ...rest } = more
  const { patient_id, enrolment_id } = await db.query
    .selectFrom('invitation')
    .select(['patient_id', 'enrolment_id'])
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  await db.commit(
    Object.entries(answers).map(([item, value]) =>
      db.query.insertInto('sealed_answer').values({
        id: newId(),
        kind,
        invitation_id: invitationId,
        patient_id,
        enrolment_id,
        item,
        value,
        survey_id: 'pulse',
        survey_version: 1,
        language: 'en',
        mode: 'page',
        about_staff_id: null,
        about_team_id: null,
        discipline: null,
        region: null,
        enrolled_on: '2026-01-12',
        month: at.slice(0, 7),
        stored_at: at,
        ...rest,
      }),
    ),
  )
}
