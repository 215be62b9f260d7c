// Begins a draft: a copy of a published version, or of another survey's, under a survey's name.
import { audit } from '../db/audit.ts'
import { Conflict } from '../db/database.ts'
import { insertSurveyDraft } from '../db/survey-drafts.ts'
import { findSurveyVersion } from '../db/survey-versions.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'

export const SURVEY_ID = /^[a-z][a-z0-9-]{0,39}$/

const BLANK = { title: { en: '', es: '' }, pages: [] }

interface Starting {
  readonly surveyId: string
  /** Null: from nothing. */
  readonly from: { readonly id: string; readonly version: number } | null
}

/** Throws `stale` when the survey has a draft already. */
export async function startSurveyDraft(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  staffId: string,
  { surveyId, from }: Starting,
): Promise<void> {
  if (!SURVEY_ID.test(surveyId)) throw new Problem('bad_request')
  const source = from && (await findSurveyVersion(db, from.id, from.version))
  if (from && !source) throw new Problem('not_found')
  const at = now()
  try {
    await db.commit([
      insertSurveyDraft(db, {
        survey_id: surveyId,
        definition: JSON.stringify(source ? JSON.parse(source.definition) : BLANK, null, 2),
        based_on: from?.id === surveyId ? from.version : null,
        revision: 1,
        claim: null,
        saved_by: staffId,
        saved_at: at,
      }),
      audit(db, {
        id: newId(),
        at,
        actor: { kind: 'staff', id: staffId },
        action: 'survey_draft.started',
        subject: 'survey_draft',
        subjectId: surveyId,
        detail: { from: from ? `${from.id}:${from.version}` : null },
      }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
}
