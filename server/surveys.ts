// The surveys in force at run time: read from the survey_version table, compiled once per version and language.
import type { Interview } from './core/interview.ts'

export interface Surveys {
  /** Throws when the table holds no such version. */
  interview(id: string, version: number, language: string): Interview
  /** The newest published version of a survey. */
  newest(id: string): number
  /** Languages in which every survey is complete, BCP 47 primary tags. */
  readonly languages: readonly string[]
}
