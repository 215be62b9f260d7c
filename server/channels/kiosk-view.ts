// Decides how a tablet shows one question: alone, with who reads the answer, how far it is, and the way back.
import { languageOf } from '../../surveys/languages.ts'
import type { Sitting } from '../actions/sitting.ts'
import { ONE_LINE } from '../core/interview-accept.ts'
import { SKIPPED } from '../core/interview.ts'
import type { KioskElement, KioskQuestion, KioskSaying } from '../core/kiosk-screen.ts'
import type { Question } from '../core/question.ts'
import type { Deps } from '../deps.ts'
import { kioskWords } from '../../web/kiosk/words.ts'
import { patientWords } from '../../web/patient/words.ts'
import { nextAsked, reached, type Asked } from './kiosk-asked.ts'
import { fillFor, fillText, fillTitle, type Fill } from './page-fill.ts'
import { askedHere } from './kiosk-asked.ts'
import { likelyScreens } from './page-layout.ts'
import { readersOf, sharingSentence } from './page-view.ts'

export type Viewer = Pick<Deps, 'assets' | 'surveys'>

/** A tablet is everybody's: it names no worker and no goal, whatever the patient's own phone may show. */
export const fillOf = (sitting: Sitting): Fill => fillFor({ ...sitting, phone: 'shared' }, false)

export function saying({ surveys }: Viewer, { language, program }: Sitting): KioskSaying {
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
  const { answers, invitation, language } = sitting
  const [words, kiosk, fill] = [patientWords(language), kioskWords(language), fillOf(sitting)]
  const likely = likelyScreens(askedHere(sitting), answers, invitation.facts).flatMap(
    ({ questions }) => questions,
  )
  const at = likely.findIndex(({ id }) => id === question.id) + 1
  const readers = readersOf(question, sitting, false)
  const [who, more] = {
    shared: [words.readers.shared(null), words.leaders],
    withheld: [words.readers.withheld, words.leaders],
    held: [words.readers.held(null), ''],
    nobody: [words.readers.nobody, words.leaders],
    team: [words.readers.team, ''],
    unlessNo: [words.readers.unlessNo(null), words.leaders],
    unlessNoWords: [words.readers.unlessNo(null), words.readers.noThenTeam],
    leftUnlessNo: [words.readers.leftUnlessNo, words.leaders],
    leftUnlessNoWords: [words.readers.leftUnlessNoWords, ''],
    first: [sharingSentence(deps, fill), words.leaders],
    choice: [words.readers.choice(null), words.readers.choiceWhy],
    system: [words.readers.system, words.readers.systemWhy],
    sealed: [words.readers.sealed, ''],
  }[readers] as [string, string]
  const nobody = sitting.reads === 'nobody'
  const switchable = ['shared', 'withheld', 'held', 'first', 'unlessNo', 'nobody', 'team'].includes(readers)
  return {
    ...saying(deps, sitting),
    kind: 'question',
    revision: sitting.revision,
    item: question.id,
    step: { at, of: likely.length, words: words.step(at, likely.length) },
    helped: sitting.assisted ? kioskWords(language).helped : null,
    readers: { who, more },
    share: switchable
      ? {
          change: words.change,
          ask: words.changeAsk,
          both: nobody ? words.changeReturn : words.changeBoth(null),
          alone: words.changeAlone(null),
          on: sitting.switched,
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
    back: backFrom(sitting, question, words.back),
    kept:
      nextAsked(sitting)?.question.id === question.id
        ? null
        : { words: question.kind === 'text' ? kiosk.keptWords : kiosk.kept, leave: kiosk.keep },
    notice,
  }
}

function backFrom(sitting: Sitting, { id }: Question, words: string): KioskQuestion['back'] {
  const before = reached(sitting)
  const previous = before[before.findIndex(({ question }) => question.id === id) - 1]
  return previous ? { item: previous.question.id, words } : null
}

/** The phone that "this phone" means is at home or in a pocket. Null: the question's words fit a tablet. */
export const onTablet = (item: string, language: string): string | null =>
  item === 'B6' ? kioskWords(language).phoneAsk : null

function elementOf(question: Question, fill: Fill): KioskElement {
  const { id, kind, choices, maxLength } = question
  const title = onTablet(id, fill.language) ?? fillTitle(question, { ...fill, goals: [] }).before
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
