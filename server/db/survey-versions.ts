// Published surveys: the only source of questions at run time.
import type { Db, Write } from './database.ts'
import type { SurveyVersionTable } from './tables/answers.ts'

export async function surveyVersions(db: Pick<Db, 'query'>): Promise<SurveyVersionTable[]> {
  return db.query.selectFrom('survey_version').selectAll().orderBy('id').orderBy('version').execute()
}

export function insertSurveyVersion(db: Pick<Db, 'query'>, row: SurveyVersionTable): Write {
  return db.query.insertInto('survey_version').values(row)
}
