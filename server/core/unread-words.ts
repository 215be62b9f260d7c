// Words that a patient keeps from the case manager: somebody else must read them, or nobody would learn of danger in them.
import { flaggedAnswers } from './conversation/flags.ts'
import { SHORT_NAME } from './conversation/read-reply.ts'
import type { Interview } from './interview.ts'
import type { Answers, InterviewFacts } from './question.ts'

export interface Kept {
  readonly interview: Interview
  readonly answers: Answers
  readonly facts: InterviewFacts
  /** Items answered while sharing was off. */
  readonly unshared: readonly string[]
  readonly sharing: boolean | null
  readonly caseManager: string | null
}

/** In the order in which they were asked; without those that a call was asked for when they were written. */
export function unreadWords(kept: Kept): string[] {
  const { interview, facts, unshared, sharing } = kept
  const answers = interview.keep(kept.answers, facts)
  const called = new Set(flaggedAnswers(interview, answers, kept.caseManager).map(({ item }) => item))
  return interview.questions.flatMap(({ id, kind, readers, construct }) => {
    const words = answers[id]
    const mine = kind === 'text' && readers === 'shared' && construct !== SHORT_NAME
    const read = called.has(id) || (sharing === true && !unshared.includes(id))
    return mine && !read && typeof words === 'string' ? [words] : []
  })
}
