// Published surveys: the only source of questions at run time.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { SurveyVersionTable } from './tables/answers.ts'

export async function surveyVersions(db: Pick<Db, 'query'>): Promise<SurveyVersionTable[]> {
  return db.query.selectFrom('survey_version').selectAll().orderBy('id').orderBy('version').execute()
}

/** Which versions there are, without their definitions: a short read, to see whether one is new. */
export async function surveyVersionNames(
  db: Pick<Db, 'query'>,
): Promise<Pick<SurveyVersionTable, 'id' | 'version'>[]> {
  return db.query.selectFrom('survey_version').select(['id', 'version']).execute()
}

export async function findSurveyVersion(
  db: Pick<Db, 'query'>,
  id: string,
  version: number,
): Promise<SurveyVersionTable | undefined> {
  return db.query
    .selectFrom('survey_version')
    .selectAll()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
}

export function insertSurveyVersion(db: Pick<Db, 'query'>, row: SurveyVersionTable): Write {
  return insertRow(db, 'survey_version', row)
}
