// How many answered, no finer than that nobody can tell from it whether one certain person did.
import { LEAST_RESPONSE, responseRate } from '../statistics/response.ts'
import { peopleRange, type PeopleRange } from './bands.ts'

/** People of one month, each counted once a step. */
export interface Counted {
  readonly sent: number
  readonly undeliverable: number
  readonly started: number
  readonly completed: number
}

export interface Speaking {
  readonly floor: number
  /** Null: fewer than the floor, which may be nobody. */
  readonly started: PeopleRange | null
  readonly completed: PeopleRange | null
  /** Of 100, down to the ten below; null: too few answered for a rate. */
  readonly rate: number | null
  readonly tooFew: boolean
}

const TEN = 10

export function speaking({ sent, undeliverable, started, completed }: Counted, floor: number): Speaking {
  const range = (people: number) => (people < floor ? null : peopleRange(people))
  const exact = responseRate({ sent, undeliverable, ineligible: 0, answered: completed })
  // Who answers on a clinic's tablet may never have been texted.
  const rate =
    exact === null || completed < floor ? null : Math.min(100, TEN * Math.floor((100 * exact) / TEN))
  return {
    floor,
    started: range(started),
    completed: range(completed),
    rate,
    tooFew: rate === null || rate < 100 * LEAST_RESPONSE,
  }
}
