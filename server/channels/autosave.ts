// Keeps what is on the screen before it is sent, for browsers with script; a submit needs none of it.
import type { Context } from 'hono'
import { rememberBrowser } from '../actions/remember-browser.ts'
import { saveAnswers } from '../actions/save-answers.ts'
import { acceptAnswer } from '../core/interview-accept.ts'
import type { Interview } from '../core/interview.ts'
import type { Answers, AnswerValue, InterviewFacts } from '../core/question.ts'
import { phoneUse, saidOfPhone } from '../core/sitting.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readBody, readRevision, readShare, setPatientCookie } from './page-request.ts'
import type { Visit } from './page-visit.ts'

interface Sent {
  readonly revision: number
  readonly answers: Readonly<Record<string, unknown>>
  readonly share: boolean | undefined
}

/** 200 or 409 with the revision that now stands; the same set sent again is no change. */
export async function takeAutosave(deps: Deps, c: Context, visit: Visit): Promise<Response> {
  const { sitting, holding } = visit
  const { invitation, interview, patient } = sitting
  const { revision, answers: raw, share } = await readSent(c.req.raw)
  const answers = acceptSome(interview, sitting.answers, invitation.facts, raw)
  const kept = Object.entries(answers).every(([item, value]) => sitting.answers[item] === value)
  if (kept) return c.json({ revision: invitation.revision })
  if (revision !== invitation.revision) return c.json({ revision: invitation.revision }, 409)
  const said = saidOfPhone({ ...sitting.answers, ...answers }) ?? patient.phoneSaid
  const phone = phoneUse(patient.phoneKind, said)
  const remembered = await rememberBrowser(deps, sitting, phone, holding)
  const next = await saveAnswers(deps, sitting, {
    answers,
    mode: 'page',
    revision,
    ...(share === undefined ? {} : { shared: share }),
    complete: false,
    also: remembered.writes,
  })
  const { token, lasting } = remembered
  if (token !== null) setPatientCookie(c, deps.config, token, lasting)
  return c.json({ revision: next.invitation.revision })
}

async function readSent(request: Request): Promise<Sent> {
  const body = parseJson(await readBody(request))
  if (!isRecord(body) || !isRecord(body['answers'])) throw new Problem('bad_request')
  return {
    revision: readRevision(body['revision']),
    answers: body['answers'],
    share: readShare(body['share']),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('bad_request')
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Throws `Problem('bad_answer')` when one of them was not offered: then none is kept. */
function acceptSome(
  interview: Interview,
  kept: Answers,
  facts: InterviewFacts,
  raw: Sent['answers'],
): Answers {
  const screens = new Set(interview.visibleScreens(kept, facts).map(({ id }) => id))
  const asked = interview.screens.filter(({ id }) => screens.has(id)).flatMap(({ questions }) => questions)
  const answers: [string, AnswerValue][] = []
  for (const [item, value] of Object.entries(raw)) {
    const question = asked.find(({ id }) => id === item)
    const reading = question ? acceptAnswer(question, value) : null
    if (!reading || 'problem' in reading) throw new Problem('bad_answer')
    if (reading.answer !== null) answers.push([item, reading.answer])
  }
  return Object.fromEntries(answers)
}
