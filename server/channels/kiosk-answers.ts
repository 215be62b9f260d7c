// Takes one answer from a tablet, or one of the closing offers, and says what comes next.
import { wordsIn } from '../../surveys/languages.ts'
import type { Sitting } from '../actions/read-sitting.ts'
import { readSitting } from '../actions/read-sitting.ts'
import { saveAnswers } from '../actions/save-answers.ts'
import { acceptScreen, skipScreen } from '../core/interview-accept.ts'
import type { KioskView } from '../core/kiosk-screen.ts'
import type { Deps } from '../deps.ts'
import { Problem, patientSentence } from '../problem.ts'
import { faultWords } from '../../web/patient/question.tsx'
import { patientWords } from '../../web/patient/words.ts'
import { doneView, nextAsked, questionView } from './kiosk-view.ts'
import { takeUp } from './page-closing.tsx'
import { readRevision, readShare } from './page-request.ts'
import { inLanguage } from './page-visit.ts'

type Sent = Readonly<Record<string, unknown>>

export function kioskStep(deps: Deps, sitting: Sitting, notice: string | null): KioskView {
  const asked = nextAsked(sitting)
  const ended = sitting.invitation.state === 'completed' || asked === null
  return ended ? doneView(deps, sitting) : questionView(deps, sitting, asked, notice)
}

/** `answer`: a code or words; `skip`: true for the button. Saved under the revision that the tablet was shown. */
export async function takeKioskAnswer(deps: Deps, sitting: Sitting, sent: Sent): Promise<KioskView> {
  const asked = nextAsked(sitting)
  if (!asked || sitting.invitation.state === 'completed') return kioskStep(deps, sitting, null)
  const { language, invitation } = sitting
  const { screen, question } = asked
  if (sent['item'] !== question.id || readRevision(sent['revision']) !== invitation.revision)
    return showStale(deps, sitting)
  const alone = { ...screen, questions: [question] }
  const raw = { [question.id]: sent['answer'] ?? '' }
  const { answers, problems } =
    sent['skip'] === true ? { answers: {}, problems: [] } : acceptScreen(alone, raw)
  const [problem] = problems
  if (problem) {
    const fault = problem.code === 'too_long' ? problem : { code: problem.code }
    return questionView(deps, sitting, asked, faultWords(fault, patientWords(language)))
  }
  const share = readShare(sent['share'])
  try {
    const next = await saveAnswers(deps, sitting, {
      answers: { ...skipScreen(alone), ...answers },
      mode: 'kiosk',
      revision: invitation.revision,
      ...(share === undefined ? {} : { shared: share }),
      language,
      complete: true,
    })
    return kioskStep(deps, next, null)
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale') return showStale(deps, sitting)
    throw error
  }
}

/** Somebody answered elsewhere a moment ago, mostly the patient on a phone. */
async function showStale(deps: Deps, { invitation, language }: Sitting): Promise<KioskView> {
  const now = await readSitting(deps, invitation.id)
  if (!now) throw new Problem('link_gone')
  const sentences = patientSentence('stale')
  return kioskStep(deps, inLanguage(deps, now, language), wordsIn(sentences, language))
}

const OFFERS = ['call', 'note', 'worker'] as const

/** Each once: the tablet takes the button away. A note that cannot be kept is a `bad_request`. */
export async function takeKioskOffer(deps: Deps, sitting: Sitting, sent: Sent): Promise<KioskView> {
  const offer = OFFERS.find((each) => each === sent['offer'])
  if (!offer || sitting.invitation.state !== 'completed') throw new Problem('bad_request')
  const note = typeof sent['note'] === 'string' ? sent['note'] : ''
  if ((await takeUp(deps, sitting, offer, note)) !== null) throw new Problem('bad_request')
  return doneView(deps, sitting)
}
