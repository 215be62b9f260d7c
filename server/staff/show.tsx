// Answers with a staff page in its frame, or with the sentence of what went wrong.
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { StaffPage, type Section } from '../../web/staff/layout.tsx'
import { readCallsWaiting } from '../actions/count-calls-waiting.ts'
import { readStandstill } from '../actions/halt-texts.ts'
import { readProgramName } from '../actions/read-viewer.ts'
import type { StaffDeps } from '../deps.ts'
import { type Problem, staffSentence } from '../problem.ts'
import type { Viewer } from './viewer.ts'

interface Shown {
  readonly title: string
  readonly current: Section | null
  readonly printed?: string
  readonly foot?: Child
  readonly status?: 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
}

type Shower = Pick<StaffDeps, 'db' | 'assets' | 'config' | 'now'>

export async function show(
  deps: Shower,
  c: Context,
  viewer: Viewer | null,
  { status = 200, ...page }: Shown,
  body: Child,
): Promise<Response> {
  const program = await readProgramName(deps)
  const runs = viewer?.role === 'lead' || viewer?.role === 'administrator'
  const standstill = runs ? await readStandstill(deps) : null
  const owes = viewer?.role === 'lead' && page.current !== 'follow-ups'
  const calls = owes ? await readCallsWaiting(deps, viewer.staffId) : null
  const document = (
    <StaffPage
      {...page}
      viewer={viewer}
      assets={deps.assets}
      demo={deps.config.mode === 'demo'}
      program={program}
      standstill={standstill}
      calls={calls}
    >
      {body}
    </StaffPage>
  )
  return c.html(document, status)
}

export function showProblem(deps: Shower, c: Context, viewer: Viewer | null, problem: Problem) {
  const sentence = staffSentence(problem.code)
  return show(
    deps,
    c,
    viewer,
    { title: sentence, current: null, status: problem.status },
    <>
      <h1>{sentence}</h1>
      <p class="lede">{viewer ? <a href="/">Go to your first page</a> : <a href="/sign-in">Sign in</a>}</p>
    </>,
  )
}
