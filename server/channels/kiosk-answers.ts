// Takes one answer from a tablet, or one of the closing offers, and says what comes next.
import { wordsIn } from '../../surveys/languages.ts'
import type { Sitting } from '../actions/sitting.ts'
import { readSitting } from '../actions/read-sitting.ts'
import { saveAnswers } from '../actions/save-answers.ts'
import { acceptScreen, skipScreen, type AnswerProblem } from '../core/interview-accept.ts'
import type { KioskView } from '../core/kiosk-screen.ts'
import type { Deps } from '../deps.ts'
import { Problem, patientSentence } from '../problem.ts'
import { faultWords } from '../../web/patient/question.tsx'
import { patientWords } from '../../web/patient/words.ts'
import { nextAsked, reached, type Asked } from './kiosk-asked.ts'
import { kioskDone, kioskReceipt } from './kiosk-done.ts'
import { questionView } from './kiosk-view.ts'
import { isOffered, takeUp } from './page-closing.tsx'
import { readRevision, readShare } from './page-request.ts'
import { inLanguage } from './page-visit.ts'

type Sent = Readonly<Record<string, unknown>>

/** Where a tablet stands after a request, whatever it is drawn with. */
export interface Turn {
  readonly sitting: Sitting
  /** Null: the interview is over. */
  readonly asked: Asked | null
  /** The last answer just ended it: the sitting still holds its answers. */
  readonly ended: boolean
  readonly problem: AnswerProblem | null
  readonly notice: string | null
}

/** @param at an earlier question, to be changed; anything else: what is asked next. */
export function standAt(sitting: Sitting, at: unknown): Turn {
  const still = { sitting, ended: false, problem: null, notice: null }
  const next = nextAsked(sitting)
  if (sitting.stage === 'done' || next === null) return { ...still, asked: null }
  return { ...still, asked: reached(sitting).find(({ question }) => question.id === at) ?? next }
}

export function viewOf(deps: Deps, { sitting, asked, ended, problem, notice }: Turn): KioskView {
  if (!asked) return kioskDone(deps, sitting, ended ? kioskReceipt(sitting) : null)
  const fault = problem?.code === 'too_long' ? problem : problem && { code: problem.code }
  return questionView(
    deps,
    sitting,
    asked,
    fault ? faultWords(fault, patientWords(sitting.language)) : notice,
  )
}

/** `item`: the next question, or one before it; `answer`: a code or words; `skip`: true for the button. Saved under
 *  the revision that the tablet was shown; afterwards comes whatever is open then. */
export async function takeKioskAnswer(deps: Deps, sitting: Sitting, sent: Sent): Promise<Turn> {
  const { language } = sitting
  const now = standAt(sitting, sent['item'])
  if (!now.asked) return now
  const { screen, question } = now.asked
  if (
    question.id !== sent['item'] ||
    (sitting.stage === 'open' && readRevision(sent['revision']) !== sitting.revision)
  )
    return stale(deps, sitting)
  const alone = { ...screen, questions: [question] }
  const raw = { [question.id]: sent['answer'] ?? '' }
  const { answers, problems } =
    sent['skip'] === true ? { answers: {}, problems: [] } : acceptScreen(alone, raw)
  const [problem] = problems
  if (problem) return { ...now, problem }
  const share = readShare(sent['share'])
  try {
    const next = await saveAnswers(deps, sitting, {
      answers: { ...skipScreen(alone), ...answers },
      mode: 'kiosk',
      revision: sitting.revision,
      ...(share === undefined ? {} : { shared: share }),
      language,
      complete: true,
    })
    return { ...standAt(next, null), ended: next.stage === 'done' }
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale') return stale(deps, sitting)
    throw error
  }
}

/** Somebody answered elsewhere a moment ago, mostly the patient on a phone. */
async function stale(deps: Deps, { invitation, language, holder }: Sitting): Promise<Turn> {
  const now = await readSitting(deps, invitation.id, holder)
  if (!now) throw new Problem('link_gone')
  const notice = wordsIn(patientSentence('stale'), language)
  return { ...standAt(inLanguage(deps, now, language), null), notice }
}

const OFFERS = ['call', 'note', 'worker'] as const

/** Each once: the tablet takes the button away. A note that cannot be kept is a `bad_request`. */
export async function takeKioskOffer(deps: Deps, sitting: Sitting, sent: Sent): Promise<KioskView> {
  const offer = OFFERS.find((each) => each === sent['offer'])
  const ended = sitting.stage === 'done' && sitting.assisted === null
  if (!offer || !ended || !isOffered(sitting, offer)) throw new Problem('bad_request')
  const note = typeof sent['note'] === 'string' ? sent['note'] : ''
  const { fault, held } = await takeUp(deps, sitting, offer, note)
  if (fault !== null) throw new Problem('bad_request')
  return kioskDone(deps, sitting, null, held)
}
