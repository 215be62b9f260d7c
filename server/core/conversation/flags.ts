// What a patient's own words ask of us besides being kept: who must call, who must not read them, and what may be said back.
import type { Answers } from '../question.ts'
import type { Interview } from '../interview.ts'
import { accusesWorker, type About } from './allegation.ts'
import { endangersLife, soundsLikeAbuse } from './danger.ts'
import { fold, plain } from './fold.ts'
import { spellOut } from './spell-out.ts'

export interface Flags {
  /** Kinds of call that the words ask for, each once. */
  readonly calls: readonly ('crisis' | 'allegation')[]
  /** The numbers to call may be held out to the patient: on their own phone, and only where nobody else did harm. */
  readonly prompt: boolean
}

export function flagsIn(raw: string, about: About): Flags {
  const words = spellOut(plain(fold(raw)))
  const accuses = accusesWorker(words, about)
  const [life, abuse] = [endangersLife(words), soundsLikeAbuse(words)]
  // "She hit me", of the worker, is one call, not two.
  const crisis = life || (abuse && !accuses)
  return {
    calls: [...(crisis ? (['crisis'] as const) : []), ...(accuses ? (['allegation'] as const) : [])],
    prompt: life && !abuse && !accuses,
  }
}

export const accuses = ({ calls }: Flags): boolean => calls.includes('allegation')

/** The case manager reads them, so "she" and "you" are that worker unless somebody else is named. */
const aboutReader = (name: string | null): About => ({ worker: true, name })

/** What is flagged in these open answers. */
export function flaggedAnswers(
  { questions }: Interview,
  answers: Answers,
  caseManager: string | null,
): { readonly item: string; readonly words: string; readonly flags: Flags }[] {
  return Object.entries(answers).flatMap(([item, words]) => {
    const question = questions.find(({ id }) => id === item)
    if (typeof words !== 'string' || question?.kind !== 'text') return []
    const flags = flagsIn(words, aboutReader(caseManager))
    return flags.calls.length > 0 ? [{ item, words, flags }] : []
  })
}

/** Items whose words accuse the worker: no case manager reads them, whatever the patient shares. */
export function heldBack(interview: Interview, answers: Answers, caseManager: string | null): string[] {
  return flaggedAnswers(interview, answers, caseManager)
    .filter(({ flags }) => accuses(flags))
    .map(({ item }) => item)
}
