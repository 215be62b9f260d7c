// Keeps what is on an open screen before it is sent, for a browser that has begun; a submit needs none of it.
import type { Context } from 'hono'
import { saveAnswers } from '../actions/save-answers.ts'
import { acceptAnswer } from '../core/interview-accept.ts'
import type { Answers, AnswerValue, Question } from '../core/question.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { screensHere } from './page-answers.tsx'
import { readBody, readRevision, readShare } from './page-request.ts'
import type { Visit } from './page-visit.ts'

interface Sent {
  readonly revision: number
  readonly answers: Readonly<Record<string, unknown>>
  readonly share: boolean | undefined
}

/** 200 or 409 with the revision of this browser's own answers; the same set sent again is no change. Whoever has begun
 *  nothing here is told the same whatever they send: 204. */
export async function takeAutosave(deps: Deps, c: Context, { sitting }: Visit): Promise<Response> {
  const { revision, answers: raw, share } = await readSent(c.req.raw)
  if (sitting.own === null || sitting.stage !== 'open') return c.body(null, 204)
  const here = new Set(screensHere(sitting).map(({ id }) => id))
  // Whole screens: what is picked just now may unfold the next question.
  const asked = sitting.interview.screens
    .filter(({ id }) => here.has(id))
    .flatMap(({ questions }) => questions)
  const answers = acceptSome(asked, raw)
  const kept = Object.entries(answers).every(([item, value]) => sitting.answers[item] === value)
  if (kept) return c.json({ revision: sitting.revision })
  if (revision !== sitting.revision) return c.json({ revision: sitting.revision }, 409)
  try {
    const next = await saveAnswers(deps, sitting, {
      answers,
      mode: 'page',
      revision,
      ...(share === undefined ? {} : { shared: share }),
      complete: false,
    })
    return c.json({ revision: next.revision })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stale') throw error
    return c.json({ revision: sitting.revision }, 409)
  }
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
function acceptSome(asked: readonly Question[], raw: Sent['answers']): Answers {
  const answers: [string, AnswerValue][] = []
  for (const [item, value] of Object.entries(raw)) {
    const question = asked.find(({ id }) => id === item)
    const reading = question ? acceptAnswer(question, value) : null
    if (!reading || 'problem' in reading) throw new Problem('bad_answer')
    if (reading.answer !== null) answers.push([item, reading.answer])
  }
  return Object.fromEntries(answers)
}
