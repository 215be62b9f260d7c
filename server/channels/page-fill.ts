// Puts names and the patient's own words into a question, as far as the phone and the browser allow.
import type { FlagSaid } from '../actions/flag-answers.ts'
import type { Sitting } from '../actions/sitting.ts'
import { goalNumber } from '../core/goals.ts'
import type { Question } from '../core/question.ts'
import type { Sentence } from '../../web/patient/view.ts'
import { patientWords } from '../../web/patient/words.ts'

/** What is said at once of words that ask for a call; null: nothing. */
export function flagWords(
  said: FlagSaid,
  sitting: Pick<Sitting, 'language' | 'phone' | 'caseManager'>,
): string | null {
  const words = patientWords(sitting.language)
  if (said === null) return null
  return said === 'crisis'
    ? words.crisis
    : words.toldElse(sitting.phone === 'own' ? sitting.caseManager : null)
}

export interface Fill {
  readonly language: string
  readonly program: string
  /** Null: no name may be shown. */
  readonly worker: string | null
  /** The same name while that worker can read what is shared. */
  readonly reader: string | null
  /** First to last; null: its words may not be shown. */
  readonly goals: readonly Sentence['said'][]
}

/** Names and goal words are for the patient's own phone; the full goal for the browser that holds the cookie. */
export function fillFor(
  sitting: Pick<Sitting, 'goals' | 'language' | 'program' | 'phone' | 'caseManager' | 'reads'>,
  holds: boolean,
): Fill {
  const { goals, language, program, phone } = sitting
  const own = phone === 'own'
  return {
    language,
    program,
    worker: own ? sitting.caseManager : null,
    reader: own && sitting.reads === 'named' ? sitting.caseManager : null,
    goals: goals.map((goal) => {
      const words = holds ? goal.words : goal.nickname
      return own && words ? { words, language: goal.language } : null
    }),
  }
}

/** What stands before the first word of a sentence. */
const BEGINS = /^$|[.!?…]\s+$|[¿¡]$/

export function fillText(text: string, { language, program, worker }: Fill): string {
  const words = patientWords(language)
  const name = worker ?? words.someone
  const opening = name.charAt(0).toUpperCase() + name.slice(1)
  return text
    .replaceAll('{cm}', (_, at: number) => (BEGINS.test(text.slice(0, at)) ? opening : name))
    .replaceAll('{goal}', () => words.yourGoal)
    .replaceAll('{prog}', () => program)
}

const GOAL = /^(.*?)(?<!\s)\s*["“«]?\{goal\}["”»]?[.,]?\s*(.*)$/s

export function fillTitle({ id, title, titleNoGoal, construct }: Question, all: Fill): Sentence {
  // Who will see it is who can read it now.
  const fill = construct === 'consent.share' ? { ...all, worker: all.reader } : all
  const said = fill.goals[goalNumber(id) - 1] ?? null
  const parts = said && GOAL.exec(title)
  if (parts) {
    const [, before = '', after = ''] = parts
    return { before: fillText(before, fill), said, after: fillText(after, fill) }
  }
  const plain = title.includes('{goal}') ? (titleNoGoal ?? title) : title
  return { before: fillText(plain, fill), said: null, after: '' }
}
