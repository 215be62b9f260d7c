// Reads which survey, version and revision a workshop page is asked for; anything else is refused.
import type { Context } from 'hono'
import type { Which } from '../actions/open-survey-version.ts'
import { SURVEY_ID } from '../actions/start-survey-draft.ts'
import { Problem } from '../problem.ts'

export function readSurveyId(c: Context): string {
  const id = c.req.param('id') ?? ''
  if (!SURVEY_ID.test(id)) throw new Problem('not_found')
  return id
}

const NUMBER = /^[1-9]\d{0,4}$/

export function readWhich(given: string | undefined): Which {
  if (given === 'draft') return 'draft'
  if (given === undefined || !NUMBER.test(given)) throw new Problem('not_found')
  return Number(given)
}

export function readRevision(given: string): number {
  if (!NUMBER.test(given)) throw new Problem('bad_request')
  return Number(given)
}

/** `pulse:1`; empty: from nothing. */
export function readFrom(given: string): { id: string; version: number } | null {
  if (given === '') return null
  const [id = '', version = '', ...more] = given.split(':')
  if (!SURVEY_ID.test(id) || !NUMBER.test(version) || more.length > 0) throw new Problem('bad_request')
  return { id, version: Number(version) }
}
