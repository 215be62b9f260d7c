// The words of closed answers for staff, in English, as the surveys themselves give them.
import type { StaffDeps } from '../deps.ts'

/** Item → code → label. */
export type Labels = Readonly<Record<string, Readonly<Record<number, string>>>>

export function labelsOf({ surveys }: Pick<StaffDeps, 'surveys'>): Labels {
  const questions = ['baseline', 'pulse', 'milestone', 'after'].flatMap(
    (id) => surveys.interview(id, surveys.newest(id), 'en').questions,
  )
  const shown = questions.filter(({ readers, kind }) => readers === 'shared' && kind === 'choice')
  return Object.fromEntries(
    shown.map(({ id, choices }) => [
      id,
      Object.fromEntries(choices.map(({ value, label }) => [value, label])),
    ]),
  )
}
