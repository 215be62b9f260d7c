// Takes up what is offered once the open part has ended: a word to the worker, then what is private; a call, another worker.
import type { Context } from 'hono'
import { readStory } from '../actions/read-story.ts'
import type { Deps } from '../deps.ts'
import { DonePage } from '../../web/patient/done.tsx'
import { TellPage } from '../../web/patient/tell.tsx'
import { patientWords } from '../../web/patient/words.ts'
import { goOn } from './page-answers.tsx'
import { doneView, isOffered, takeOnce, takeUp, tellView } from './page-closing.tsx'
import { answerPage } from './page-document.ts'
import { fillFor, flagWords } from './page-fill.ts'
import type { Fields } from './page-request.ts'
import type { Visit } from './page-visit.ts'

/** `tell` shows the offer of a word again, in another language; `pass` goes on without one. */
const OFFERS = ['call', 'note', 'worker', 'tell', 'pass'] as const

export const isOffer = (offer: string | undefined): boolean => OFFERS.some((each) => each === offer)

export async function takeOffer(deps: Deps, c: Context, visit: Visit, fields: Fields): Promise<Response> {
  const { offer, note = '' } = fields.control
  if (offer === 'tell') return answerPage(c, <TellPage view={tellView(deps, visit, { note })} />)
  if (offer === 'pass') return goOn(deps, c, visit, null, false)
  return offer === 'note' ? takeNote(deps, c, visit, note) : takeClosing(deps, c, visit, fields)
}

async function takeNote(deps: Deps, c: Context, visit: Visit, note: string): Promise<Response> {
  const { sitting } = visit
  if (!isOffered(sitting, 'note') || note.trim() === '') return goOn(deps, c, visit, null, false)
  const { fault, held, said } = await takeUp(deps, sitting, 'note', note)
  if (fault !== null)
    return answerPage(c, <TellPage view={tellView(deps, visit, { noteFault: fault, note })} />, 422)
  const [words, { worker }] = [patientWords(sitting.language), fillFor(sitting, false)]
  const told = held ? words.toldElse(worker) : words.told(worker)
  return goOn(deps, c, visit, [flagWords(said, sitting), told].filter(Boolean).join(' '), false)
}

async function takeClosing(deps: Deps, c: Context, visit: Visit, { control }: Fields): Promise<Response> {
  const { sitting, holding } = visit
  const took = await takeOnce(deps, sitting, { offer: control.offer ?? '', taken: control.taken ?? '' })
  const view = doneView(deps, visit, sitting, {
    story: await readStory(deps, sitting, holding.trusted),
    ...took,
    notice: flagWords(took.said, sitting),
  })
  return answerPage(c, <DonePage view={view} />)
}
