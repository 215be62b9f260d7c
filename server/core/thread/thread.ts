// One patient's whole thread: goals as chains of versions, and what was said, month by month.
import { courseOf, type CourseMonth } from './course.ts'
import type { Help } from '../help.ts'
import type { Said } from './caseload.ts'
import { silentAsks, silentMonthsOf, type AskOfGoal } from './silence.ts'

export interface GoalVersion extends Said {
  readonly id: string
  readonly thread: string
  readonly nickname: string | null
  readonly weight: number | null
  readonly from: string
  /** Null: these words stand. */
  readonly to: string | null
}

export interface Given {
  readonly item: string
  readonly value: number | null
  readonly said: Said | null
  readonly goalId: string | null
}

/** What was said of one goal; `about` tells the reader of which, where that is not plain. */
export interface SaidOfGoal {
  readonly about: Said | null
  readonly given: readonly Given[]
}

/** One ended interview, as far as it is shared; `given` is of the goal asked about first, and of no goal. */
export interface Reply extends SaidOfGoal {
  readonly askId: string
  readonly on: string
  readonly month: string
  readonly mode: string
  readonly further: readonly SaidOfGoal[]
  /** Null: answered alone. A staff member by name, anybody else by kind. */
  readonly helpedBy: { readonly kind: Help['kind']; readonly name: string | null } | null
}

export interface GoalThread {
  readonly thread: string
  readonly weight: number | null
  /** Newest first. */
  readonly versions: readonly GoalVersion[]
  /** Null for the goal in force. */
  readonly endedOn: string | null
  /** From its first word about progress to its last month; empty without one. */
  readonly course: readonly CourseMonth[]
  readonly modes: ReadonlyMap<string, string>
}

export type Event =
  | {
      readonly kind: 'reply'
      readonly on: string
      readonly reply: Reply
      readonly goals: readonly GoalVersion[]
    }
  | { readonly kind: 'goal'; readonly on: string; readonly goals: readonly GoalVersion[] }
  | { readonly kind: 'note'; readonly on: string; readonly said: Said }
  | { readonly kind: 'silence'; readonly on: string; readonly month: string }

export interface Told {
  readonly goals: readonly GoalVersion[]
  readonly replies: readonly Reply[]
  readonly notes: readonly (Said & { readonly on: string })[]
  readonly asks: readonly AskOfGoal[]
  readonly sharingSince: string | null
}

const LONGEST_COURSE = 24

/** Newest thread first. @param versions oldest first. */
export function goalThreads(
  { goals, replies, asks, sharingSince }: Told,
  now: string,
  today: string,
): GoalThread[] {
  const silent = silentAsks(asks, new Set(replies.map(({ askId }) => askId)), now, sharingSince)
  const threads = [...Map.groupBy(goals, ({ thread }) => thread)].map(([thread, versions]): GoalThread => {
    const ids = new Set(versions.map(({ id }) => id))
    const words = replies.flatMap(({ month, mode, given }) =>
      given
        .filter(
          ({ item, value, goalId }) => item === 'P1' && value !== null && value <= 5 && ids.has(goalId ?? ''),
        )
        .map(({ value }) => ({ month, mode, value: value ?? 0 })),
    )
    const endedOn = versions.at(-1)?.to ?? null
    const last = (endedOn ?? today).slice(0, 7)
    const first = words[0]?.month
    return {
      thread,
      weight: versions.findLast(({ weight }) => weight !== null)?.weight ?? null,
      versions: versions.toReversed(),
      endedOn,
      course:
        first === undefined
          ? []
          : courseOf(words, silentMonthsOf(thread, silent), first, last).slice(-LONGEST_COURSE),
      modes: new Map(words.map(({ month, mode }) => [month, mode])),
    }
  })
  return threads.reverse()
}

/** Newest first. */
export function events({ goals, replies, notes, asks, sharingSince }: Told, now: string): Event[] {
  const heard = new Set(replies.map(({ askId }) => askId))
  const setOn = Map.groupBy(goals, ({ from }) => from)
  const all: Event[] = [
    ...replies.map(
      (reply): Event => ({ kind: 'reply', on: reply.on, reply, goals: setOn.get(reply.on) ?? [] }),
    ),
    ...[...setOn]
      .filter(([on]) => !replies.some((reply) => reply.on === on))
      .map(([on, set]): Event => ({ kind: 'goal', on, goals: set })),
    ...notes.map(({ on, words, language }): Event => ({ kind: 'note', on, said: { words, language } })),
    ...silentAsks(asks, heard, now, sharingSince).map(({ dueAt }): Event => {
      return { kind: 'silence', on: dueAt.slice(0, 10), month: dueAt.slice(0, 7) }
    }),
  ]
  return all.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1))
}
