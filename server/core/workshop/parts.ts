// Reads pages, questions and words out of a draft that may be anything at all: what is not there is left out.
import { languages } from '../../../surveys/languages.ts'
import { isRecord } from '../interview-publish-question.ts'

export type Json = Readonly<Record<string, unknown>>

export interface Page {
  readonly name: string
  readonly json: Json
  readonly questions: readonly { readonly name: string; readonly json: Json }[]
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const nameOf = (json: Json, fallback: string) =>
  typeof json['name'] === 'string' ? json['name'].slice(0, 60) : fallback

export function pagesOf(definition: unknown): Page[] {
  if (!isRecord(definition)) return []
  return list(definition['pages'])
    .filter(isRecord)
    .map((json, at) => ({
      name: nameOf(json, `page ${at + 1}`),
      json,
      questions: list(json['elements'])
        .filter(isRecord)
        .map((element, index) => ({ name: nameOf(element, `question ${index + 1}`), json: element })),
    }))
}

export const questionsOf = (definition: unknown) => pagesOf(definition).flatMap(({ questions }) => questions)

/** One text of a part in one language; null where there is none. */
export function textOf(words: unknown, language: string): string | null {
  const text = isRecord(words) ? words[language] : null
  return typeof text === 'string' && text.trim() !== '' ? text : null
}

export function choicesOf(question: Json): { readonly value: unknown; readonly text: unknown }[] {
  return list(question['choices'])
    .filter(isRecord)
    .map((choice) => ({ value: choice['value'], text: choice['text'] }))
}

export const titleOf = (definition: unknown, fallback: string): string =>
  (isRecord(definition) && textOf(definition['title'], 'en')) || fallback

export const LANGUAGE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  languages.map(({ tag, english }) => [tag, english]),
)
