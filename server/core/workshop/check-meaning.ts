// Checks what a survey's answers will mean: trust stays sealed, a name keeps its meaning, a condition can come true.
import { FACT_NAMES } from '../interview.ts'
import type { Finding } from './checks.ts'
import { choicesOf, pagesOf, questionsOf, type Json } from './parts.ts'

/** What an item meant wherever it was published before. */
export interface PublishedItem {
  readonly item: string
  readonly construct: unknown
  readonly readers: unknown
  readonly type: unknown
  readonly where: string
}

export const publishedItems = (where: string, definition: unknown): PublishedItem[] =>
  questionsOf(definition).map(({ name, json }) => ({
    item: name,
    construct: json['construct'],
    readers: json['readers'],
    type: json['type'],
    where,
  }))

export function meaningFindings(
  surveyId: string,
  definition: unknown,
  published: readonly PublishedItem[],
): Finding[] {
  const questions = questionsOf(definition)
  const found = questions.flatMap(({ name, json }) => [
    ...sealFindings(name, json),
    ...nameFindings(name, json, published),
  ])
  // Every page quotes its sentence before the first answer that may be shared.
  if (surveyId === 'baseline' && !questions.some(({ json }) => json['construct'] === 'consent.share')) {
    found.push({
      kind: 'problem',
      place: 'survey',
      sentence:
        'The baseline must ask consent.share: every page quotes its sentence. Put that question back.',
    })
  }
  return [...found, ...valueFindings(definition)]
}

function sealFindings(place: string, { construct, readers }: Json): Finding[] {
  if (typeof construct !== 'string' || !/^(trust\.|prior_respect$)/.test(construct) || readers === 'sealed')
    return []
  const sentence = `It asks about ${construct}, so nobody may read its answer by name. Set its readers to sealed.`
  return [{ kind: 'problem', place, sentence }]
}

function nameFindings(place: string, question: Json, published: readonly PublishedItem[]): Finding[] {
  const other = published.find(
    ({ item, construct, readers, type }) =>
      item === place &&
      (construct !== question['construct'] || readers !== question['readers'] || type !== question['type']),
  )
  if (!other) return []
  const what =
    other.construct !== question['construct']
      ? `measures ${String(other.construct)}`
      : other.readers !== question['readers']
        ? `promises the readers “${String(other.readers)}”`
        : `is a ${String(other.type)}`
  const sentence = `In ${other.where} a question of this name ${what}, and answers under one name are compared. Give this one a new name, or the same meaning.`
  return [{ kind: 'problem', place, sentence }]
}

const COMPARED = /\{(\w+)\}\s*(?:=|==|<>|!=)\s*(\d+)/g

/** A code that the question does not offer makes a condition that never, or always, holds. */
function valueFindings(definition: unknown): Finding[] {
  const offered = new Map(
    questionsOf(definition).map(({ name, json }) => [name, choicesOf(json).map(({ value }) => value)]),
  )
  const parts = pagesOf(definition).flatMap(({ name, json, questions }) => [
    { place: `page ${name}`, json },
    ...questions.map((question) => ({ place: question.name, json: question.json })),
  ])
  return parts.flatMap(({ place, json }) => {
    const condition = typeof json['visibleIf'] === 'string' ? json['visibleIf'] : ''
    return [...condition.matchAll(COMPARED)].flatMap(([, name = '', code = '']): Finding[] => {
      const codes = offered.get(name) ?? []
      const isFact = FACT_NAMES.some((fact) => fact === name)
      if (isFact || codes.length === 0 || codes.includes(Number(code))) return []
      const sentence = `Its condition compares {${name}} with ${code}, which ${name} does not offer. It offers ${codes.join(', ')}.`
      return [{ kind: 'problem', place, sentence }]
    })
  })
}
