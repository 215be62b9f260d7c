// Reads a reply to a closed question: its number, its words, or nothing sure.
import { DOES_NOT_FIT } from '../interview.ts'
import type { Question } from '../question.ts'
import { fold, plain } from './fold.ts'
import { isNo, isYes } from './keywords.ts'
import { nearLabel } from './near-label.ts'
import { findNumber } from './number.ts'
import { readYesNo } from './yes-no.ts'

/** A number that the question does not offer is `offered: false`: it may mean something outside of it. */
export type ChoiceRead = { readonly value: number; readonly offered: boolean } | null

export function readChoice(question: Question, raw: string): ChoiceRead {
  const text = fold(raw)
  const labels = labelsOf(question)
  const words = plain(text)
  const named = labels.get(words) ?? thumb(raw, words, labels)
  if (named !== undefined) return { value: named, offered: true }
  const top = Math.max(...question.choices.filter(({ aside }) => !aside).map(({ value }) => value))
  const isLabel = (beside: string) => labels.has(plain(beside))
  const found = findNumber(text, top, isLabel) ?? afterLabel(text, labels, top)
  if (!found) return inOtherWords(question, raw, words, labels)
  const contradicts = labels.get(plain(found.beside)) ?? nearLabel(plain(found.beside), labels)
  if (contradicts !== null && contradicts !== found.value) return null
  return { value: found.value, offered: question.choices.some(({ value }) => value === found.value) }
}

function inOtherWords(question: Question, raw: string, words: string, labels: Labels): ChoiceRead {
  const said = onlyYesOrNo(question, labels) ? readYesNo(raw) : null
  const value =
    said === null
      ? // "Completely?" asks us.
        raw.includes('?')
        ? null
        : (notMyWorker(question, words) ?? nearLabel(words, labels))
      : labels.get(said ? 'yes' : 'no')
  return value === null || value === undefined ? null : { value, offered: true }
}

type Labels = ReadonlyMap<string, number>

/** "yes 1", "every time: 5": the words and the number must agree. */
function afterLabel(text: string, labels: Labels, top: number) {
  const split = /^(.*[a-z])[\s:,.(=-]+(\S+)$/.exec(text)
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

/** Nothing lies between: where "not yet" is an option of its own, "no, not yet" is no plain no. */
function onlyYesOrNo({ choices }: Question, labels: Labels): boolean {
  return choices.filter(({ aside }) => !aside).length === 2 && labels.has('yes') && labels.has('no')
}

const NOT_MY_WORKER =
  /^(?:(?:she|he|they)(?: is|s| are)? |thats )?(?:no longer|not|isnt|aint) my (?:worker|case ?worker|case ?manager|social worker)(?: anymore| any more| now)?$|^(?:ya )?no trabajo con (?:ella|el|est[ae] persona|es[ae] persona|esa)(?: ya)?$|^(?:ella |el )?(?:ya )?no es mi (?:trabajadora?|manejadora? de casos?)(?: social)?(?: ya)?$/

function notMyWorker({ choices }: Question, words: string): number | null {
  const offered = choices.some(
    ({ value, label }) => value === DOES_NOT_FIT && /worker|trabajo con/i.test(label),
  )
  return offered && NOT_MY_WORKER.test(words) ? DOES_NOT_FIT : null
}

function thumb(raw: string, words: string, labels: Labels): number | undefined {
  if (words !== '') return undefined
  if (/^\s*(?:👍\p{Emoji_Modifier}?\s*)+$/u.test(raw)) return labels.get('yes')
  return /^\s*(?:👎\p{Emoji_Modifier}?\s*)+$/u.test(raw) ? labels.get('no') : undefined
}
