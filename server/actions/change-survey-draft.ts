// Saves or throws away a draft as it stood when this page was loaded: somebody else's save in between wins.
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { claimSurveyDraft, deleteSurveyDraft } from '../db/survey-drafts.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'

export type Drafter = Pick<Deps, 'db' | 'now' | 'newId'>

export interface DraftSeen {
  readonly surveyId: string
  readonly revision: number
}

export async function saveSurveyDraft(
  deps: Drafter,
  staffId: string,
  { definition, ...seen }: DraftSeen & { readonly definition: string },
): Promise<void> {
  await changeSurveyDraft(deps, staffId, seen, 'survey_draft.saved', { definition })
}

export async function discardSurveyDraft(deps: Drafter, staffId: string, seen: DraftSeen): Promise<void> {
  const gone = deleteSurveyDraft(deps.db, seen.surveyId)
  await changeSurveyDraft(deps, staffId, seen, 'survey_draft.discarded', {}, [gone])
}

/** Throws `stale` when the draft was saved, published or thrown away since. */
export async function changeSurveyDraft(
  { db, now, newId }: Drafter,
  staffId: string,
  { surveyId, revision }: DraftSeen,
  action: string,
  change: { readonly definition?: string },
  also: readonly Write[] = [],
): Promise<void> {
  const [claim, at] = [newId(), now()]
  try {
    await db.commit([
      claimSurveyDraft(db, { surveyId, revision, claim, saved_by: staffId, saved_at: at, ...change }),
      mustHaveClaimed(db, 'survey_draft', claim),
      ...also,
      audit(db, {
        id: newId(),
        at,
        actor: { kind: 'staff', id: staffId },
        action,
        subject: 'survey_draft',
        subjectId: surveyId,
        detail: { revision: revision + 1 },
      }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
}
