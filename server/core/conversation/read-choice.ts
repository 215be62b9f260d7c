// Reads a reply to a closed question: its number, its words, or nothing sure.
import { DOES_NOT_FIT } from '../interview.ts'
import type { Question } from '../question.ts'
import { fold, plain } from './fold.ts'
import { isNo, isYes } from './keywords.ts'
import { findNumber } from './number.ts'

/** A number that the question does not offer is `offered: false`: it may mean something outside of it. */
export type ChoiceRead = { readonly value: number; readonly offered: boolean } | null

export function readChoice(question: Question, raw: string): ChoiceRead {
  const text = fold(raw)
  const labels = labelsOf(question)
  const words = plain(text)
  const named = labels.get(words) ?? thumb(raw, words, labels)
  if (named !== undefined) return { value: named, offered: true }
  const top = Math.max(...question.choices.filter(({ aside }) => !aside).map(({ value }) => value))
  const found = findNumber(text, top, (beside) => labels.has(plain(beside))) ?? afterLabel(text, labels, top)
  if (!found) return null
  const contradicts = labels.get(plain(found.beside))
  if (contradicts !== undefined && contradicts !== found.value) return null
  return { value: found.value, offered: question.choices.some(({ value }) => value === found.value) }
}

/** "yes 1", "every time: 5": the words and the number must agree. */
function afterLabel(text: string, labels: ReadonlyMap<string, number>, top: number) {
  const split = /^(.*[a-z])[\s:,.(-]+(\S+)$/.exec(text)
  const label = labels.get(plain(split?.[1] ?? ''))
  const found = label === undefined ? null : findNumber(split?.[2] ?? '', top)
  return found?.value === label ? found : null
}

/** Folded words → code: as on the page, as in the text, and the common words for yes and no. */
export function labelsOf({ choices, smsText }: Question): Map<string, number> {
  const labels = new Map<string, number>()
  const inText = [...fold(smsText ?? '').matchAll(/(?<=\s)(\d)\s+(\D+?)(?=\s+\d\s|$)/g)]
  for (const { value, label } of choices) {
    const words = plain(fold(label))
    labels.set(words, value)
    const short = inText.findLast(([, digit]) => Number(digit) === value)?.[2]
    if (short !== undefined) labels.set(plain(short), value)
    if (value < DOES_NOT_FIT && isYes(words)) for (const yes of YES) addTo(labels, yes, value)
    if (value < DOES_NOT_FIT && isNo(words)) for (const no of NO) addTo(labels, no, value)
  }
  return labels
}

const YES = ['yes', 'y', 'yeah', 'yep', 'yup', 'si', 's', 'claro', 'yes please', 'si claro']
const NO = ['no', 'n', 'nope', 'nah', 'no no']

function addTo(labels: Map<string, number>, words: string, value: number): void {
  if (!labels.has(words)) labels.set(words, value)
}

function thumb(raw: string, words: string, labels: ReadonlyMap<string, number>): number | undefined {
  if (words !== '') return undefined
  if (/^\s*(?:👍\p{Emoji_Modifier}?\s*)+$/u.test(raw)) return labels.get('yes')
  return /^\s*(?:👎\p{Emoji_Modifier}?\s*)+$/u.test(raw) ? labels.get('no') : undefined
}
