// Words that no case manager reads, because they are withheld or the patient has left: somebody else must read them, or
// nobody would learn of danger in them.
import { flaggedAnswers } from './conversation/flags.ts'
import { SHORT_NAME } from './conversation/read-reply.ts'
import type { Interview } from './interview.ts'
import type { Answers, InterviewFacts } from './question.ts'
import type { Reads } from './sitting.ts'

export interface Kept {
  readonly interview: Interview
  readonly answers: Answers
  readonly facts: InterviewFacts
  /** Items answered while sharing was off. */
  readonly unshared: readonly string[]
  readonly sharing: boolean | null
  readonly caseManager: string | null
  /** Who reads what is shared, as the assignments stand. */
  readonly reads: Reads
}

/** In the order in which they were asked; without those that a call was asked for when they were written. */
export function unreadWords(kept: Kept): string[] {
  const { interview, facts, unshared, sharing, reads } = kept
  const answers = interview.keep(kept.answers, facts)
  const called = new Set(flaggedAnswers(interview, answers, kept.caseManager).map(({ item }) => item))
  return interview.questions.flatMap(({ id, kind, readers, construct }) => {
    const words = answers[id]
    const mine = kind === 'text' && readers === 'shared' && construct !== SHORT_NAME
    const shared = sharing === true && reads !== 'nobody' && !unshared.includes(id)
    return mine && !shared && !called.has(id) && typeof words === 'string' ? [words] : []
  })
}
