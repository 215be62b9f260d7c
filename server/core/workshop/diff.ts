// What changed between two versions of a survey, in words: by page, question and property.
import { isRecord } from '../interview-publish-question.ts'
import { choicesOf, LANGUAGE_NAMES, pagesOf, type Json, type Page } from './parts.ts'

export interface Change {
  readonly place: string
  readonly what: string
  /** Null: there was, or is, nothing. */
  readonly before: string | null
  readonly after: string | null
}

const PROPERTIES: Readonly<Record<string, string>> = {
  type: 'kind',
  title: 'question',
  titleNoGoal: 'question where no goal may be shown',
  smsText: 'text',
  smsTextNoNickname: 'text where no goal may be shown',
  construct: 'measures',
  readers: 'who can read the answer',
  recall: 'time it asks about',
  visibleIf: 'asked only if',
  module: 'module',
  maxLength: 'longest answer',
}

export function diffSurveys(before: unknown, after: unknown): Change[] {
  const [was, is] = [pagesOf(before), pagesOf(after)]
  const changes: Change[] = []
  const titles = (definition: unknown) => (isRecord(definition) ? definition['title'] : undefined)
  changes.push(...wordChanges('survey', 'title', titles(before), titles(after)))
  changes.push(...listChanges('page ', 'page', was, is))
  for (const page of is) {
    const old = was.find(({ name }) => name === page.name)
    if (old) changes.push(...propertyChanges(`page ${page.name}`, old.json, page.json, ['visibleIf']))
  }
  const [olds, news] = [placed(was), placed(is)]
  changes.push(...listChanges('', 'question', olds, news))
  for (const { name, page, json } of news) {
    const old = olds.find((one) => one.name === name)
    if (!old) continue
    if (old.page !== page) changes.push({ place: name, what: 'page', before: old.page, after: page })
    changes.push(...propertyChanges(name, old.json, json, Object.keys(PROPERTIES)))
    changes.push(...choiceChanges(name, old.json, json))
  }
  return changes
}

const placed = (pages: readonly Page[]) =>
  pages.flatMap((page) => page.questions.map((question) => ({ ...question, page: page.name })))

interface Named {
  readonly name: string
}

/** Parts that came and went, and those that kept their company but not their place. */
function listChanges(prefix: string, what: string, was: readonly Named[], is: readonly Named[]): Change[] {
  const [olds, news] = [was.map(({ name }) => name), is.map(({ name }) => name)]
  const gone = olds.filter((name) => !news.includes(name))
  const come = news.filter((name) => !olds.includes(name))
  const stayed = news.filter((name) => olds.includes(name))
  const order = olds.filter((name) => news.includes(name))
  const moved = stayed.some((name, at) => order[at] !== name)
  return [
    ...gone.map((name) => ({ place: prefix + name, what: `${what} taken out`, before: name, after: null })),
    ...come.map((name) => ({ place: prefix + name, what: `${what} added`, before: null, after: name })),
    ...(moved
      ? [{ place: 'survey', what: `order of ${what}s`, before: order.join(', '), after: stayed.join(', ') }]
      : []),
  ]
}

function propertyChanges(place: string, was: Json, is: Json, names: readonly string[]): Change[] {
  return names.flatMap((name) => wordChanges(place, PROPERTIES[name] ?? name, was[name], is[name]))
}

function choiceChanges(place: string, was: Json, is: Json): Change[] {
  const [olds, news] = [choicesOf(was), choicesOf(is)]
  const values = [...new Set([...olds, ...news].map(({ value }) => value))]
  return values.flatMap((value) => {
    const text = (list: typeof olds) => list.find((choice) => choice.value === value)?.text
    return wordChanges(place, `option ${String(value)}`, text(olds), text(news))
  })
}

function wordChanges(place: string, what: string, was: unknown, is: unknown): Change[] {
  if (!isRecord(was) && !isRecord(is)) {
    const [before, after] = [shown(was), shown(is)]
    return before === after ? [] : [{ place, what, before, after }]
  }
  const one = (words: unknown, language: string) => (isRecord(words) ? shown(words[language]) : shown(words))
  const languages = [...new Set([was, is].filter(isRecord).flatMap((words) => Object.keys(words)))]
  return languages.flatMap((language) => {
    const [before, after] = [one(was, language), one(is, language)]
    const name = `${what}, ${LANGUAGE_NAMES[language] ?? language}`
    return before === after ? [] : [{ place, what: name, before, after }]
  })
}

const shown = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : (typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)).slice(0, 400)
