// Checks how a survey reads: its title, how hard its questions are, and languages that are only begun.
import { LANGUAGES } from '../interview-publish-question.ts'
import { isRecord } from '../interview-publish-question.ts'
import { readingOf } from '../readability.ts'
import type { Finding } from './checks.ts'
import { choicesOf, LANGUAGE_NAMES, questionsOf, textOf, type Json } from './parts.ts'

export function wordFindings(definition: unknown): Finding[] {
  if (!isRecord(definition)) return []
  const questions = questionsOf(definition)
  const found: Finding[] = []
  const lacking = LANGUAGES.filter((language) => textOf(definition['title'], language) === null)
  if (lacking.length > 0) {
    found.push({
      kind: 'problem',
      place: 'survey',
      sentence: `It has no title in ${lacking.map((language) => LANGUAGE_NAMES[language]).join(' and ')}. Write one.`,
    })
  }
  for (const { name, json } of questions) found.push(...hardFindings(name, json))
  const whole = questions.map(({ json }) => textOf(json['title'], 'en') ?? '').join(' ')
  const reading = readingOf(whole, 'en')
  if (reading?.hard) {
    found.push({
      kind: 'problem',
      place: 'survey',
      sentence: `As a whole its English reads at grade ${grade(reading.figure)}; patients need 6 or less. Use shorter sentences and shorter words.`,
    })
  }
  return [...found, ...begunFindings(definition, questions)]
}

function hardFindings(place: string, question: Json): Finding[] {
  const found: Finding[] = []
  const english = readingOf(textOf(question['title'], 'en') ?? '', 'en')
  const spanish = readingOf(textOf(question['title'], 'es') ?? '', 'es')
  if (english?.hard) {
    found.push({
      kind: 'warning',
      place,
      sentence: `Its English reads at grade ${grade(english.figure)}; 6 or less is the aim. Split the sentence, or use shorter words.`,
    })
  }
  if (spanish?.hard) {
    found.push({
      kind: 'warning',
      place,
      sentence: `Its Spanish reads at ${Math.floor(spanish.figure)} on the INFLESZ scale; 55 or more is the aim. Split the sentence, or use shorter words.`,
    })
  }
  return found
}

const grade = (figure: number) => figure.toFixed(1)

/** A language that some texts have and others lack is a translation on its way, and is not asked yet. */
function begunFindings(
  definition: Json,
  questions: readonly { readonly name: string; readonly json: Json }[],
): Finding[] {
  const all: readonly unknown[] = [
    definition['title'],
    ...questions.flatMap(({ json }) => [json['title'], ...choicesOf(json).map(({ text }) => text)]),
  ]
  const records = all.filter(isRecord)
  const others = new Set(records.flatMap((words) => Object.keys(words)))
  for (const language of LANGUAGES) others.delete(language)
  return [...others].flatMap((language): Finding[] => {
    const there = records.filter((words) => textOf(words, language) !== null).length
    if (there === records.length) return []
    const sentence = `The language “${language.slice(0, 20)}” is begun: ${there} of ${records.length} texts. Until the others are there, nobody is asked in it.`
    return [{ kind: 'warning', place: 'survey', sentence }]
  })
}
