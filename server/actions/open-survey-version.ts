// One version of a survey, or its draft, as JSON to be shown or compared.
import { checkSurvey } from '../core/workshop/checks.ts'
import { findSurveyDraft } from '../db/survey-drafts.ts'
import { findSurveyVersion } from '../db/survey-versions.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'

export type Which = number | 'draft'

export interface OpenVersion {
  readonly definition: unknown
  readonly showable: boolean
  readonly publishedAt: string | null
}

/** Throws `not_found`. */
export async function openSurveyVersion(
  { db }: Pick<Deps, 'db'>,
  surveyId: string,
  which: Which,
): Promise<OpenVersion> {
  if (which === 'draft') {
    const draft = await findSurveyDraft(db, surveyId)
    if (!draft) throw new Problem('not_found')
    return { ...checkSurvey(surveyId, draft.definition, []), publishedAt: null }
  }
  const row = await findSurveyVersion(db, surveyId, which)
  if (!row) throw new Problem('not_found')
  return { definition: JSON.parse(row.definition), showable: true, publishedAt: row.published_at }
}
