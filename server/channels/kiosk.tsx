// The kiosk channel: a tablet at the front desk, one question at a time, kept by the same engine as every channel.
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { endKioskIn, readKiosk } from '../actions/read-kiosk.ts'
import { readProgramName } from '../actions/read-viewer.ts'
import { SITTING_MINUTES, startKiosk } from '../actions/start-kiosk.ts'
import { answerHeaders } from '../answer-headers.ts'
import type { KioskView } from '../core/kiosk-screen.ts'
import type { Deps } from '../deps.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import { KioskPage } from '../../web/kiosk/kiosk.tsx'
import { kioskWords } from '../../web/kiosk/words.ts'
import { standAt, takeKioskAnswer, takeKioskOffer, viewOf } from './kiosk-answers.ts'
import { takeForm, type Begin } from './kiosk-plain.tsx'
import { answerPage } from './page-document.ts'
import { readBody } from './page-request.ts'
import { inLanguage } from './page-visit.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The page went away: to be loaded again in a moment, or for good. */
const REST_SECONDS = 60

const kioskHeaders =
  ({ config }: Deps): MiddlewareHandler =>
  async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(answerHeaders(config))) c.header(name, value)
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', POLICY)
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Robots-Tag', 'noindex')
  }

/** @param networkOf where a request came from, as far as wrong codes are counted. */
export function kioskRoutes(deps: Deps, networkOf: (c: Context) => string): Hono {
  const app = new Hono()
  app.use('/kiosk/*', kioskHeaders(deps))
  const begin: Begin = async (c, wrong, status) => {
    const signedIn = holdsSession(c)
    const page = (
      <KioskPage
        program={await readProgramName(deps)}
        languages={deps.surveys.languages}
        css={deps.assets.kioskCss}
        js={deps.assets.kioskJs}
        signedIn={signedIn}
        wrong={wrong}
      />
    )
    return answerPage(c, page, signedIn ? 403 : status)
  }
  app.get('/kiosk', (c) => begin(c, null, 200))
  app.post('/kiosk', (c) => takeForm(deps, c, { begin, holdsSession, networkOf }))
  app.post('/kiosk/start', async (c) => {
    const { code } = await readSent(c)
    const start = await startKiosk(deps, code, networkOf(c))
    if (!start) return answer(c, { wrong: both(deps, 'wrong') }, 404)
    return answer(c, { token: start.token, view: viewOf(deps, standAt(start.sitting, null)) })
  })
  app.post('/kiosk/answers', async (c) =>
    sat(deps, c, async (_, sitting, sent) => viewOf(deps, await takeKioskAnswer(deps, sitting, sent))),
  )
  app.post('/kiosk/show', async (c) =>
    sat(deps, c, async (_, sitting, { at, again, token }) => {
      if (again === true) await endKioskIn(deps, String(token), SITTING_MINUTES * 60)
      return viewOf(deps, standAt(sitting, at))
    }),
  )
  app.post('/kiosk/offer', async (c) => sat(deps, c, takeKioskOffer))
  app.post('/kiosk/end', async (c) => {
    const { token, rest } = await readSent(c)
    if (typeof token === 'string') await endKioskIn(deps, token, rest === true ? REST_SECONDS : 0)
    return answer(c, {})
  })
  app.onError((error, c) => sorry(deps, c, error))
  return app
}

type Sent = Readonly<Record<string, unknown>>
type Step = (
  deps: Deps,
  sitting: NonNullable<Awaited<ReturnType<typeof readKiosk>>>,
  sent: Sent,
) => Promise<KioskView>

/** 410: the sitting is over, and the tablet clears itself. */
async function sat(deps: Deps, c: Context, step: Step): Promise<Response> {
  const sent = await readSent(c)
  const { token, lang } = sent
  const sitting = typeof token === 'string' ? await readKiosk(deps, token) : null
  if (!sitting) return answer(c, {}, 410)
  const spoken = inLanguage(deps, sitting, typeof lang === 'string' ? lang : undefined)
  return answer(c, { view: await step(deps, spoken, sent) })
}

/** Refused on a device where a staff member is signed in, and to forms of other sites: those cannot send JSON. */
async function readSent(c: Context): Promise<Sent> {
  if (holdsSession(c)) throw new Problem('not_allowed')
  if (!c.req.header('content-type')?.toLowerCase().startsWith('application/json'))
    throw new Problem('bad_request')
  try {
    const sent: unknown = JSON.parse(await readBody(c.req.raw))
    if (typeof sent === 'object' && sent !== null) return sent as Sent
  } catch (error) {
    if (error instanceof Problem) throw error
  }
  throw new Problem('bad_request')
}

/** The cookie alone counts, whether or not it still opens anything: patients' tablets have none. */
const holdsSession = (c: Context): boolean => /(^|[\s.;])session_token=/.test(c.req.header('cookie') ?? '')

const answer = (c: Context, body: object, status: 200 | 404 | 410 = 200) => c.json(body, status)

/** Before a code is known, so is nobody's language. */
const both = ({ surveys }: Deps, key: 'wrong' | 'tooMany' | 'signedIn' | 'unplugged') =>
  surveys.languages.map((language) => ({ language, sentence: kioskWords(language)[key] }))

function sorry(deps: Deps, c: Context, error: unknown): Response {
  const code: ProblemCode = error instanceof Problem ? error.code : 'broken'
  if (code === 'broken')
    deps.log('error', 'kiosk.broken', { error: error instanceof Error ? error.name : '' })
  const { status } = error instanceof Problem ? error : new Problem('broken')
  const key = code === 'too_many' ? 'tooMany' : code === 'not_allowed' ? 'signedIn' : 'unplugged'
  return c.json({ problem: code, wrong: both(deps, key) }, status)
}
