// The surveys in force at run time: seeded from the catalogue, read from survey_version, compiled when first wanted.
import { completeTags, languages, type Language } from '../surveys/languages.ts'
import { createInterviews, type Interview } from './core/interview.ts'
import type { Scoring } from './core/scoring.ts'
import { missingTexts } from './core/translation.ts'
import { audit, SYSTEM } from './db/audit.ts'
import { Conflict, type Db, type Write } from './db/database.ts'
import { insertSurveyVersion, surveyVersions } from './db/survey-versions.ts'
import { hashToken } from './sealing.ts'

export interface Surveys {
  /** Throws when the table holds no such version, or the survey is not in that language. */
  interview(id: string, version: number, language: string): Interview
  scoring(id: string, version: number): Scoring
  /** The newest published version of a survey. Throws when there is none. */
  newest(id: string): number
  /** Languages in which patients are asked, BCP 47 primary tags: drafts are not among them. */
  readonly languages: readonly string[]
  /** Those of them in which this version has all its words. */
  spoken(id: string, version: number): readonly string[]
}

export interface PublishedSurvey {
  readonly id: string
  readonly version: number
  /** SurveyJS JSON; frozen once published, so a change is a new version. */
  readonly definition: unknown
  readonly scoring: Scoring
}

/** A published file was changed: the answers given to it would no longer mean what they meant. */
export class SurveyChanged extends Error {
  override readonly name = 'SurveyChanged'
}

interface Seeding {
  readonly db: Db
  readonly now: () => string
  readonly newId: () => string
}

/** Publishes what the catalogue has and the table lacks. Throws `SurveyChanged`. */
export async function loadSurveys(
  { db, now, newId }: Seeding,
  catalogue: readonly PublishedSurvey[],
  declared: readonly Language[] = languages,
): Promise<Surveys> {
  const stored = new Map((await surveyVersions(db)).map((row) => [keyOf(row.id, row.version), row]))
  const writes: Write[] = []
  for (const { id, version, definition } of catalogue) {
    const json = JSON.stringify(definition)
    const hash = await hashToken(json)
    const known = stored.get(keyOf(id, version))
    if (known && known.hash !== hash) {
      throw new SurveyChanged(
        `surveys/${id}/v${version}.json was changed after it was published: make it a new version instead.`,
      )
    }
    if (known) continue
    const row = { id, version, definition: json, hash, published_at: now() }
    stored.set(keyOf(id, version), row)
    writes.push(
      insertSurveyVersion(db, row),
      audit(db, {
        id: newId(),
        at: now(),
        actor: SYSTEM,
        action: 'survey.published',
        subject: 'survey_version',
        subjectId: keyOf(id, version),
      }),
    )
  }
  // Lost to another process that starts at the same time: it published the same.
  if (writes.length > 0) await db.commit(writes).catch(unlessConflict)
  return surveysOf(catalogue, declared, (id, version) => {
    const row = stored.get(keyOf(id, version))
    if (!row) throw new Error(`no survey ${keyOf(id, version)}`)
    return JSON.parse(row.definition)
  })
}

function surveysOf(
  catalogue: readonly PublishedSurvey[],
  declared: readonly Language[],
  definition: (id: string, version: number) => unknown,
): Surveys {
  const interview = createInterviews(definition)
  const spoken = new Map<string, readonly string[]>()
  return {
    interview,
    scoring: (id, version) =>
      catalogue.find((survey) => survey.id === id && survey.version === version)?.scoring ?? { scales: [] },
    newest: (id) => {
      const versions = catalogue.filter((survey) => survey.id === id).map(({ version }) => version)
      if (versions.length === 0) throw new Error(`no survey ${id}`)
      return Math.max(...versions)
    },
    languages: completeTags(declared),
    spoken: (id, version) => {
      const key = keyOf(id, version)
      const known = spoken.get(key) ?? spokenIn(definition(id, version), declared)
      spoken.set(key, known)
      return known
    },
  }
}

const spokenIn = (definition: unknown, declared: readonly Language[]): string[] =>
  completeTags(declared.filter((language) => missingTexts(definition, language).length === 0))

const unlessConflict = (error: unknown) => {
  if (!(error instanceof Conflict)) throw error
}

const keyOf = (id: string, version: number) => `${id}:${version}`
