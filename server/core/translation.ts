// A survey definition's words in another language: what it needs, what it lacks, and a translation put into it.
import { isRecord } from './interview-publish-question.ts'
import type { Language } from '../../surveys/languages.ts'

/** Item (or "survey") → text → its words. Texts: title, titleNoGoal, smsText, smsTextNoNickname, or an option's code. */
export type Translation = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Text {
  readonly item: string
  readonly text: string
  readonly words: Readonly<Record<string, unknown>>
}

const TEXTS = ['title', 'titleNoGoal', 'smsText', 'smsTextNoNickname']
const BY_TEXT = ['smsText', 'smsTextNoNickname']

/** Every text of a definition, in the order in which it is asked. */
export function textsOf(definition: unknown): Text[] {
  const found: Text[] = []
  visit(definition, (text) => {
    found.push(text)
    return text.words
  })
  return found
}

export const needsText = ({ texts }: Pick<Language, 'texts'>, { text }: Pick<Text, 'text'>): boolean =>
  texts === 'conversation' || !BY_TEXT.includes(text)

/** The texts that a language still lacks. */
export const missingTexts = (definition: unknown, language: Language): Text[] =>
  textsOf(definition).filter((text) => needsText(language, text) && !hasWords(text.words[language.tag]))

/** Texts of a translation that the definition does not have: misspelt, or of another version. */
export function strayTexts(definition: unknown, translation: Translation): string[] {
  const known = new Set(textsOf(definition).map(({ item, text }) => `${item} ${text}`))
  return Object.entries(translation)
    .flatMap(([item, texts]) => Object.keys(texts).map((text) => `${item} ${text}`))
    .filter((place) => !known.has(place))
}

/** Places where a translation names another set of placeholders than the English does. */
export const otherPlaceholders = (definition: unknown, tag: string): Text[] =>
  textsOf(definition).filter(
    ({ words }) => hasWords(words[tag]) && placeholders(words[tag]) !== placeholders(words['en']),
  )

/** @param standIn words for a text that the translation lacks; null leaves it out. */
export function withTranslation(
  definition: unknown,
  { tag, texts }: Pick<Language, 'tag' | 'texts'>,
  translation: Translation,
  standIn: (english: string) => string | null,
): unknown {
  return visit(definition, (place) => {
    const given = translation[place.item]?.[place.text] ?? place.words[tag]
    const wanted = needsText({ texts }, place)
    const words = hasWords(given) ? given : wanted ? standIn(String(place.words['en'] ?? '')) : null
    return words === null ? place.words : { ...place.words, [tag]: words }
  })
}

const hasWords = (value: unknown): value is string => typeof value === 'string' && /\S/.test(value)

const placeholders = (words: unknown): string =>
  [...String(words).matchAll(/\{\w+\}/g)]
    .map(([name]) => name)
    .sort()
    .join(' ')

/** A copy of the definition in which every text's words are what `change` makes of them. */
function visit(definition: unknown, change: (text: Text) => Text['words']): unknown {
  if (!isRecord(definition)) return definition
  const textsIn = (item: string, part: Readonly<Record<string, unknown>>, names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((text) => {
        const words = part[text]
        return isRecord(words) ? [[text, change({ item, text, words })]] : []
      }),
    )
  const choiceOf = (item: string) => (choice: unknown) => {
    if (!isRecord(choice) || !isRecord(choice['text'])) return choice
    return { ...choice, text: change({ item, text: String(choice['value']), words: choice['text'] }) }
  }
  const elementOf = (element: unknown) => {
    if (!isRecord(element)) return element
    const item = String(element['name'])
    const texts = textsIn(item, element, TEXTS)
    const { choices } = element
    return {
      ...element,
      ...texts,
      ...(Array.isArray(choices) ? { choices: choices.map(choiceOf(item)) } : {}),
    }
  }
  const title = textsIn('survey', definition, ['title'])
  const { pages } = definition
  if (!Array.isArray(pages)) return { ...definition, ...title }
  const translated = pages.map((page) =>
    isRecord(page) && Array.isArray(page['elements'])
      ? { ...page, elements: page['elements'].map(elementOf) }
      : page,
  )
  return { ...definition, ...title, pages: translated }
}
