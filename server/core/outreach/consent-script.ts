// The words in which a patient is asked in person for a yes to texts, and told of their risk.
import { consentQuestion, riskWarning } from '../../../surveys/consent-words.ts'
import { languageFor } from '../language.ts'

/** Read to the patient before texts go to a number. */
export interface Script {
  readonly language: string
  readonly question: string
  readonly risk: string
}

/** In English, for an interpreter, where we have no words of theirs. */
export function scriptFor(program: string, tag: string): Script {
  const language = languageFor(Object.keys(consentQuestion), tag) ?? 'en'
  const say = (words: Readonly<Record<string, string>>) =>
    (words[language] ?? words['en'] ?? '').replace('{prog}', program)
  return { language, question: say(consentQuestion), risk: say(riskWarning) }
}
