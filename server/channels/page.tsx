// The page channel: a patient's link. GET shows and changes nothing; POST takes a screen and answers with the next.
import { Hono, type Context } from 'hono'
import { primaryTag, wordsIn } from '../../surveys/languages.ts'
import { beginPrivately } from '../actions/begin-privately.ts'
import type { Screen } from '../core/question.ts'
import type { Deps } from '../deps.ts'
import { Problem, patientSentence, type ProblemCode } from '../problem.ts'
import { DoorPage } from '../../web/patient/door.tsx'
import { GonePage, SorryPage } from '../../web/patient/gone.tsx'
import { patientWords } from '../../web/patient/words.ts'
import { takeAutosave } from './autosave.ts'
import {
  currentScreen,
  goOn,
  repeats,
  screensHere,
  showDone,
  showScreen,
  showStale,
  takeScreen,
} from './page-answers.tsx'
import { askCode, takeCode } from './page-code.tsx'
import { askForCall, stopAll } from './page-closing.tsx'
import { answerPage } from './page-document.ts'
import { pageHeaders } from './page-headers.ts'
import { isOffer, takeOffer } from './page-offers.tsx'
import { readFields, readShare, setPatientCookie, type Fields } from './page-request.ts'
import { frameFor, pageAddress } from './page-view.ts'
import { openVisit, proofFor, type Visit } from './page-visit.ts'

export function patientRoutes(deps: Deps): Hono {
  const app = new Hono()
  app.use('/s/*', pageHeaders(deps.assets.patientCss, deps.config))
  app.get('/s/:token', async (c) => {
    const visit = await openVisit(deps, c, { language: c.req.query('lang') })
    return visit ? show(deps, c, visit, c.req.query('at')) : gone(deps, c)
  })
  app.post('/s/:token', async (c) => {
    const fields = await readFields(c.req.raw)
    return take(deps, c, fields, deps.newToken(), false)
  })
  app.put('/s/:token/answers', async (c) => {
    const visit = await openVisit(deps, c, { language: undefined })
    return visit ? takeAutosave(deps, c, visit) : gone(deps, c)
  })
  app.onError((error, c) => sorry(deps, c, error))
  return app
}

/** An earlier screen, or where this browser is; a stranger begins at the beginning. */
function show(deps: Deps, c: Context, visit: Visit, at: string | undefined) {
  const { stage, own } = visit.sitting
  if (stage === 'waiting') return showDoor(deps, c, visit)
  if (stage === 'done') return showDone(deps, c, visit)
  const current = currentScreen(visit.sitting)
  if (!current) throw new Problem('broken')
  const screens = screensHere(visit.sitting)
  const reached = screens.slice(0, screens.findIndex(({ id }) => id === current.id) + 1)
  const asked: Screen = reached.find(({ id }) => own !== null && id === at) ?? current
  return showScreen(deps, c, visit, asked, {})
}

/** @param begins the cookie of whoever has none yet. @param again a second try, after another page was quicker. */
async function take(
  deps: Deps,
  c: Context,
  fields: Fields,
  begins: string,
  again: boolean,
): Promise<Response> {
  const { offer, lang, proof } = fields.control
  const visit = await openVisit(deps, c, { language: lang, proof, begins })
  if (!visit) return gone(deps, c)
  if (offer === 'stop') return stopAll(deps, c, visit)
  if (offer === 'code') return askCode(deps, c, visit)
  if (offer === 'typed') return typed(deps, c, visit, fields)
  const { stage } = visit.sitting
  if (stage === 'waiting') return offer === 'begin' ? begin(deps, c, visit) : showDoor(deps, c, visit)
  if (offer === 'show') return show(deps, c, visit, fields.control.screen)
  if (offer === 'call' && stage !== 'done') return callAsked(deps, c, visit, fields)
  if (stage !== 'open' && isOffer(offer)) return takeOffer(deps, c, visit, fields)
  if (stage !== 'open' && repeats(visit.sitting, fields)) return goOn(deps, c, visit, null, true)
  if (stage === 'done') return showDone(deps, c, visit)
  try {
    return await takeScreen(deps, c, visit, fields)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stale') throw error
    return again ? showStale(deps, c, visit, fields) : take(deps, c, fields, begins, true)
  }
}

/** The code that was texted: from here on as on the phone itself. */
async function typed(deps: Deps, c: Context, visit: Visit, { control }: Fields): Promise<Response> {
  const refused = await takeCode(deps, c, visit, control.digits ?? '')
  if (refused) return refused
  const { lang, proof } = control
  const now = await openVisit(deps, c, { language: lang, proof, begins: visit.holding.token ?? undefined })
  return now ? show(deps, c, now, undefined) : gone(deps, c)
}

/** The private part, for whoever opens the link first after a sitting that somebody helped with. */
async function begin(deps: Deps, c: Context, visit: Visit): Promise<Response> {
  const sitting = await beginPrivately(deps, visit.sitting)
  const { token } = visit.holding
  setPatientCookie(c, deps.config, token, false)
  const proof = await proofFor(deps, sitting.invitation.id, token)
  return goOn(
    deps,
    c,
    { ...visit, sitting, proof, holding: { ...visit.holding, holder: sitting.holder } },
    null,
    false,
  )
}

/** The same for everyone, whatever waits behind it. */
function showDoor(deps: Deps, c: Context, { token, sitting }: Visit): Response {
  const frame = frameFor(deps, sitting, (lang) => ({
    address: `${pageAddress(token)}?lang=${lang}`,
    fields: null,
  }))
  return answerPage(c, <DoorPage frame={frame} action={pageAddress(token)} />)
}

/** The same screen again, with what was on it. */
async function callAsked(deps: Deps, c: Context, visit: Visit, { control, answers }: Fields) {
  await askForCall(deps, visit.sitting)
  const screens = screensHere(visit.sitting)
  const screen = screens.find(({ id }) => id === control.screen) ?? currentScreen(visit.sitting)
  if (!screen) throw new Problem('broken')
  const notice = patientWords(visit.sitting.language).called
  return showScreen(deps, c, visit, screen, { notice, sent: answers, share: readShare(control.share) })
}

const bare = ({ assets }: Deps, language: string) => ({
  language,
  program: '',
  others: [],
  css: assets.patientCss,
  js: assets.patientJs,
  leave: null,
})

/** The same bytes for a link that is unknown, over, expired or stopped. */
function gone(deps: Deps, c: Context): Response | Promise<Response> {
  const page = (
    <GonePage
      frame={bare(deps, 'en')}
      sentences={patientSentence('link_gone')}
      languages={deps.surveys.languages}
    />
  )
  return answerPage(c, page, 404)
}

/** A sentence in the language the browser asks for: the body, and its language, could not be read. */
function sorry(deps: Deps, c: Context, error: unknown) {
  const code: ProblemCode = error instanceof Problem ? error.code : 'broken'
  // The name of an error says enough: its message may hold what a patient or a database said.
  if (code === 'broken') deps.log('error', 'page.broken', { error: error instanceof Error ? error.name : '' })
  const { status } = error instanceof Problem ? error : new Problem('broken')
  if (c.req.method === 'PUT') return c.json({ problem: code }, status)
  const asked = primaryTag((c.req.header('accept-language') ?? '').split(/[,;]/)[0] ?? '')
  const language = deps.surveys.languages.find((known) => known === asked) ?? 'en'
  const sentence = wordsIn(patientSentence(code), language)
  return answerPage(c, <SorryPage frame={bare(deps, language)} sentence={sentence} />, status)
}
