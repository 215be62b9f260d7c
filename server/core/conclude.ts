// What the answers of one interview come to: open answers, sealed answers, scores, and what became of the goal.
import type { Interview } from './interview.ts'
import { DOES_NOT_FIT, SKIPPED } from './interview.ts'
import type { Answers, InterviewFacts, Question } from './question.ts'
import { scoreSurvey, type Score, type Scoring } from './scoring.ts'
import { saidOfPhone, saidOfSharing } from './sitting.ts'

export interface OpenAnswer {
  readonly item: string
  readonly construct: string
  /** A code, or the patient's words. */
  readonly value: number | string
  readonly shared: boolean
  /** About the goal the interview began with, or the one it ended with. */
  readonly goal: 'before' | 'after'
}

/** A goal's words are kept as a goal version, once; a change never edits the version before. */
export type GoalChange =
  | { readonly kind: 'none' | 'dropped' }
  | {
      readonly kind: 'new' | 'reworded'
      readonly words: string
      readonly nickname: string | null
      readonly weight: number | null
      readonly shared: boolean
    }

export interface Conclusion {
  readonly open: readonly OpenAnswer[]
  /** Item → code. */
  readonly sealed: Readonly<Record<string, number>>
  readonly scores: readonly Score[]
  readonly goal: GoalChange
  readonly phoneSaid: 'own' | 'shared' | null
  /** Null: sharing was neither met nor switched. */
  readonly sharing: boolean | null
}

export interface Concluding {
  readonly interview: Interview
  readonly scoring: Scoring
  readonly answers: Answers
  readonly facts: InterviewFacts
  /** Items answered while sharing was off: switching it on later does not reach back. */
  readonly unshared: readonly string[]
  /** Sharing as the sitting leaves it; null when its sentence was never met. */
  readonly sharing: boolean | null
}

export function conclude(sitting: Concluding): Conclusion {
  const { interview, scoring, facts, unshared } = sitting
  const answers = interview.keep(sitting.answers, facts)
  const sharing = sitting.sharing ?? saidOfSharing(answers)
  const isShared = (item: string) => sharing === true && !unshared.includes(item)
  const asked = interview.questions
  const goalAt = asked.findIndex(({ id }) => id === 'B1')
  const open: OpenAnswer[] = []
  const sealed: Record<string, number> = {}
  for (const [place, question] of asked.entries()) {
    const value = answers[question.id]
    if (value === undefined) continue
    if (question.readers === 'sealed') {
      if (typeof value === 'number') sealed[question.id] = value
    } else if (!keptElsewhere(question, value)) {
      open.push({
        item: question.id,
        construct: question.construct,
        value,
        shared: question.readers === 'shared' && isShared(question.id),
        goal: goalAt >= 0 && place > goalAt ? 'after' : 'before',
      })
    }
  }
  return {
    open,
    sealed,
    scores: scoreSurvey(scoring, answers),
    goal: goalChange(answers, facts, isShared),
    phoneSaid: saidOfPhone(answers),
    sharing,
  }
}

/** Consents live in their ledger, and a goal's words and short name in the goal itself. */
function keptElsewhere({ id, construct }: Question, value: number | string): boolean {
  if (construct.startsWith('consent.')) return true
  return (id === 'B1' || id === 'B1n' || id === 'Y5') && typeof value === 'string'
}

const DROP = 4
const OTHER_WORDS = 2
const NEW_GOAL = 3
const REACHED = 1

function goalChange(
  answers: Answers,
  { hasGoal }: InterviewFacts,
  isShared: (item: string) => boolean,
): GoalChange {
  const { B1, Y5, B1n: nickname, B3: weight, G1: state } = answers
  const [item, words] = typeof B1 === 'string' ? (['B1', B1] as const) : (['Y5', Y5] as const)
  const changed = answers['P1'] === DOES_NOT_FIT || answers['Y1'] === DOES_NOT_FIT || state === NEW_GOAL
  // "What would be a success for you now?" gives a goal that still stands new words; one reached or dropped, a successor.
  const stands = hasGoal === 1 && answers['Y1'] !== REACHED && state !== DROP
  const continues = (item === 'Y5' ? stands : state === OTHER_WORDS) && !changed
  if (typeof words === 'string') {
    return {
      kind: continues ? 'reworded' : 'new',
      words,
      nickname: typeof nickname === 'string' ? nickname : null,
      weight: typeof weight === 'number' && weight < SKIPPED ? weight : null,
      shared: isShared(item),
    }
  }
  // A goal that the patient has left behind is asked about no more, also when they name no other yet.
  return { kind: changed || state === DROP ? 'dropped' : 'none' }
}
