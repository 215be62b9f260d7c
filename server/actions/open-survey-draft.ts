// A draft as its writer sees it: the text, what the checks found, and what it changes.
import { publishedItems, type PublishedItem } from '../core/workshop/check-meaning.ts'
import { checkSurvey, type Checked } from '../core/workshop/checks.ts'
import { titleOf } from '../core/workshop/parts.ts'
import { findSurveyDraft } from '../db/survey-drafts.ts'
import { surveyVersions } from '../db/survey-versions.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { staffName } from './open-surveys.ts'

export interface OpenDraft extends Checked {
  readonly surveyId: string
  readonly title: string
  readonly text: string
  readonly revision: number
  readonly basedOn: number | null
  readonly savedAt: string
  readonly savedBy: string
  /** The number it would get. */
  readonly next: number
  /** Published so far, newest first. */
  readonly versions: readonly number[]
}

/** Throws `not_found` when the survey has no draft. */
export async function openSurveyDraft(
  deps: Pick<Deps, 'db' | 'sealer'>,
  surveyId: string,
): Promise<OpenDraft> {
  const { db } = deps
  const draft = await findSurveyDraft(db, surveyId)
  if (!draft) throw new Problem('not_found')
  const rows = await surveyVersions(db)
  const versions = rows.filter(({ id }) => id === surveyId).map(({ version }) => version)
  const checked = checkSurvey(surveyId, draft.definition, everyItem(rows))
  return {
    ...checked,
    surveyId,
    title: titleOf(checked.definition, surveyId),
    text: draft.definition,
    revision: draft.revision,
    basedOn: draft.based_on,
    savedAt: draft.saved_at,
    savedBy: await staffName(deps, draft.saved_by),
    next: Math.max(0, ...versions) + 1,
    versions: versions.reverse(),
  }
}

function everyItem(rows: Awaited<ReturnType<typeof surveyVersions>>): PublishedItem[] {
  return rows
    .toReversed()
    .flatMap(({ id, version, definition }) =>
      publishedItems(`${id} version ${version}`, JSON.parse(definition)),
    )
}
