// Publishes a draft as the next version of its survey, once nothing is wrong with it; from then on it is frozen.
import { problemsIn } from '../core/workshop/checks.ts'
import { audit } from '../db/audit.ts'
import { deleteSurveyDraft } from '../db/survey-drafts.ts'
import { insertSurveyVersion } from '../db/survey-versions.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'
import { changeSurveyDraft, type DraftSeen } from './change-survey-draft.ts'
import { openSurveyDraft } from './open-survey-draft.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

/** The version's number; null: the checks found problems. Throws `stale` when the draft changed since it was seen. */
export async function publishSurvey(deps: Needs, staffId: string, seen: DraftSeen): Promise<number | null> {
  const { db, surveys, now, newId } = deps
  const draft = await openSurveyDraft(deps, seen.surveyId)
  if (draft.revision !== seen.revision) throw new Problem('stale')
  if (problemsIn(draft.findings).length > 0) return null
  const { surveyId: id, next: version } = draft
  const definition = JSON.stringify(draft.definition)
  const at = now()
  await changeSurveyDraft(deps, staffId, seen, 'survey_draft.published', {}, [
    insertSurveyVersion(db, {
      id,
      version,
      definition,
      hash: await hashToken(definition),
      published_at: at,
      published_by: staffId,
    }),
    deleteSurveyDraft(db, id),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'survey.published',
      subject: 'survey_version',
      subjectId: `${id}:${version}`,
      detail: { warnings: draft.findings.length },
    }),
  ])
  await surveys.refresh()
  return version
}
