// What became of each goal in one interview: kept, said in other words, followed by another, dropped; and what makes room.
import { crowdedOut, GOAL_NUMBERS, itemAbout, type GoalNumber, type StandingGoal } from './goals.ts'
import { DOES_NOT_FIT, SKIPPED } from './interview.ts'
import type { Answers } from './question.ts'

/** A goal's words are kept as a goal version, once; a change never edits the version before. */
export type GoalChange =
  | { readonly kind: 'none' | 'dropped' }
  | {
      readonly kind: 'new' | 'reworded'
      readonly words: string
      readonly nickname: string | null
      readonly weight: number | null
      readonly shared: boolean
      /** The version before in the same thread; null: these words begin one. */
      readonly follows: StandingGoal | null
    }

export interface GoalChanges {
  /** By goal number, from the first; a fourth is a goal named beside those asked about. */
  readonly changes: readonly GoalChange[]
  /** Ids of the versions that end with this interview. */
  readonly ends: readonly string[]
}

export interface GoalsKnown {
  /** What the interview asked about, first to last, as the invitation fixed it. */
  readonly asked: readonly StandingGoal[]
  /** What stands now: another interview may have changed a goal meanwhile. */
  readonly standing: readonly StandingGoal[]
}

const DROP = 4
const OTHER_WORDS = 2
const NEW_GOAL = 3
const REACHED = 1

export function goalChanges(
  answers: Answers,
  { asked, standing }: GoalsKnown,
  isShared: (item: string) => boolean,
): GoalChanges {
  const inForce = GOAL_NUMBERS.map(
    (number) => standing.find(({ threadId }) => threadId === asked[number - 1]?.threadId) ?? null,
  )
  const own = GOAL_NUMBERS.map((number) => changeOf(answers, number, inForce[number - 1] ?? null, isShared))
  const changes = withNextGoal(own, answers, inForce[0] ?? null, standing.length, isShared)
  const ended = inForce.flatMap((goal, at) => (goal && changes[at]?.kind !== 'none' ? [goal] : []))
  const left = standing.filter((goal) => !ended.includes(goal))
  const fresh = changes.filter((change) => 'words' in change).length
  return { changes, ends: [...ended, ...crowdedOut(left, fresh)].map(({ id }) => id) }
}

function changeOf(
  answers: Answers,
  number: GoalNumber,
  inForce: StandingGoal | null,
  isShared: (item: string) => boolean,
): GoalChange {
  const of = (item: string) => answers[itemAbout(item, number)]
  const [words, nickname, weight, state] = [of('B1'), of('B1n'), of('B3'), of('G1')]
  const left = hasLeft(answers, number)
  if (typeof words !== 'string') return { kind: left ? 'dropped' : 'none' }
  const follows = state === OTHER_WORDS && !left ? inForce : null
  return {
    kind: follows ? 'reworded' : 'new',
    words,
    nickname: typeof nickname === 'string' ? nickname : null,
    weight: typeof weight === 'number' && weight < SKIPPED ? weight : (follows?.weight ?? null),
    shared: isShared(itemAbout('B1', number)),
    follows,
  }
}

/** A goal that the patient has left behind is asked about no more, also when they name no other yet. */
function hasLeft(answers: Answers, number: GoalNumber): boolean {
  const of = (item: string) => answers[itemAbout(item, number)]
  const changed = of('P1') === DOES_NOT_FIT || of('Y1') === DOES_NOT_FIT
  return changed || of('G1') === NEW_GOAL || of('G1') === DROP
}

/** "What would be a success for you now?" follows a first goal that was reached or left behind. Where it stands, alone,
 *  it gets new words; where others stand beside it, nobody can tell which was meant: a goal more. */
function withNextGoal(
  own: readonly GoalChange[],
  answers: Answers,
  first: StandingGoal | null,
  standing: number,
  isShared: (item: string) => boolean,
): readonly GoalChange[] {
  const [change, ...others] = own
  const words = answers['Y5']
  if (typeof words !== 'string' || !change || 'words' in change) return own
  const stands = first !== null && answers['Y1'] !== REACHED && change.kind === 'none'
  const follows = stands && standing === 1 ? first : null
  const next: GoalChange = {
    kind: follows ? 'reworded' : 'new',
    words,
    nickname: null,
    weight: follows?.weight ?? null,
    shared: isShared('Y5'),
    follows,
  }
  return stands && !follows ? [...own, next] : [next, ...others]
}
