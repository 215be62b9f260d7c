// Drafts of surveys: one per survey, each save a revision.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { SurveyDraftTable } from './tables/answers.ts'

export type SurveyDraft = SurveyDraftTable

export async function surveyDrafts(db: Pick<Db, 'query'>): Promise<SurveyDraft[]> {
  return db.query.selectFrom('survey_draft').selectAll().orderBy('survey_id').execute()
}

export async function findSurveyDraft(
  db: Pick<Db, 'query'>,
  surveyId: string,
): Promise<SurveyDraft | undefined> {
  return db.query.selectFrom('survey_draft').selectAll().where('survey_id', '=', surveyId).executeTakeFirst()
}

export function insertSurveyDraft(db: Pick<Db, 'query'>, row: SurveyDraftTable): Write {
  return insertRow(db, 'survey_draft', row)
}

/** Claims the draft as it stood at `revision`; follow it with `mustHaveClaimed`. */
export function claimSurveyDraft(
  db: Pick<Db, 'query'>,
  { surveyId, revision, ...change }: Claim & Partial<Pick<SurveyDraftTable, 'definition'>>,
): Write {
  return db.query
    .updateTable('survey_draft')
    .set({ ...change, revision: revision + 1 })
    .where('survey_id', '=', surveyId)
    .where('revision', '=', revision)
}

type Claim = Pick<SurveyDraftTable, 'claim' | 'saved_by' | 'saved_at'> & {
  readonly surveyId: string
  readonly revision: number
}

export function deleteSurveyDraft(db: Pick<Db, 'query'>, surveyId: string): Write {
  return db.query.deleteFrom('survey_draft').where('survey_id', '=', surveyId)
}
