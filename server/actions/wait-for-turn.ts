// Waits until texts may leave by the program's rate, which all its senders share.
import { takeTurns } from '../core/outreach/pace.ts'
import { instantAfter } from '../core/time.ts'
import { readPace, takeTurnsTo } from '../db/pace.ts'
import type { Deps } from '../deps.ts'

const MOST_TRIES = 20

/** False: the turn would come later than `mostMs` from now, and none was taken. */
export async function waitForTurn(
  { db, now, sleep }: Pick<Deps, 'db' | 'now' | 'sleep'>,
  count: number,
  mostMs: number,
): Promise<boolean> {
  // Where time does not pass by itself there is nothing to wait for.
  if (sleep === undefined) return true
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const pace = await readPace(db)
    const turns = takeTurns(pace, now(), count)
    if (turns.at > instantAfter(now(), mostMs)) return false
    const [taken] = await db.commit([takeTurnsTo(db, { was: pace.takenTo, takenTo: turns.takenTo })])
    if (taken?.changes !== 1) continue
    const ms = Date.parse(turns.at) - Date.parse(now())
    if (ms > 0) await sleep(ms)
    return true
  }
  return false
}

/** How many may go together: no more than leave in a second. */
export async function mostAtOnce({ db, sleep }: Pick<Deps, 'db' | 'sleep'>, atMost: number): Promise<number> {
  return sleep === undefined ? atMost : Math.min(atMost, (await readPace(db)).perSecond)
}
