// What a tablet without script shows: the patient page's own views, with one question and ways that are all buttons.
import type { Sitting } from '../actions/sitting.ts'
import type { Deps } from '../deps.ts'
import { kioskWords } from '../../web/kiosk/words.ts'
import type { DoneView, Frame, ScreenView, Way } from '../../web/patient/view.ts'
import type { Turn } from './kiosk-answers.ts'
import type { Asked } from './kiosk-asked.ts'
import { questionsOnly } from './kiosk-done.ts'
import { fillOf, onTablet, questionView } from './kiosk-view.ts'
import { doneView, isOffered } from './page-closing.tsx'
import { readShare } from './page-request.ts'
import { faultOf, frameFor, questionView as fieldView, sharingSentence, skipLabel } from './page-view.ts'

const ADDRESS = '/kiosk'

type Ways = (more: Readonly<Record<string, string>>) => Way

const waysOf =
  (token: string, lang: string): Ways =>
  (more) => ({ address: ADDRESS, fields: { proof: token, lang, ...more } })

function frameOf(deps: Deps, sitting: Sitting, ways: Ways, there: Readonly<Record<string, string>>): Frame {
  const kiosk = kioskWords(sitting.language)
  const frame = frameFor(deps, sitting, (lang) => ways({ ...there, offer: 'show', lang }))
  const leave = { ...ways({ offer: 'leave' }), words: kiosk.leave, clears: kiosk.clears }
  return { ...frame, css: deps.assets.kioskPlainCss, js: '', leave }
}

export interface Form {
  readonly token: string
  /** What was just sent and could not be kept: shown again as it is. */
  readonly sent: Readonly<Record<string, string>> | null
  readonly share: string | undefined
}

export function plainScreen(deps: Deps, turn: Turn, asked: Asked, { token, sent, share }: Form): ScreenView {
  const { sitting, problem } = turn
  const { screen, question } = asked
  const problems = problem ? [problem] : []
  const { step, back, kept, helped } = questionView(deps, sitting, asked, null)
  const ways = waysOf(token, sitting.language)
  const fill = fillOf(sitting)
  const field = fieldView(
    deps,
    { question, dependents: [] },
    // Whoever stands beside it would read what was kept: an earlier question comes back empty.
    { sitting, trusted: false, sent: sent ?? {}, problems },
    { ...fill, goals: [] },
    true,
  )
  // A tablet stands in a room: nothing on it speaks aloud.
  const quiet = { ...field, clip: null }
  const words = onTablet(question.id, sitting.language)
  return {
    frame: frameOf(deps, sitting, ways, { screen: question.id }),
    action: ADDRESS,
    revision: sitting.revision,
    screen: question.id,
    proof: token,
    step: { at: step.at, of: step.of, questions: step.of },
    back: back && ways({ offer: 'show', screen: back.item }),
    keep: kept && { ...ways({ offer: 'show' }), words: kept.leave },
    worker: null,
    reader: null,
    switchable: true,
    nobodyReads: sitting.reads === 'nobody',
    sharingSentence: sharingSentence(deps, fill),
    shared: readShare(share) ?? sitting.switched,
    sealed: screen.sealed,
    answered: false,
    aboutWorker: question.title.includes('{cm}'),
    recall: false,
    last: step.at === step.of,
    code: false,
    skip: { item: question.id, label: screen.sealed ? skipLabel(question) : null },
    questions: [words === null ? quiet : { ...quiet, title: { before: words, said: null, after: '' } }],
    faults: problems.map((each) => ({ item: each.item, fault: faultOf(each) })),
    notice: [helped, turn.notice ?? kept?.words].filter(Boolean).join(' ') || null,
    heard: null,
  }
}

/** Null: the patient answers alone, and private questions were asked here. */
export function plainLater(
  deps: Deps,
  sitting: Sitting,
  token: string,
): { frame: Frame; rest: string } | null {
  if (!sitting.assisted) return null
  const ways = waysOf(token, sitting.language)
  return {
    frame: frameOf(deps, sitting, ways, {}),
    rest: kioskWords(sitting.language)[sitting.assisted.rest],
  }
}

/** @param ended just now: afterwards the sitting holds no answers, and the receipt is not told again. */
export function plainDone(
  deps: Deps,
  sitting: Sitting,
  token: string,
  ended: boolean,
  more: Partial<DoneView> = {},
): DoneView {
  const ways = waysOf(token, sitting.language)
  const seen = { ...sitting, phone: 'shared' as const }
  return {
    ...doneView(deps, { token: '', proof: token }, seen, {
      code: false,
      noteTo: isOffered(sitting, 'note'),
      ...more,
    }),
    frame: frameOf(deps, sitting, ways, { taken: more.taken?.join(' ') ?? '' }),
    action: ADDRESS,
    receipt: ended ? questionsOnly(sitting) : null,
  }
}
