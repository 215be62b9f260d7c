// What one text from a patient says, given what it may be a reply to.
import { acceptAnswer } from '../interview-accept.ts'
import { SKIPPED } from '../interview.ts'
import type { Question } from '../question.ts'
import { asRead, type AsRead } from './as-read.ts'
import { soundsLikeCrisis } from './danger.ts'
import { isNo, isSkip, isStart, isStop, isThanks, isYes, withoutCourtesy } from './keywords.ts'
import { readChoice } from './read-choice.ts'
import { asksForCall, asksForChange, asksForHelp, asksToResume, languageAsked } from './requests.ts'
import { spellOut } from './spell-out.ts'
import { asksForPause } from './stop-phrases.ts'
import { endsWithWrongNumber, isWrongNumber } from './wrong-number.ts'

export type Intent =
  | 'stop'
  | 'pause'
  | 'start'
  | 'help'
  | 'wrong_number'
  | 'crisis'
  | 'call'
  | 'change_worker'
  | 'thanks'

export type Reply =
  | { readonly answer: number | string; readonly crisis?: true }
  | { readonly skip: true }
  | { readonly reprompt: 'unclear' | 'too_long' | 'no_words' }
  | { readonly intent: Intent }
  | { readonly intent: 'language'; readonly language: 'en' | 'es' }

export interface ReplyContext {
  /** The question asked last; `note`: words for the case manager; `closing`: the offers after an interview;
   *  null: at most an invitation, which 1 opens. */
  readonly question: Question | 'note' | 'closing' | null
  /** The phone is stopped or paused: nothing but a start, a stop or danger is heard. */
  readonly stopped: boolean
}

/** As long as an answer in own words. */
const NOTE_LENGTH = 500
const CALL = 7
/** "Or reply 1 to go on." */
const GO_ON = '1'
const CHANGE_WORKER = 6

/** @param text of any length: own words are kept whole, and the rules read its beginning and its end. */
export function readReply(text: string, { question, stopped }: ReplyContext): Reply {
  const said = asRead(text)
  const { words } = said
  const isOpen = question === 'note' || (typeof question === 'object' && question?.kind === 'text')
  if (isStop(said.raw, words)) return { intent: 'stop' }
  const crisis = soundsLikeCrisis(words)
  const always = outsideQuestions(said, crisis, isOpen, stopped)
  if (always) return always
  if (stopped) return { reprompt: 'unclear' }
  if (isOpen) return readWords(question, text, words, crisis)
  if (question === null || question === 'closing') return readOffer(question, text, words, crisis)
  if (typeof question === 'object') return readClosed(question, text, said, crisis)
  return { reprompt: 'unclear' }
}

/** What is heard whatever was asked. Danger comes first: "end it all" is no opt-out. */
function outsideQuestions(said: AsRead, crisis: boolean, ownWords: boolean, stopped: boolean): Reply | null {
  const { words, rest, parts } = said
  const led = rest !== words
  if (led && isStop('', rest)) return { intent: 'pause' }
  if (crisis) return stopped ? { intent: 'crisis' } : null
  if (isWrongNumber(said) || (led && endsWithWrongNumber(rest))) return { intent: 'wrong_number' }
  if (parts.some((clause) => asksToResume(spellOut(clause).replace(/^.* (?:but|pero) /, ''))))
    return { intent: 'start' }
  if (asksForPause(said, ownWords)) return { intent: 'pause' }
  if (stopped && (isStart(words) || isYes(words))) return { intent: 'start' }
  if (words === 'unstop' || asksToResume(words)) return { intent: 'start' }
  if (asksForHelp(words, ownWords)) return { intent: 'help' }
  const language = languageAsked(words)
  return language === null ? null : { intent: 'language', language }
}

function readClosed(question: Question, text: string, { words, parts }: AsRead, crisis: boolean): Reply {
  const skips = isSkip(words)
  if (skips && !crisis) return { skip: true }
  const read = readChoice(question, text)
  if (read?.offered) {
    if (read.value === SKIPPED && !crisis) return { skip: true }
    return crisis ? { answer: read.value, crisis } : { answer: read.value }
  }
  return (
    offerOf(read?.value ?? null, words, crisis) ??
    (skips || parts.some((part) => !/\d/.test(part) && isSkip(part))
      ? { skip: true }
      : { reprompt: 'unclear' })
  )
}

function readOffer(question: 'closing' | null, text: string, words: string, crisis: boolean): Reply {
  const number = readChoice(OFFERS, text)?.value ?? null
  const asked = offerOf(number, words, crisis)
  if (question === null && (number === 1 || isYes(words))) return { answer: 1 }
  return asked ?? (isThanks(words) ? { intent: 'thanks' } : { reprompt: 'unclear' })
}

function offerOf(number: number | null, words: string, crisis: boolean): Reply | null {
  if (crisis) return { intent: 'crisis' }
  if (number === CALL || asksForCall(words)) return { intent: 'call' }
  if (number === CHANGE_WORKER || asksForChange(words)) return { intent: 'change_worker' }
  return isStart(words) ? { intent: 'start' } : null
}

const CALLS_ME = /\b(?:call me|llam[ea]n?me|me (?:pueden?|podrian?) llamar)\b/
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

function readWords(question: Question | 'note', text: string, words: string, crisis: boolean): Reply {
  const asked = question === 'note' ? NOTE : question
  const bare = withoutCourtesy(words)
  if (isSkip(words) || (question === 'note' && (isNo(words) || bare === GO_ON))) return { skip: true }
  if (bare === String(CALL)) return { intent: 'call' }
  if (bare === String(CHANGE_WORKER)) return { intent: 'change_worker' }
  // Nobody's goal is a call back; and who wishes another worker must not tell it to this one.
  if (CALLS_ME.test(words) && asksForCall(words)) return { intent: 'call' }
  if (asksForChange(words)) return { intent: 'change_worker' }
  if (asked.construct === SHORT_NAME) {
    if (words === '1' || isYes(words)) return { answer: 1 }
    if (words === '2' || isNo(words)) return { skip: true }
  }
  // A digit alone was meant for another question, and dots say nothing.
  if (/^\d$/.test(words) || !SAYS_SOMETHING.test(text)) return { reprompt: 'no_words' }
  const read = acceptAnswer(asked, text)
  if ('problem' in read) return { reprompt: read.problem.code === 'too_long' ? 'too_long' : 'no_words' }
  if (read.answer === null) return { reprompt: 'no_words' }
  return crisis ? { answer: read.answer, crisis } : { answer: read.answer }
}

/** The goal's short name: by text it is asked as "may our text show those words? 1 Yes 2 No, or a shorter name". */
export const SHORT_NAME = 'success.label'

const NOTE: Question = {
  id: 'note',
  construct: 'note',
  kind: 'text',
  readers: 'shared',
  title: '',
  titleNoGoal: null,
  recall: '',
  module: null,
  choices: [],
  maxLength: NOTE_LENGTH,
  smsText: '',
  smsTextNoNickname: null,
}

const OFFERS: Question = {
  ...NOTE,
  id: 'offers',
  kind: 'choice',
  choices: [1, CHANGE_WORKER, CALL].map((value) => ({ value, label: String(value), aside: false })),
}
