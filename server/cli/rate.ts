// `sayso rate [N]`: says or sets how many texts may leave a second.
import { FASTEST, setRate } from '../actions/set-rate.ts'
import { readPace } from '../db/pace.ts'
import type { Deps } from '../deps.ts'

export async function rateCommand(
  deps: Deps,
  [given]: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  if (given !== undefined) {
    const perSecond = /^\d+$/.test(given) ? Number(given) : 0
    if (perSecond < 1 || perSecond > FASTEST) {
      print(`The rate is a whole number of texts a second, from 1 to ${FASTEST}.`)
      return 1
    }
    await setRate(deps, perSecond)
  }
  print(`At most ${(await readPace(deps.db)).perSecond} texts leave a second. Each of ours is one segment.`)
  return 0
}
