// A caseload as its case manager reads it: new words first, then who went quiet, then everybody by name.
import { dateAfter } from '../time.ts'
import { courseOf, monthAfter, monthsBefore, type CourseMonth } from './course.ts'
import { silentAsks, silentMonthsOf, type AskOfGoal } from './silence.ts'

export interface Said {
  readonly words: string
  readonly language: string
}

/** What patients may share of one ended interview; a field is null when it was not asked, or not shared. */
export interface Heard {
  readonly askId: string
  readonly month: string
  readonly on: string
  readonly progress: { readonly value: number; readonly thread: string | null } | null
  /** One for each goal asked about; a thread is null where the reader may not see its words. */
  readonly verdicts: readonly { readonly value: number; readonly thread: string | null }[]
  readonly anySuccess: number | null
  readonly win: Said | null
}

export interface PersonFacts {
  readonly id: string
  readonly name: string
  readonly monthInProgram: number
  readonly language: string
  readonly phone: 'own' | 'shared' | 'program'
  readonly sharing: boolean | null
  readonly sharingSince: string | null
  readonly reach: 'open' | 'stopped' | 'paused' | 'unreachable'
  readonly pausedUntil: string | null
  /** Those that stand, in the order in which they were told. */
  readonly goals: readonly (Said & { readonly thread: string; readonly setOn: string })[]
  /** Oldest first. */
  readonly heard: readonly Heard[]
  readonly asks: readonly AskOfGoal[]
}

export interface Row {
  readonly id: string
  readonly name: string
  readonly monthInProgram: number
  readonly language: string
  readonly phone: 'own' | 'shared' | 'program'
  readonly reach: PersonFacts['reach']
  readonly pausedUntil: string | null
  /** The goal that was spoken of last; how close and the verdict are of it. */
  readonly goal: Said | null
  readonly others: readonly Said[]
  readonly verdict: number | null
  readonly last: Heard | null
  /** The newest word of any kind, a goal's own included. */
  readonly heardOn: string | null
  /** How close at the newest word about this goal, and at the word before it. */
  readonly now: { readonly value: number; readonly on: string } | null
  readonly before: { readonly value: number; readonly month: string } | null
  /** Twelve months, oldest first. */
  readonly course: readonly CourseMonth[]
  /** Asks in a row that stayed silent since the last word. */
  readonly unanswered: number
  readonly asked: number
}

export interface Arranged {
  readonly fresh: readonly Row[]
  readonly quiet: readonly Row[]
  /** Everybody who shares and has said something, or goes quiet; by name. */
  readonly everyone: readonly Row[]
  /** Sharing was not met yet, so nothing is told of answers either. */
  readonly silent: readonly Row[]
  readonly closed: readonly { readonly id: string; readonly name: string }[]
}

const FRESH_DAYS = 7
const QUIET_MONTHS = 2
const COURSE_MONTHS = 12

export function arrange(people: readonly PersonFacts[], today: string, now: string): Arranged {
  const byName = [...people].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
  const open = byName.filter(({ sharing }) => sharing === true)
  const rows = open.map((person) => rowOf(person, today, now))
  const fresh = rows.filter(({ heardOn }) => heardOn !== null && heardOn >= dateAfter(today, -FRESH_DAYS))
  return {
    fresh: [...fresh].sort((a, b) => (b.heardOn ?? '').localeCompare(a.heardOn ?? '')),
    quiet: rows.filter((row) => isQuiet(row, today)),
    everyone: rows,
    silent: byName.filter(({ sharing }) => sharing === null).map((person) => rowOf(person, today, now)),
    closed: byName.filter(({ sharing }) => sharing === false).map(({ id, name }) => ({ id, name })),
  }
}

/** No shared answer for two months or more, though they were asked. */
const isQuiet = ({ heardOn, unanswered }: Row, today: string): boolean =>
  heardOn !== null && unanswered > 0 && heardOn <= monthsBefore(today, QUIET_MONTHS)

function rowOf(person: PersonFacts, today: string, now: string): Row {
  const { heard, goals } = person
  const last = heard.at(-1) ?? null
  const goal = spokenOfLast(person)
  const words = heard.flatMap(({ month, on, progress }) =>
    progress && progress.thread === goal?.thread ? [{ month, on, value: progress.value }] : [],
  )
  const silent = silentAsks(person.asks, new Set(heard.map(({ askId }) => askId)), now, person.sharingSince)
  const silentMonths = silentMonthsOf(goal?.thread ?? '', silent)
  const newest = words.at(-1)
  const earlier = words.filter(({ month }) => month < (newest?.month ?? '')).at(-1)
  const thisMonth = today.slice(0, 7)
  const heardOn =
    [last?.on, ...goals.map(({ setOn }) => setOn)]
      .filter((on) => on !== undefined)
      .sort()
      .at(-1) ?? null
  return {
    id: person.id,
    name: person.name,
    monthInProgram: person.monthInProgram,
    language: person.language,
    phone: person.phone,
    reach: person.reach,
    pausedUntil: person.pausedUntil !== null && person.pausedUntil > today ? person.pausedUntil : null,
    goal: goal && saidOf(goal),
    others: goals.filter((each) => each !== goal).map(saidOf),
    verdict: last?.verdicts.find(({ thread }) => thread === goal?.thread)?.value ?? null,
    last,
    heardOn,
    now: newest ? { value: newest.value, on: newest.on } : null,
    before: earlier ? { value: earlier.value, month: earlier.month } : null,
    course: courseOf(words, silentMonths, monthAfter(thisMonth, 1 - COURSE_MONTHS), thisMonth),
    unanswered: silent.filter(({ dueAt }) => heardOn === null || dueAt.slice(0, 10) > heardOn).length,
    asked: person.asks.filter(({ state }) => state !== 'planned').length,
  }
}

const saidOf = ({ words, language }: Said): Said => ({ words, language })

function spokenOfLast({ heard, goals }: PersonFacts): PersonFacts['goals'][number] | null {
  const threads = heard.flatMap(({ progress, verdicts }) => [
    ...verdicts.map(({ thread }) => thread).reverse(),
    progress?.thread ?? null,
  ])
  const standing = (thread: string | null) => goals.find((goal) => goal.thread === thread)
  return standing(threads.findLast(standing) ?? null) ?? goals[0] ?? null
}

/** Whether texts arrive: a dead number and a stranger's are as good as none. */
export function reachOf(
  phone: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead' | null,
): PersonFacts['reach'] {
  return phone === 'dead' || phone === 'unlinked' || phone === null ? 'unreachable' : phone
}
