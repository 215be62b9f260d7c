// What the answers of one interview come to: open answers, sealed answers, scores, and what became of the goal.
import { goalChanges, type GoalChanges, type GoalsKnown } from './goal-changes.ts'
import { goalNumber, itemAbout, plainItem } from './goals.ts'
import type { Interview } from './interview.ts'
import type { Answers, InterviewFacts, Question } from './question.ts'
import { scoreSurvey, type Score, type Scoring } from './scoring.ts'
import { saidOfPhone, saidOfSharing } from './sitting.ts'

export interface OpenAnswer {
  readonly item: string
  readonly construct: string
  /** A code, or the patient's words. */
  readonly value: number | string
  readonly shared: boolean
  /** About the goal of this item's number that the interview began with, or the one it ended with. */
  readonly goal: 'before' | 'after'
}

export interface Conclusion {
  readonly open: readonly OpenAnswer[]
  /** Item → code. */
  readonly sealed: Readonly<Record<string, number>>
  readonly scores: readonly Score[]
  readonly goals: GoalChanges
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
  readonly goals: GoalsKnown
}

export function conclude(sitting: Concluding): Conclusion {
  const { interview, scoring, facts, unshared, goals } = sitting
  const answers = interview.keep(sitting.answers, facts)
  const sharing = sitting.sharing ?? saidOfSharing(answers)
  const isShared = (item: string) => sharing === true && !unshared.includes(item)
  const asked = interview.questions
  const saysGoal = (item: string) => asked.findIndex(({ id }) => id === itemAbout('B1', goalNumber(item)))
  const open: OpenAnswer[] = []
  const sealed: Record<string, number> = {}
  for (const [place, question] of asked.entries()) {
    const value = answers[question.id]
    if (value === undefined) continue
    if (question.readers === 'sealed') {
      if (typeof value === 'number') sealed[question.id] = value
    } else if (!keptElsewhere(question, value)) {
      const goalAt = saysGoal(question.id)
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
    scores: scoreSurvey(
      scoring,
      answers,
      goals.asked.map(({ weight }) => weight),
    ),
    goals: goalChanges(answers, goals, isShared),
    phoneSaid: saidOfPhone(answers),
    sharing,
  }
}

/** Consents live in their ledger, and a goal's words and short name in the goal itself. */
function keptElsewhere({ id, construct }: Question, value: number | string): boolean {
  if (construct.startsWith('consent.')) return true
  return ['B1', 'B1n', 'Y5'].includes(plainItem(id)) && typeof value === 'string'
}
