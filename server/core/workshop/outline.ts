// A survey's questions as the workshop lists them, read from whatever the draft holds so far.
import { LANGUAGES } from '../interview-publish-question.ts'
import { isOrdered } from '../scoring-by-construct.ts'
import { countSegments } from '../sms/gsm.ts'
import { longestUnits } from './check-texts.ts'
import { choicesOf, LANGUAGE_NAMES, pagesOf, textOf, type Json } from './parts.ts'

export interface OutlineQuestion {
  readonly name: string
  readonly page: string
  readonly title: string
  readonly spanish: string | null
  readonly answers: string
  readonly about: string | null
  readonly readers: string
  readonly condition: string | null
  /** Null: words, which are read and not counted. */
  readonly scored: boolean | null
  readonly texts: readonly {
    readonly language: string
    readonly units: number
    readonly limit: number
    readonly segments: number
  }[]
}

const READERS: Readonly<Record<string, string>> = {
  shared: 'The patient. Their case manager, if they said yes. Leads: counts',
  sealed: 'The patient. Nobody else alone; leads in groups of 11 or more',
  system: 'The patient. The survey system',
}

export function outlineOf(definition: unknown): OutlineQuestion[] {
  return pagesOf(definition).flatMap(({ name: page, json: pageJson, questions }) =>
    questions.map(({ name, json }) => ({
      name,
      page,
      title: textOf(json['title'], 'en') ?? 'No English yet',
      spanish: textOf(json['title'], 'es'),
      answers: answersOf(json),
      about: typeof json['recall'] === 'string' ? json['recall'] : null,
      readers: READERS[String(json['readers'])] ?? 'Not said yet',
      condition: conditionOf(pageJson, json),
      scored:
        json['type'] === 'radiogroup'
          ? isOrdered({ kind: 'choice', construct: String(json['construct']) })
          : null,
      texts: LANGUAGES.flatMap((language) => textLength(json, language)),
    })),
  )
}

function answersOf(question: Json): string {
  const labels = choicesOf(question).map(({ value, text }) => textOf(text, 'en') ?? String(value))
  if (labels.length > 0) return labels.join('; ')
  return `Their words, up to ${String(question['maxLength'] ?? '?')} letters`
}

function conditionOf(page: Json, question: Json): string | null {
  const both = [page['visibleIf'], question['visibleIf']].filter((one) => typeof one === 'string')
  return both.length === 0 ? null : both.join(' and ')
}

function textLength(question: Json, language: string): OutlineQuestion['texts'] {
  const texts = [question['smsText'], question['smsTextNoNickname']].flatMap(
    (words) => textOf(words, language) ?? [],
  )
  const [longest] = texts.toSorted((one, other) => longestUnits(other) - longestUnits(one))
  if (longest === undefined) return []
  // One letter outside the alphabet makes the whole text cost more: 70 letters fit.
  const { encoding, segments } = countSegments(longest)
  const units = longestUnits(longest)
  const plain = encoding === 'GSM-7'
  return [
    {
      language: LANGUAGE_NAMES[language] ?? language,
      units,
      limit: plain ? 160 : 70,
      segments: plain && units > 160 ? 2 : segments,
    },
  ]
}
