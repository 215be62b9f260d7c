// The surveys in force at run time: seeded from the catalogue, read from survey_version, compiled when first wanted.
import { languageFor } from './core/language.ts'
import { completeTags, languages, type Language } from '../surveys/languages.ts'
import { createInterviews, type Interview } from './core/interview.ts'
import { scoringByConstruct } from './core/scoring-by-construct.ts'
import type { Scoring } from './core/scoring.ts'
import { missingTexts } from './core/translation.ts'
import { audit, SYSTEM } from './db/audit.ts'
import { Conflict, type Db, type Write } from './db/database.ts'
import {
  findSurveyVersion,
  insertSurveyVersion,
  surveyVersionNames,
  surveyVersions,
} from './db/survey-versions.ts'
import type { SurveyVersionTable } from './db/tables/answers.ts'
import { hashToken } from './sealing.ts'

export interface Surveys {
  /** Throws when no such version was read, or the survey is not in that language. */
  interview(id: string, version: number, language: string): Interview
  scoring(id: string, version: number): Scoring
  /** The version in force: the program's own newest one, else the newest that shipped. Throws when there is none. */
  newest(id: string): number
  /** Languages in which patients are asked, BCP 47 primary tags: drafts are not among them. */
  readonly languages: readonly string[]
  /** Those of them in which this version has all its words. */
  spoken(id: string, version: number): readonly string[]
  /** Reads one version if this process has not read it yet: another may have published it. */
  ready(id: string, version: number): Promise<void>
  /** Reads every version that this process has not read yet. */
  refresh(): Promise<void>
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

type Versions = Map<string, SurveyVersionTable>

/** Publishes what the catalogue has and the table lacks. Throws `SurveyChanged`. */
export async function loadSurveys(
  { db, now, newId }: Seeding,
  catalogue: readonly PublishedSurvey[],
  declared: readonly Language[] = languages,
): Promise<Surveys> {
  const stored: Versions = new Map((await surveyVersions(db)).map((row) => [keyOf(row.id, row.version), row]))
  const writes: Write[] = []
  for (const { id, version, definition } of catalogue) {
    const json = JSON.stringify(definition)
    const hash = await hashToken(json)
    const known = stored.get(keyOf(id, version))
    // A number that the program's own workshop took first stays the program's.
    if (known && known.published_by !== null) continue
    if (known && known.hash !== hash) {
      throw new SurveyChanged(
        `surveys/${id}/v${version}.json was changed after it was published: make it a new version instead.`,
      )
    }
    if (known) continue
    const row = { id, version, definition: json, hash, published_at: now(), published_by: null }
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
  return surveysOf(db, catalogue, declared, stored)
}

function surveysOf(
  db: Db,
  catalogue: readonly PublishedSurvey[],
  declared: readonly Language[],
  stored: Versions,
): Surveys {
  const definition = (id: string, version: number): unknown => {
    const row = stored.get(keyOf(id, version))
    if (!row) throw new Error(`no survey ${keyOf(id, version)}`)
    return JSON.parse(row.definition)
  }
  const interview = createInterviews(definition)
  const spoken = new Map<string, readonly string[]>()
  const scorings = new Map<string, Scoring>()
  const ready = async (id: string, version: number) => {
    if (stored.has(keyOf(id, version))) return
    const row = await findSurveyVersion(db, id, version)
    if (row) stored.set(keyOf(id, version), row)
  }
  return {
    interview,
    scoring: (id, version) => {
      const key = keyOf(id, version)
      const shipped = catalogue.filter((survey) => survey.id === id)
      const own = stored.get(key)?.published_by !== null
      const coded = own ? undefined : shipped.find((survey) => survey.version === version)
      const scoring =
        coded?.scoring ??
        scorings.get(key) ??
        scoringByConstruct(interview(id, version, 'en'), shipped.at(-1)?.scoring.scales)
      scorings.set(key, scoring)
      return scoring
    },
    newest: (id) => {
      const rows = [...stored.values()].filter((row) => row.id === id)
      if (rows.length === 0) throw new Error(`no survey ${id}`)
      const own = rows.filter((row) => row.published_by !== null)
      return Math.max(...(own.length > 0 ? own : rows).map(({ version }) => version))
    },
    languages: completeTags(declared),
    spoken: (id, version) => {
      const key = keyOf(id, version)
      const known = spoken.get(key) ?? spokenIn(definition(id, version), declared)
      spoken.set(key, known)
      return known
    },
    ready,
    async refresh() {
      for (const { id, version } of await surveyVersionNames(db)) await ready(id, version)
    },
  }
}

const spokenIn = (definition: unknown, declared: readonly Language[]): string[] =>
  completeTags(declared.filter((language) => missingTexts(definition, language).length === 0))

const unlessConflict = (error: unknown) => {
  if (!(error instanceof Conflict)) throw error
}

const keyOf = (id: string, version: number) => `${id}:${version}`

/** The language asked for where this version of the survey has it, else its first. */
export function speakable(
  surveys: Pick<Surveys, 'spoken'>,
  { surveyId, surveyVersion }: { readonly surveyId: string; readonly surveyVersion: number },
  language: string,
): string {
  return languageFor(surveys.spoken(surveyId, surveyVersion), language) ?? 'en'
}
