// The publish checks of one question: type, readers, every complete language, placeholders and options.
import { languages, type Language } from '../../surveys/languages.ts'
import { DOES_NOT_FIT, isReaders, SKIPPED } from './interview.ts'
import { ONE_LINE } from './interview-accept.ts'

export interface PublishProblem {
  readonly place: string
  readonly sentence: string
}

/** Languages in which every survey must be complete; one that texts only link to needs no words for a text. */
const COMPLETE = languages.filter(({ status }) => status === 'complete')
export const LANGUAGES: readonly string[] = COMPLETE.map(({ tag }) => tag)
const BY_TEXT = COMPLETE.filter(({ texts }) => texts === 'conversation')
const named = (list: readonly Language[]) => list.map(({ english }) => english).join(' and ')

const QUESTION_PROPERTIES =
  'type name visibleIf title titleNoGoal construct readers recall module choices maxLength smsText smsTextNoNickname'.split(
    ' ',
  )
const CONSTRUCT = /^[a-z_]+(\.[a-z_]+)*$/
const LONGEST_TEXT = 2000

type Json = Readonly<Record<string, unknown>>

export function questionProblems(place: string, question: Json): PublishProblem[] {
  const found = unknownProperties(place, question, QUESTION_PROPERTIES)
  const say = (wrong: boolean, sentence: string) => {
    if (wrong) found.push({ place, sentence })
  }
  const { type, construct, readers, recall, title, smsText } = question
  say(!matches(construct, CONSTRUCT), 'It measures no construct, such as success.progress.')
  say(!isReaders(readers), 'It must say who reads its answer: shared, sealed or system.')
  say(!matches(recall, /\S/), 'It must say the time it asks about.')
  say(
    question['module'] !== undefined && !matches(question['module'], CONSTRUCT),
    'Its module has no proper name. Write small letters, such as trust.',
  )

  say(!complete(title), `Its title must be in ${named(COMPLETE)}.`)
  for (const name of ['titleNoGoal', 'smsText', 'smsTextNoNickname']) {
    const words = question[name]
    const needed = name === 'titleNoGoal' ? COMPLETE : BY_TEXT
    say(words !== undefined && !complete(words, needed), `Its ${name} must be in ${named(needed)}.`)
  }
  const stray = [
    ...strangers(title, ['cm', 'goal', 'prog']),
    ...strangers(question['titleNoGoal'], ['cm', 'prog']),
    ...strangers(smsText, ['cm', 'nick', 'prog']),
    ...strangers(question['smsTextNoNickname'], ['cm', 'prog']),
  ]
  for (const name of new Set(stray)) say(true, `Nothing fills {${name}} there. Take it out.`)
  say(
    pipes(title, 'goal') && !question['titleNoGoal'],
    'Its title names the goal: titleNoGoal must say it without.',
  )
  say(
    pipes(smsText, 'nick') && !question['smsTextNoNickname'],
    'Its text names the goal: smsTextNoNickname must not.',
  )

  if (type === 'radiogroup') found.push(...choiceProblems(place, question))
  else if (type === 'comment' || type === 'text') found.push(...textProblems(place, question))
  else say(true, 'Its type must be radiogroup, comment or text: nothing else can be asked on every channel.')
  return found
}

export function unknownProperties(place: string, part: Json, known: readonly string[]): PublishProblem[] {
  return Object.keys(part)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      place,
      sentence: `“${name.slice(0, 40)}” is no property that every channel can honour. Take it out.`,
    }))
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textProblems(place: string, { type, maxLength, choices }: Json): PublishProblem[] {
  const found: PublishProblem[] = []
  const fits = Number.isInteger(maxLength) && Number(maxLength) >= 1 && Number(maxLength) <= LONGEST_TEXT
  if (!fits) found.push({ place, sentence: `Its maxLength must be 1 to ${LONGEST_TEXT}.` })
  else if ((type === 'text') !== Number(maxLength) <= ONE_LINE) {
    found.push({ place, sentence: `Its type must be text up to ${ONE_LINE} characters, comment above.` })
  }
  if (choices !== undefined)
    found.push({ place, sentence: 'Own words have no choices. Take them out, or make it a radiogroup.' })
  return found
}

function choiceProblems(place: string, { choices, maxLength, smsText }: Json): PublishProblem[] {
  const found: PublishProblem[] = []
  const list: readonly unknown[] = Array.isArray(choices) ? choices : []
  const values = list.map((choice) => (isRecord(choice) ? choice['value'] : undefined))
  const scale = values.slice(0, values.at(-2) === DOES_NOT_FIT ? -2 : -1)
  const runs = scale.every((value, index) => value === index + 1) && scale.length < DOES_NOT_FIT
  if (values.at(-1) !== SKIPPED)
    found.push({ place, sentence: 'Its last choice must be 9, so that it can be skipped.' })
  if (!runs || scale.length < 2)
    found.push({ place, sentence: 'Its choices must run 1, 2, 3 … 7 at most, then 8 or 9.' })
  list.forEach((choice, index) => {
    const label = isRecord(choice) ? choice['text'] : undefined
    if (!complete(label))
      found.push({ place, sentence: `Choice ${index + 1} must be in ${named(COMPLETE)}.` })
    for (const name of strangers(label, ['cm']))
      found.push({ place, sentence: `Nothing fills {${name}} there. Take it out.` })
    if (isRecord(choice)) found.push(...unknownProperties(place, choice, ['value', 'text']))
  })
  const untold = values.filter((value) => value !== SKIPPED && smsText && !everyText(smsText, ` ${value} `))
  for (const value of untold)
    found.push({
      place,
      sentence: `Its smsText does not offer ${value}. Write the number and its words into it.`,
    })
  if (maxLength !== undefined) found.push({ place, sentence: 'Choices have no maxLength. Take it out.' })
  return found
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}

function complete(words: unknown, needed: readonly Language[] = COMPLETE): boolean {
  return isRecord(words) && needed.every(({ tag }) => matches(words[tag], /\S/))
}

function texts(words: unknown): string[] {
  return isRecord(words) ? Object.values(words).filter((text) => typeof text === 'string') : []
}

function everyText(words: unknown, part: string): boolean {
  return texts(words).every((text) => `${text} `.includes(part))
}

function placeholders(words: unknown): string[] {
  return texts(words).flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)].map((found) => found[1] ?? ''))
}

function pipes(words: unknown, name: string): boolean {
  return placeholders(words).includes(name)
}

function strangers(words: unknown, known: readonly string[]): string[] {
  return placeholders(words).filter((name) => !known.includes(name))
}
