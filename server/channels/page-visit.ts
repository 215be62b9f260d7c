// One browser at one link: whose interview it is, in which language, and what this browser may see.
import type { Context } from 'hono'
import { interviewIn, readSittingByToken, type Sitting } from '../actions/read-sitting.ts'
import { readHeard } from '../actions/read-heard.ts'
import { readHolding, type Holding } from '../actions/remember-browser.ts'
import type { Deps } from '../deps.ts'
import { readCookie } from './page-request.ts'

export interface Visit {
  readonly token: string
  readonly sitting: Sitting
  readonly holding: Holding
  readonly proof: string
  /** The month of the words that the worker says to have read, where it may be told. */
  readonly heard: string | null
}

/** Null: the link leads nowhere, and nobody can tell why. */
export async function openVisit(deps: Deps, c: Context, language: string | undefined): Promise<Visit | null> {
  const token = c.req.param('token') ?? ''
  const sitting = await readSittingByToken(deps, token)
  if (!sitting) return null
  const holding = await readHolding(deps, sitting, readCookie(c, deps.config))
  return {
    token,
    sitting: inLanguage(deps, sitting, language),
    holding,
    heard: await readHeard(deps, sitting, holding.holds),
    proof: await proofFor(deps, sitting),
  }
}

export function inLanguage({ surveys }: Deps, sitting: Sitting, language: string | undefined): Sitting {
  const { surveyId, surveyVersion } = sitting.invitation
  if (!language || language === sitting.language) return sitting
  if (!surveys.spoken(surveyId, surveyVersion).includes(language)) return sitting
  return { ...sitting, language, interview: interviewIn(surveys, sitting, language) }
}

/** Given to pages that were open before the end; afterwards it lets the closing offers work, with cookies off too. */
export const proofFor = ({ sealer }: Deps, { invitation }: Pick<Sitting, 'invitation'>): Promise<string> =>
  sealer.linkToken(`closing|${invitation.id}`)
