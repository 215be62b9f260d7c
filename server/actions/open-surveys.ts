// The workshop's shelf: every survey with its versions, who published each and when, and the draft being written.
import { titleOf } from '../core/workshop/parts.ts'
import { findStaffName } from '../db/caseload.ts'
import { surveyDrafts } from '../db/survey-drafts.ts'
import { surveyVersions } from '../db/survey-versions.ts'
import type { Deps } from '../deps.ts'

export interface ShelfVersion {
  readonly version: number
  readonly publishedAt: string
  /** Null: it came with the product. */
  readonly publishedBy: string | null
  readonly inForce: boolean
}

export interface ShelfSurvey {
  readonly id: string
  readonly title: string
  /** Newest first. */
  readonly versions: readonly ShelfVersion[]
  readonly draft: { readonly savedAt: string; readonly savedBy: string } | null
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys'>

export async function openSurveys(deps: Needs): Promise<ShelfSurvey[]> {
  const { db, surveys } = deps
  await surveys.refresh()
  const [rows, drafts] = await Promise.all([surveyVersions(db), surveyDrafts(db)])
  const people = [...rows.map((row) => row.published_by), ...drafts.map((draft) => draft.saved_by)]
  const names = new Map<string, string>()
  for (const id of new Set(people.filter((one) => one !== null))) names.set(id, await staffName(deps, id))
  const ids = [...new Set([...rows.map(({ id }) => id), ...drafts.map((draft) => draft.survey_id)])].sort()
  return ids.map((id) => {
    const own = rows.filter((row) => row.id === id).reverse()
    const draft = drafts.find((one) => one.survey_id === id)
    const newest = own.length > 0 ? surveys.newest(id) : null
    const current = own.find(({ version }) => version === newest)
    return {
      id,
      title: current ? titleOf(JSON.parse(current.definition), id) : id,
      versions: own.map(({ version, published_at, published_by }) => ({
        version,
        publishedAt: published_at,
        publishedBy: published_by && (names.get(published_by) ?? ''),
        inForce: version === newest,
      })),
      draft: draft ? { savedAt: draft.saved_at, savedBy: names.get(draft.saved_by) ?? '' } : null,
    }
  })
}

export async function staffName({ db, sealer }: Pick<Deps, 'db' | 'sealer'>, id: string): Promise<string> {
  const sealed = await findStaffName(db, id)
  return sealed === null ? '' : sealer.open('staff', 'name_sealed', id, sealed)
}
