// A patient's story so far, newest first: goals in their words, and what each month was called.

export interface Said {
  readonly words: string
  readonly language: string
}

export interface GoalSet extends Said {
  readonly id: string
  readonly thread: string
  readonly at: string
  readonly month: string
  readonly ended: boolean
}

export interface Month {
  readonly at: string
  readonly month: string
  /** The option's own words: how close, and whether it is a success. */
  readonly progress: string | null
  readonly verdict: string | null
  readonly said: Said | null
  /** The goal that it is about; null: there has been one alone. */
  readonly about: Said | null
}

export type StoryLine =
  | ({ readonly kind: 'month' } & Month)
  /** `set`: a goal begins; `words`: the same goal in new words. */
  | { readonly kind: 'set' | 'words'; readonly at: string; readonly month: string; readonly said: Said }

export interface Story {
  /** In force now, in the order in which they were told. */
  readonly goals: readonly Said[]
  readonly lines: readonly StoryLine[]
}

/** @param goals oldest first. Null: there is nothing to tell yet. */
export function storyOf(goals: readonly GoalSet[], months: readonly Month[]): Story | null {
  const current = goals
    .filter(({ ended }) => !ended)
    .toSorted((a, b) => (a.thread < b.thread ? -1 : 1))
    .map(({ words, language }) => ({ words, language }))
  const set = goals.map(
    ({ id, thread, at, month, words, language }): StoryLine => ({
      kind: id === thread ? 'set' : 'words',
      at,
      month,
      said: { words, language },
    }),
  )
  const told = months
    .filter(({ progress, verdict, said }) => progress !== null || verdict !== null || said !== null)
    .map((month): StoryLine => ({ kind: 'month', ...month }))
  if (set.length + told.length === 0) return null
  // Of one moment, the goal came first.
  const lines = [...set, ...told].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)).reverse()
  return { goals: current, lines }
}
