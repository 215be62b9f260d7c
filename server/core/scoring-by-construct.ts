// Scores for a survey that no code was written for: each ordered question by itself, 0–100, read by whoever reads its answers.
import type { Interview } from './interview.ts'
import type { Question } from './question.ts'
import type { Scale, Scoring } from './scoring.ts'

/** Constructs whose options run from least to most. Others are kinds of answers, and are counted instead. */
const ORDERED =
  /^(success\.(progress|step_size|attainment)|trust\.(?!home_visit)[a-z_.]+|prior_respect|initiative\.confidence|(stability|independence|mindset|belonging|hope|access)\.[a-z_.]+)$/

export const isOrdered = ({ kind, construct }: Pick<Question, 'kind' | 'construct'>): boolean =>
  kind === 'choice' && ORDERED.test(construct)

/** @param kept scales that code defines for an earlier version: one stays while all its items are as they were. */
export function scoringByConstruct(interview: Interview, kept: readonly Scale[] = []): Scoring {
  const asked = new Map(interview.questions.map((question) => [question.id, question]))
  const same = kept.filter(({ items, min, max, sealed, formula }) =>
    items.every((item, at) => {
      const question = asked.get(item)
      // A T is of the goals that were asked about, be it one.
      if (!question && formula === 'gas-t' && at > 0) return true
      const ends = question && endsOf(question)
      return ends?.min === min && ends.max === max && (question?.readers !== 'sealed' || sealed)
    }),
  )
  const covered = new Set(same.flatMap(({ items }) => items))
  const single = interview.questions.filter((question) => isOrdered(question) && !covered.has(question.id))
  return { scales: [...same, ...single.map(scaleOf)] }
}

const scaleOf = (question: Question): Scale => ({
  id: question.id,
  items: [question.id],
  ...endsOf(question),
  sealed: question.readers === 'sealed',
})

function endsOf({ choices }: Question) {
  const points = choices.filter(({ aside }) => !aside).map(({ value }) => value)
  return { min: Math.min(...points), max: Math.max(...points) }
}
