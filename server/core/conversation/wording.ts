// Fills the words of one text with the names that this phone may show.
import { languageOf, primaryTag, wordsIn, type Words } from '../../../surveys/languages.ts'
import type { Question } from '../question.ts'
import { renderText, TextProblem, type Slots } from '../sms/render.ts'
import type { PhoneUse } from '../sitting.ts'

export interface Speaking {
  readonly language: string
  readonly program: string
  /** Null: there is no page to link to. */
  readonly url: string | null
  /** Of a text that brings one. */
  readonly code?: string
  /** Null: a text about no interview, in which nobody is named. */
  readonly sitting: {
    readonly phone: PhoneUse
    readonly caseManager: string | null
    readonly nickname: string | null
  } | null
}

export function wordsOfMessage(words: Words, speaking: Speaking): string {
  const { texts } = languageOf(speaking.language)
  const own = texts === 'link' && words[primaryTag(speaking.language)] !== undefined
  return renderText(wordsIn(words, speaking.language), slotsFor(speaking), own ? 'unicode' : 'gsm7')
}

export function wordsOfQuestion(question: Question, speaking: Speaking): string {
  const slots = slotsFor(speaking)
  const { smsText, smsTextNoNickname } = question
  const text = slots.nick === undefined ? (smsTextNoNickname ?? smsText) : smsText
  if (text === null) throw new TextProblem('missing_slot', question.id)
  return renderText(text, slots)
}

/** Names are left out where somebody else may read: a text that needs one cannot be said there at all. */
function slotsFor({ program, url, code, sitting }: Speaking): Slots {
  const named = sitting?.phone === 'own' ? sitting : null
  return {
    prog: program,
    ...(url === null ? {} : { url }),
    ...(code === undefined ? {} : { code }),
    ...(named?.caseManager ? { cm: named.caseManager } : {}),
    ...(named?.nickname ? { nick: named.nickname } : {}),
  }
}
