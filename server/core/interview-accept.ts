// The closed set: what one screen's raw input may become as answers, since survey-core checks no answer at all.
import { SKIPPED } from './interview.ts'
import type { Answers, AnswerValue, Question, Screen } from './question.ts'

/** Never holds what was sent: that may be a patient's words. `item` is null for keys that this screen does not ask. */
export type AnswerProblem =
  | { readonly item: string; readonly code: 'not_offered' | 'not_text' | 'unanswered' }
  | { readonly item: string; readonly code: 'too_long'; readonly over: number }
  | { readonly item: null; readonly code: 'unknown_question' }

export interface Accepted {
  /** The good ones, also when others have problems. 9 stands for a question skipped, also for a text. */
  readonly answers: Answers
  readonly problems: readonly AnswerProblem[]
}

type Reading = { readonly answer: AnswerValue | null } | { readonly problem: AnswerProblem }

/** An empty text or an untouched choice is no answer and no fault, unless the whole screen is untouched choices:
 *  that is `unanswered` at its first question, and the channel decides whether it minds. */
export function acceptScreen(screen: Screen, raw: Readonly<Record<string, unknown>>): Accepted {
  const asked = new Map(screen.questions.map((question) => [question.id, question]))
  const answers: [string, AnswerValue][] = []
  const problems: AnswerProblem[] = []
  if (Object.keys(raw).some((key) => !asked.has(key))) problems.push({ item: null, code: 'unknown_question' })
  for (const [id, question] of asked) {
    const reading = Object.hasOwn(raw, id) ? acceptAnswer(question, raw[id]) : { answer: null }
    if ('problem' in reading) problems.push(reading.problem)
    else if (reading.answer !== null) answers.push([id, reading.answer])
  }
  const first = screen.questions[0]
  const untouched = answers.length === 0 && problems.length === 0
  if (first && untouched && screen.questions.every(({ kind }) => kind === 'choice')) {
    problems.push({ item: first.id, code: 'unanswered' })
  }
  return { answers: Object.fromEntries(answers), problems }
}

/** What one tap on Skip means: 9 for every question of the screen. */
export function skipScreen(screen: Screen): Answers {
  return Object.fromEntries(screen.questions.map(({ id }) => [id, SKIPPED]))
}

/** One question alone, for a channel that asks one at a time; `answer: null` is an empty answer. */
export function acceptAnswer(question: Question, raw: unknown): Reading {
  if (raw === undefined || raw === null || raw === '') return { answer: null }
  return question.kind === 'choice' ? readChoice(question, raw) : readText(question, raw)
}

function readChoice({ id, choices }: Question, raw: unknown): Reading {
  // Forms send digits as text: exactly the code's own digits, so no "4.0", " 4", "04" or [4].
  const chosen = choices.find(({ value }) => raw === value || raw === String(value))
  return chosen ? { answer: chosen.value } : { problem: { item: id, code: 'not_offered' } }
}

/** Texts up to this long are one line, such as a goal's short name. */
export const ONE_LINE = 80

function readText({ id, maxLength }: Question, raw: unknown): Reading {
  if (raw === SKIPPED) return { answer: SKIPPED }
  if (typeof raw !== 'string') return { problem: { item: id, code: 'not_text' } }
  const text = cleanText(raw, maxLength <= ONE_LINE)
  // By text message "9" is how to skip; nobody's goal is the digit alone, so it means the same everywhere.
  if (text === String(SKIPPED)) return { answer: SKIPPED }
  const over = text.length <= maxLength ? 0 : [...text].length - maxLength
  if (over > 0) return { problem: { item: id, code: 'too_long', over } }
  return { answer: VISIBLE.test(text) ? text : null }
}

const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g
// Controls but tab and newline; marks that reorder text; blanks of no width that no script needs.
const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const VISIBLE = /[^\s\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/u

/** The patient's words as they are, less what is no word: controls, bidi marks, outer blanks; in NFC. */
export function cleanText(raw: string, oneLine: boolean): string {
  return raw
    .toWellFormed()
    .replace(LINE_BREAK, '\n')
    .replace(UNSAFE, (mark) => (mark === '\t' ? ' ' : mark === '\n' ? (oneLine ? ' ' : '\n') : ''))
    .normalize('NFC')
    .replace(/[^\S\n]+/g, (blanks, at: number, all: string) =>
      all[at + blanks.length] === '\n' ? '' : blanks,
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
