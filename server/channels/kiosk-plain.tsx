// The tablet without script: the same sitting and the same questions, as plain forms in the patient page's markup.
import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { endKioskIn, readKiosk } from '../actions/read-kiosk.ts'
import type { Sitting } from '../actions/sitting.ts'
import { startKiosk } from '../actions/start-kiosk.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { DonePage } from '../../web/patient/done.tsx'
import { LaterPage } from '../../web/patient/gone.tsx'
import { ScreenPage } from '../../web/patient/screen.tsx'
import { standAt, takeKioskAnswer, type Turn } from './kiosk-answers.ts'
import { plainDone, plainLater, plainScreen } from './kiosk-plain-view.ts'
import { answerPage } from './page-document.ts'
import { takeOnce } from './page-closing.tsx'
import { policyFor } from './page-headers.ts'
import { readFields, type Fields } from './page-request.ts'
import { inLanguage } from './page-visit.ts'

/** No script can see whether somebody is there: a page leaves itself, and its sitting ends, after these. */
const PAGE_SECONDS = 180
const SITTING_SECONDS = 240

/** Where every tablet begins. */
export type Begin = (
  c: Context,
  wrong: 'wrong' | 'tooMany' | 'unplugged' | null,
  status: 200 | 400 | 404 | 429,
) => Promise<Response>

interface Around {
  readonly begin: Begin
  readonly holdsSession: (c: Context) => boolean
  readonly networkOf: (c: Context) => string
}

/** A code, an answer, a way back or on, an offer, or the end; without a sitting the tablet begins anew. */
export async function takeForm(deps: Deps, c: Context, around: Around): Promise<Response> {
  const { begin, holdsSession, networkOf } = around
  if (holdsSession(c) || isFromElsewhere(c)) return begin(c, null, 400)
  const fields = await readFields(c.req.raw)
  const { proof: token, offer, lang } = fields.control
  if (token === undefined) return typed(deps, c, begin, [fields.answers['code'], networkOf(c)])
  if (offer === 'leave') await endKioskIn(deps, token, 0)
  const sitting = await readKiosk(deps, token)
  if (!sitting) return c.redirect('/kiosk', 303)
  await endKioskIn(deps, token, SITTING_SECONDS)
  const spoken = inLanguage(deps, sitting, lang)
  if (spoken.stage === 'done') return close(deps, c, spoken, token, fields)
  const turn =
    offer === 'show'
      ? standAt(spoken, fields.control.screen)
      : await takeKioskAnswer(deps, spoken, sentBy(fields))
  return show(deps, c, token, turn, fields)
}

/** A code becomes a sitting. */
async function typed(
  deps: Deps,
  c: Context,
  begin: Begin,
  [code, network]: readonly [string | undefined, string],
): Promise<Response> {
  try {
    const start = await startKiosk(deps, code, network)
    if (!start) return begin(c, 'wrong', 404)
    await endKioskIn(deps, start.token, SITTING_SECONDS)
    return show(deps, c, start.token, standAt(start.sitting, null), null)
  } catch (error) {
    if (error instanceof Problem && error.code === 'too_many') return begin(c, 'tooMany', 429)
    throw error
  }
}

const sentBy = ({ control, answers }: Fields) => {
  const item = control.screen ?? ''
  const answer = Object.hasOwn(answers, item) ? answers[item] : ''
  return { item, revision: control.revision, share: control.share, answer }
}

function show(deps: Deps, c: Context, token: string, turn: Turn, fields: Fields | null) {
  const later = turn.asked ? null : plainLater(deps, turn.sitting, token)
  if (later) return page(deps, c, <LaterPage {...later} />, 200)
  if (!turn.asked) {
    const view = plainDone(deps, turn.sitting, token, turn.ended)
    return page(deps, c, <DonePage view={view} />, 200)
  }
  const sent = turn.problem && fields ? fields.answers : null
  const view = plainScreen(deps, turn, turn.asked, { token, sent, share: fields?.control.share })
  return page(deps, c, <ScreenPage view={view} />, turn.problem ? 422 : 200)
}

/** Each offer once, as at the end of the patient's page. */
async function close(deps: Deps, c: Context, sitting: Sitting, token: string, { control }: Fields) {
  const later = plainLater(deps, sitting, token)
  if (later) return page(deps, c, <LaterPage {...later} />, 200)
  const { taken, noteFault, note } = await takeOnce(deps, sitting, control)
  const view = plainDone(deps, sitting, token, false, { taken, noteFault, note })
  return page(deps, c, <DonePage view={view} />, noteFault ? 422 : 200)
}

async function page({ assets }: Deps, c: Context, shown: JSX.Element, status: 200 | 422) {
  c.header('Content-Security-Policy', await policyFor(assets.kioskPlainCss))
  c.header('Refresh', `${PAGE_SECONDS};url=/kiosk`)
  return answerPage(c, shown, status)
}

/** Browsers that say so say it truly. */
const isFromElsewhere = (c: Context): boolean =>
  !['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'))
