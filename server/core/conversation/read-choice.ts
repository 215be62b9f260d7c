// Reads a reply to a closed question: its number, its words, or nothing sure.
import { DOES_NOT_FIT } from '../interview.ts'
import type { Question } from '../question.ts'
import { fold, plain } from './fold.ts'
import { isNo, isYes, LONGEST_REPLY } from './keywords.ts'
import { nearLabel } from './near-label.ts'
import { findNumber, withoutCounts } from './number.ts'
import { NUMBER_WORD } from './number-words.ts'
import { spellOut } from './spell-out.ts'
import { readYesNo } from './yes-no.ts'

/** A number that the question does not offer is `offered: false`: it may mean something outside of it. */
export type ChoiceRead = { readonly value: number; readonly offered: boolean } | null

/** In more parts than these nobody answers one question. */
const MOST_PARTS = 16

export function readChoice(question: Question, raw: string): ChoiceRead {
  // What a story says of the question is asked again.
  if (raw.length > LONGEST_REPLY) return null
  const labels = labelsOf(question)
  const whole = readPart(question, raw, labels)
  if (whole !== null) return whole
  // "Completely, she saved my life": one part answers, and the others say nothing against it.
  const parts = raw.includes('?') ? [] : spokenParts(raw)
  if (parts.length > MOST_PARTS) return null
  const reads = parts.map((part) => readPart(question, part, labels))
  const at = reads.findIndex((read) => read !== null)
  const read = reads[at] ?? null
  const others = parts.filter((_, place) => place !== at).map((part) => plain(fold(part)))
  if (read === null || others.length === 0 || !others.every(isAside)) return null
  const before = at > 0 ? plain(fold(parts[at - 1] ?? '')) : ''
  // "I have kids, 3": a number that ends a sentence may belong to it.
  return COUNTS.test(before) && /^\W*\d\W*$/.test(parts[at] ?? '') ? null : read
}

/** At full stops, commas and line ends, but not inside "3.5" or "3,5". */
const spokenParts = (raw: string): string[] =>
  raw
    .split(/[\n\r;!()]+|[.,:](?=\s|$)/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))

const ASIDE_DOUBTS = new RegExp(
  String.raw`\d|\b(?:(?!one\b|uno\b|tree\b)(?:${NUMBER_WORD})|or|o|maybe|wait|actually|i mean|depends|depende|idk|i dont know$|no se$|not sure|quizas?|tal vez|a veces|sometimes|except|change)\b`,
)
const DENIES =
  /^(?:no|not|nope|nah)\b(?! (?:doubt|question|mucho|tanto|complaints?|problems?|lie|cap|joke|offense|hay duda|tengo queja))/
const COUNTS =
  /\b(?:have|has|had|got|need|want|tengo|tiene|tenemos|hay|necesito|quiero|kids?|children|hijos?|hijas?|ninos?|at|room|apt|apartment|house|casa|call|called|llam\w+|times?|veces|work|trabajo|people|personas|see you|meet|appointment|cita|bus|age|edad|anos|years?)\b/

/** "Always there 4 me" counts nothing. */
const FOR = /\b(?:4|2) (?=(?:me|u|you|us|real|ever|sure|her|him|my)\b)/g

const isAside = (words: string): boolean =>
  !ASIDE_DOUBTS.test(withoutCounts(words.replace(FOR, 'for '))) && !DENIES.test(words)

function readPart(question: Question, raw: string, labels: Labels): ChoiceRead {
  const text = spellOut(fold(raw))
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
  const split = /^(.*[a-z])[\s:,.(=-]{1,4}(\S{1,16})$/.exec(text)
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

const NOT_MY_WORKER = new RegExp(
  [
    String.raw`^(?:(?:she|he|they)(?: is|s| are)? |(?!im|i\b)\w+ |thats |this is |that is |this person is |ur |your )?(?:no longer|not|isnt|aint) (?:my|our|a) (?:\w+ )?(?:worker|case ?worker|case ?manager|cm)(?: anymore| any more| now| no more| any longer)*(?: (?:since|she|he|they) .*)?$`,
    String.raw`^(?:i )?(?:dont|do not|no longer|never)(?: even)? (?:work|worked|meet|met) with (?:her|him|them|that person|this person)(?: anymore| any more| now)?$`,
    String.raw`^(?:i )?(?:have|got|was given|they gave me) (?:a )?(?:new|different|another) (?:worker|case ?worker|case ?manager)(?: now| already)?$`,
    String.raw`^(?:yo )?(?:ya )?no (?:trabajo|estoy) con (?:ella|el|est[ae] persona|es[ae] persona|es[ae]|est[ae])(?: ya| persona)*$`,
    String.raw`^(?:\w+ )?(?:persona )?(?:ya )?no es (?:mi|la mia|el mio)(?: (?:trabajadora?|manejadora?|encargad[oa]|consejer[oa])(?: de casos?| social)*)?(?: ya)*(?: desde .*| (?:se fue|la cambiaron).*)?$`,
    String.raw`^(?:ya )?(?:tengo|me dieron) (?:a )?(?:otr[oa]|nuev[oa]|una? (?:otr[oa]|nuev[oa]))(?: (?:trabajadora?|manejadora?|persona))?(?: ahora| ya)?$`,
  ].join('|'),
)

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
