// The three questions that labelled replies are replies to.
import type { Question } from '../core/question.ts'

const closed: Question = {
  id: 'scale5',
  construct: 'trust.overall',
  kind: 'choice',
  readers: 'sealed',
  title: '',
  titleNoGoal: null,
  recall: 'now',
  module: null,
  choices: [],
  maxLength: 0,
  smsText: null,
  smsTextNoNickname: null,
}

const SCALE = {
  en: ['Not at all', 'A little', 'Some', 'A lot', 'Completely', 'Not my worker', 'I’d rather not say'],
  es: [
    'Nada',
    'Un poco',
    'Algo',
    'Mucho',
    'Por completo',
    'No trabajo con esta persona',
    'Prefiero no decir',
  ],
}
const SCALE_TEXT = {
  en: 'How much do you trust {cm} now? 1 Not at all 2 A little 3 Some 4 A lot 5 Completely 8 Not my worker 9 Skip',
  es: '¿Cuanto confia en {cm} ahora? 1 Nada 2 Un poco 3 Algo 4 Mucho 5 Por completo 8 No trabajo con esta persona 9 Omitir',
}
const YES_NO = { en: ['Yes', 'No'], es: ['Sí', 'No'] }

export const REPLY_ITEMS = ['scale5', 'yesno', 'text'] as const
export type ReplyItem = (typeof REPLY_ITEMS)[number]

export function replyItem(item: ReplyItem, language: 'en' | 'es'): Question {
  if (item === 'text')
    return { ...closed, id: item, kind: 'text', construct: 'success.own_words', maxLength: 500 }
  const labels = item === 'scale5' ? SCALE[language] : YES_NO[language]
  const codes = item === 'scale5' ? [1, 2, 3, 4, 5, 8, 9] : [1, 2]
  return {
    ...closed,
    id: item,
    choices: codes.map((value, i) => ({ value, label: labels[i] ?? '', aside: value >= 8 })),
    smsText: item === 'scale5' ? SCALE_TEXT[language] : null,
  }
}
