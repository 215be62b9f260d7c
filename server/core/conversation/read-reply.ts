// What one text from a patient says, given what it may be a reply to.
import { acceptAnswer } from '../interview-accept.ts'
import { SKIPPED } from '../interview.ts'
import type { Question } from '../question.ts'
import { clauses, fold, plain } from './fold.ts'
import { soundsLikeCrisis } from './danger.ts'
import { afterNumber, isNo, isSkip, isStart, isStop, isThanks, isYes, withoutCourtesy } from './keywords.ts'
import { readChoice } from './read-choice.ts'
import { asksForCall, asksForChange, asksForHelp, asksToResume, languageAsked } from './requests.ts'
import { spellOut } from './spell-out.ts'
import { asksForPause } from './stop-phrases.ts'
import { isWrongNumber } from './wrong-number.ts'

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

export function readReply(raw: string, { question, stopped }: ReplyContext): Reply {
  const words = spellOut(plain(fold(raw)))
  const isOpen = question === 'note' || (typeof question === 'object' && question?.kind === 'text')
  const always = outsideQuestions(raw, words, isOpen, stopped)
  if (always) return always
  if (stopped) return { reprompt: 'unclear' }
  if (isOpen) return readWords(question, raw, words)
  if (question === null || question === 'closing') return readOffer(question, raw, words)
  if (typeof question === 'object') return readClosed(question, raw, words)
  return { reprompt: 'unclear' }
}

/** What is heard whatever was asked. Danger comes first: "end it all" is no opt-out. */
function outsideQuestions(raw: string, words: string, ownWords: boolean, stopped: boolean): Reply | null {
  if (isStop(raw, words)) return { intent: 'stop' }
  const rest = spellOut(afterNumber(fold(raw)))
  const led = rest !== words
  if (led && isStop('', rest)) return { intent: 'pause' }
  if (soundsLikeCrisis(words)) return stopped ? { intent: 'crisis' } : null
  if (isWrongNumber(raw) || (led && isWrongNumber(raw, rest))) return { intent: 'wrong_number' }
  if (clauses(raw).some((clause) => asksToResume(spellOut(clause).replace(/^.* (?:but|pero) /, ''))))
    return { intent: 'start' }
  if (asksForPause(raw, ownWords)) return { intent: 'pause' }
  if (stopped && (isStart(words) || isYes(words))) return { intent: 'start' }
  if (words === 'unstop' || asksToResume(words)) return { intent: 'start' }
  if (asksForHelp(words, ownWords)) return { intent: 'help' }
  const language = languageAsked(words)
  return language === null ? null : { intent: 'language', language }
}

function readClosed(question: Question, raw: string, words: string): Reply {
  const crisis = soundsLikeCrisis(words)
  if (isSkip(words) && !crisis) return { skip: true }
  const read = readChoice(question, raw)
  if (read?.offered) {
    if (read.value === SKIPPED && !crisis) return { skip: true }
    return crisis ? { answer: read.value, crisis } : { answer: read.value }
  }
  return (
    offerOf(read?.value ?? null, words, crisis) ??
    (isSkip(words) || clauses(raw).some((part) => !/\d/.test(part) && isSkip(part))
      ? { skip: true }
      : { reprompt: 'unclear' })
  )
}

function readOffer(question: 'closing' | null, raw: string, words: string): Reply {
  const number = readChoice(OFFERS, raw)?.value ?? null
  const asked = offerOf(number, words, soundsLikeCrisis(words))
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

function readWords(question: Question | 'note', raw: string, words: string): Reply {
  const asked = question === 'note' ? NOTE : question
  const crisis = soundsLikeCrisis(words)
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
  if (/^\d$/.test(words) || !SAYS_SOMETHING.test(raw)) return { reprompt: 'no_words' }
  const read = acceptAnswer(asked, raw)
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
