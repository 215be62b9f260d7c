// Sums over success answers by month: how many called it a success, of how many, without telling on who withheld.
import { wilson } from '../statistics/wilson.ts'

/** People whose latest verdict of a closed month was `value`, apart by whether they share it. */
export interface VerdictCount {
  readonly month: string
  readonly value: number
  readonly shared: boolean
  readonly people: number
}

export interface MonthOfVerdicts {
  readonly month: string
  /** Null: fewer than the floor answered. */
  readonly success: {
    readonly yes: number
    readonly answered: number
    readonly share: number
    readonly low: number
    readonly high: number
  } | null
  /** People whose goal changed; null: some, but fewer than the floor. */
  readonly changed: number | null
}

const YES = 1
const VERDICTS: readonly number[] = [1, 2, 3, 4]
const GOAL_CHANGED = 8

export function verdictsByMonth(
  counts: readonly VerdictCount[],
  months: readonly string[],
  floor: number,
): MonthOfVerdicts[] {
  return months.map((month) => {
    const mine = counts.filter((count) => count.month === month)
    const verdicts = countable(
      mine.filter(({ value }) => VERDICTS.includes(value)),
      floor,
    )
    const answered = people(verdicts)
    const yes = people(verdicts.filter(({ value }) => value === YES))
    const changed = people(
      countable(
        mine.filter(({ value }) => value === GOAL_CHANGED),
        floor,
      ),
    )
    const { low, high } = wilson(yes / Math.max(answered, 1), Math.max(answered, 1))
    return {
      month,
      success: answered >= floor ? { yes, answered, share: yes / answered, low, high } : null,
      changed: changed === 0 || changed >= floor ? changed : null,
    }
  })
}

/**
 * A case manager who reads every shared answer could subtract them from a sum: what is left are those who withheld
 * theirs. So they count only where they are as many as the floor, else not at all.
 */
function countable(counts: readonly VerdictCount[], floor: number): readonly VerdictCount[] {
  const withheld = people(counts.filter(({ shared }) => !shared))
  return withheld >= floor ? counts : counts.filter(({ shared }) => shared)
}

function people(counts: readonly VerdictCount[]): number {
  return counts.reduce((total, count) => total + count.people, 0)
}
