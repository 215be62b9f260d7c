// One browser at one link: whose interview it is, in which language, and what this browser may see.
import type { Context } from 'hono'
import { readHeard } from '../actions/read-heard.ts'
import { readLink } from '../actions/read-link.ts'
import { sittingOf } from '../actions/read-sitting.ts'
import { interviewIn, type Sitting } from '../actions/sitting.ts'
import { readHolding, type Holding } from '../actions/remember-browser.ts'
import type { Deps } from '../deps.ts'
import { readStaffBrowser } from '../staff-browser.ts'
import { readCookie } from './page-request.ts'

export interface Visit {
  readonly token: string
  readonly sitting: Sitting
  readonly holding: Holding
  /** A hidden field in place of a cookie, for this sitting; empty for a stranger. */
  readonly proof: string
  /** The month of the words that the worker says to have read, where it may be told. */
  readonly heard: string | null
}

export interface Asking {
  readonly language: string | undefined
  /** The hidden field of the page that was sent. */
  readonly proof?: string | undefined
  /** Something is sent: whoever has no cookie begins with this one. */
  readonly begins?: string
}

/** Null: the link leads nowhere, and nobody can tell why. */
export async function openVisit(deps: Deps, c: Context, asking: Asking): Promise<Visit | null> {
  const token = c.req.param('token') ?? ''
  const link = await readLink(deps, token)
  if (!link) return null
  const { invitation } = link
  const kept = readCookie(c, deps.config) ?? (await readProof(deps, invitation.id, asking.proof))
  const staffHere = await readStaffBrowser(deps, c.req.header('cookie'))
  const from = { link, staffHere }
  const holding = await readHolding(deps, invitation, { ...from, token: kept ?? asking.begins ?? null })
  const closing = asking.proof === (await closingProof(deps, invitation.id))
  const found = await sittingOf(deps, invitation, { ...holding.holder, closing })
  if (!found) return null
  const stranger = found.own === null && !found.holder.proven
  const sitting = inLanguage(deps, stranger ? asStranger(found) : found, asking.language)
  return {
    token,
    sitting,
    holding: { ...holding, holder: found.holder },
    heard: await readHeard(deps, sitting, holding.trusted),
    proof: stranger ? (closing && asking.proof) || '' : await proofFor(deps, invitation.id, holding.token),
  }
}

/** Whoever has answered nothing here is shown no name and no goal, and no wish of the patient's. */
const asStranger = (sitting: Sitting): Sitting => ({ ...sitting, phone: 'unknown' })

export function inLanguage(
  { surveys }: Pick<Deps, 'surveys'>,
  sitting: Sitting,
  language: string | undefined,
): Sitting {
  const { surveyId, surveyVersion } = sitting.invitation
  if (!language || language === sitting.language) return sitting
  if (!surveys.spoken(surveyId, surveyVersion).includes(language)) return sitting
  return { ...sitting, language, interview: interviewIn(surveys, sitting, language) }
}

/** What pages of before holders were told apart carried in place of a cookie: it lets their closing offers work, and
 *  nothing else. */
const closingProof = ({ sealer }: Pick<Deps, 'sealer'>, invitationId: string): Promise<string> =>
  sealer.linkToken(`closing|${invitationId}`)

const PROOF_MINUTES = 60

/** Lets a sitting go on without cookies and without script: sealed to the invitation, for an hour, in no address. */
export async function proofFor(
  { sealer, now }: Pick<Deps, 'sealer' | 'now'>,
  invitationId: string,
  token: string | null,
): Promise<string> {
  if (token === null) return ''
  const until = new Date(Date.parse(now()) + PROOF_MINUTES * 60_000).toISOString()
  return sealer.seal('sitting', 'proof', invitationId, `${until}|${token}`)
}

/** Undefined: none, broken, of another link, or too old. */
async function readProof(
  { sealer, now }: Pick<Deps, 'sealer' | 'now'>,
  invitationId: string,
  proof: string | undefined,
): Promise<string | undefined> {
  if (!proof) return undefined
  try {
    const [until = '', token] = (await sealer.open('sitting', 'proof', invitationId, proof)).split('|')
    return until > now() ? token : undefined
  } catch {
    return undefined
  }
}
