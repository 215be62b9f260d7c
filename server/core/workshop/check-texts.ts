// Checks what a survey says by text: one segment at its longest, and no option that a carrier takes for a command.
import { foldToGsm, gsmUnits } from '../sms/gsm.ts'
import { SLOT_BUDGETS, TextProblem, worstCase } from '../sms/render.ts'
import { LANGUAGES } from '../interview-publish-question.ts'
import { plain, fold } from '../conversation/fold.ts'
import type { Finding } from './checks.ts'
import { choicesOf, LANGUAGE_NAMES, questionsOf, textOf, type Json } from './parts.ts'

const words = (text: string) => new Set(text.split('|'))

/** Carriers act on these by themselves: the reply never arrives, or the number is shut off. */
const CARRIER_KEYWORDS = words(
  'stop|stopall|unsubscribe|cancel|end|quit|revoke|optout|start|unstop|help|info|alto|parar|cancelar|baja|ayuda',
)
/** Some carriers take these for a new consent; we read them as the answer. */
const CONSENT_KEYWORDS = words('yes|si')

const LIMIT = 160

export function textFindings(definition: unknown): Finding[] {
  const questions = questionsOf(definition)
  const found = questions.flatMap(({ name, json }) => [
    ...lengthFindings(name, json),
    ...keywords(name, json),
  ])
  const byText = questions.filter(({ json }) => json['smsText'] !== undefined)
  if (questions.length > 0 && byText.length === 0) {
    found.push({
      kind: 'problem',
      place: 'survey',
      sentence: 'None of its questions can be asked by text. Give at least one an smsText.',
    })
  } else {
    for (const { name } of questions.filter(({ json }) => json['smsText'] === undefined)) {
      found.push({
        kind: 'warning',
        place: name,
        sentence:
          'It has no smsText, so only the page asks it. Add one if patients who reply shall be asked.',
      })
    }
  }
  const consenting = questions.filter(({ json }) =>
    optionsOf(json).some((label) => CONSENT_KEYWORDS.has(label)),
  )
  if (consenting.length > 0) {
    found.push({
      kind: 'warning',
      place: 'survey',
      sentence: `Some carriers take the reply “yes” or “sí” for a new consent (an option of ${consenting.map(({ name }) => name).join(', ')}). It is read as the answer too; keep the number before it.`,
    })
  }
  return found
}

function lengthFindings(place: string, question: Json): Finding[] {
  return ['smsText', 'smsTextNoNickname'].flatMap((property) =>
    LANGUAGES.flatMap((language) => {
      const text = textOf(question[property], language)
      const sentence = text === null ? null : textFault(text, `${LANGUAGE_NAMES[language]} ${property}`)
      return sentence === null ? [] : [{ kind: 'problem' as const, place, sentence }]
    }),
  )
}

function textFault(text: string, which: string): string | null {
  try {
    worstCase(text)
    return null
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error
    if (error.fault === 'not_gsm7') {
      const strange = [...new Set(text)].filter((letter) => gsmUnits(letter) === null)
      const instead = strange.map((letter) => `“${letter}” as “${foldToGsm(letter)}”`).join(', ')
      return `Its ${which} has a letter outside the text alphabet (GSM-7), so it costs more than one text. Write ${instead}.`
    }
    if (error.fault !== 'too_long') return null
    const units = longestUnits(text)
    return `Its ${which} takes ${units} of ${LIMIT} units when names are longest. Shorten it by ${units - LIMIT}.`
  }
}

/** Units of a text in GSM-7 with its longest names; what has no place in GSM-7 counts as one. */
export function longestUnits(text: string): number {
  const longest = text.replace(/\{(\w+)\}/g, (_, name: string) =>
    'x'.repeat((SLOT_BUDGETS as Readonly<Record<string, number>>)[name] ?? 0),
  )
  return [...longest].reduce((sum, letter) => sum + (gsmUnits(letter) ?? 1), 0)
}

function keywords(place: string, question: Json): Finding[] {
  const taken = [...new Set(optionsOf(question))].filter((label) => CARRIER_KEYWORDS.has(label))
  return taken.map((label) => ({
    kind: 'problem',
    place,
    sentence: `Carriers take “${label}” for a command, so it never arrives as an answer. Use other words for that option.`,
  }))
}

/** Every option by its folded words: as labelled on the page, and as its smsText words it after the number. */
function optionsOf(question: Json): string[] {
  const labels = choicesOf(question).flatMap(({ text }) =>
    LANGUAGES.map((language) => textOf(text, language)),
  )
  const said = ['smsText', 'smsTextNoNickname'].flatMap((property) =>
    LANGUAGES.flatMap((language) =>
      choicesOf(question).length === 0
        ? []
        : [...(textOf(question[property], language) ?? '').matchAll(/\b\d ([^\d]+?)(?= \d|$)/g)].map(
            ([, label]) => label ?? '',
          ),
    ),
  )
  return [...labels, ...said].filter((label) => label !== null).map((label) => plain(fold(label)))
}
