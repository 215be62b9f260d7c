// Decides what a tablet shows: the next open question alone, who reads it, how far it is; or the end and its offers.
import { languageOf } from '../../surveys/languages.ts'
import type { Sitting } from '../actions/read-sitting.ts'
import { ONE_LINE } from '../core/interview-accept.ts'
import { SKIPPED } from '../core/interview.ts'
import type { KioskDone, KioskElement, KioskOffer, KioskQuestion, KioskSaying } from '../core/kiosk-screen.ts'
import type { Question, Screen } from '../core/question.ts'
import { standing } from '../core/sitting.ts'
import type { Deps } from '../deps.ts'
import { kioskWords } from '../../web/kiosk/words.ts'
import { patientWords } from '../../web/patient/words.ts'
import { fillFor, fillText, fillTitle, type Fill } from './page-fill.ts'
import { likelyScreens } from './page-layout.ts'
import { readersOf, sharingSentence } from './page-view.ts'

type Viewer = Pick<Deps, 'assets' | 'surveys'>

export interface Asked {
  readonly screen: Screen
  readonly question: Question
}

/** Null: nothing is left to ask. */
export function nextAsked({ interview, answers, invitation, unsubmitted }: Sitting): Asked | null {
  const { screen } = standing(interview, answers, invitation.facts, unsubmitted)
  const open = (id: string) => answers[id] === undefined || unsubmitted.includes(id)
  const question = screen?.questions.find(({ id }) => open(id))
  return screen && question ? { screen, question } : null
}

/** A tablet is everybody's: it names no worker and no goal, whatever the patient's own phone may show. */
const fillOf = (sitting: Sitting): Fill => fillFor({ ...sitting, phone: 'shared' }, false)

function saying({ surveys }: Viewer, { language, program }: Sitting): KioskSaying {
  const [words, kiosk] = [patientWords(language), kioskWords(language)]
  const other = surveys.languages.find((each) => each !== language)
  return {
    language,
    dir: languageOf(language).dir,
    program,
    other: other ? { language: other, name: languageOf(other).name } : null,
    foot: [words.care, kiosk.danger],
    idle: { head: kiosk.idleHead, left: kiosk.idleLeft, stay: kiosk.idleStay },
    leave: kiosk.leave,
    failed: kiosk.failed,
  }
}

export function questionView(
  deps: Viewer,
  sitting: Sitting,
  { screen, question }: Asked,
  notice: string | null,
): KioskQuestion {
  const { interview, answers, invitation, language } = sitting
  const [words, fill] = [patientWords(language), fillOf(sitting)]
  const likely = likelyScreens(interview, answers, invitation.facts).flatMap(({ questions }) => questions)
  const at = likely.findIndex(({ id }) => id === question.id) + 1
  const readers = readersOf(question, sitting)
  const [who, more] = {
    shared: [words.readers.shared(null), words.leaders],
    withheld: [words.readers.withheld, words.leaders],
    first: [sharingSentence(deps, fill), words.leaders],
    choice: [words.readers.choice(null), words.readers.choiceWhy],
    system: [words.readers.system, words.readers.systemWhy],
    sealed: [words.readers.sealed, ''],
  }[readers] as [string, string]
  const switchable = readers === 'shared' || readers === 'withheld' || readers === 'first'
  return {
    ...saying(deps, sitting),
    kind: 'question',
    revision: invitation.revision,
    item: question.id,
    step: { at, of: likely.length, words: words.step(at, likely.length) },
    readers: { who, more },
    share: switchable
      ? {
          change: words.change,
          ask: words.changeAsk,
          both: words.changeBoth(null),
          alone: words.changeAlone,
          on: sitting.sharing !== false,
        }
      : null,
    sealed: screen.sealed
      ? {
          head: words.sealedHead(1, question.title.includes('{cm}') ? words.someone : null),
          lines: [
            words.sealedWho(null, 1),
            words.sealedWhether(null),
            `${words.sealedLeaders} ${words.sealedGroups}`,
          ],
        }
      : null,
    survey: { elements: [elementOf(question, fill)] },
    hint: question.kind === 'text' ? `${words.textHint(question.maxLength)} ${words.notRead}` : '',
    next: screen.sealed ? words.sealAndSend : at === likely.length ? words.send : words.next,
    skip: (screen.sealed && question.choices.find(({ value }) => value === SKIPPED)?.label) || words.skip,
    notice,
  }
}

function elementOf(question: Question, fill: Fill): KioskElement {
  const { id, kind, choices, maxLength } = question
  // The phone that the question means is at home or in a pocket.
  const title =
    id === 'B6' ? kioskWords(fill.language).phoneAsk : fillTitle(question, { ...fill, goals: [] }).before
  if (kind === 'text')
    return { type: maxLength <= ONE_LINE ? 'text' : 'comment', name: id, title: `${title}`, maxLength }
  return {
    type: 'radiogroup',
    name: id,
    title,
    choices: choices
      .filter(({ value }) => value !== SKIPPED)
      .map(({ value, label }) => ({ value, text: fillText(label, fill) })),
  }
}

/** Everyone is offered the same, whatever was answered. */
export function doneView(deps: Viewer, sitting: Sitting): KioskDone {
  const words = patientWords(sitting.language)
  const offers: KioskOffer[] = [
    {
      offer: 'call',
      head: words.help,
      ask: words.notRightAway,
      button: words.teamCall,
      hint: words.teamCallWho(null),
      done: words.calledShort,
    },
    {
      offer: 'note',
      head: words.tellHead(null),
      ask: words.tell(null),
      button: words.tellButton,
      hint: words.notRead,
      done: words.told(null),
    },
    {
      offer: 'worker',
      head: words.otherWorkerHead,
      ask: words.otherWorker,
      button: words.otherWorkerButton,
      hint: words.otherWorkerWho(null),
      done: words.otherWorkerDone,
    },
  ]
  return {
    ...saying(deps, sitting),
    kind: 'done',
    thanks: words.thanks,
    lines: [words.thanksKept, ...words.also],
    offers: offers.filter(({ offer }) => offer !== 'note' || sitting.invitation.aboutStaffId !== null),
  }
}
