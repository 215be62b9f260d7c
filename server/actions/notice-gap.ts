// Notices that the regular work stood still for hours: this may be a backup, which does not know who said stop since.
import { readLastTick, setLastTick } from '../db/last-tick.ts'
import type { Deps } from '../deps.ts'
import { GAP, haltTexts } from './halt-texts.ts'

const LONGEST_GAP_MS = 6 * 3_600_000
/** Written now and then, so that a quiet program is not written to with every beat. */
const WRITTEN_EVERY_MS = 300_000

type Watch = Pick<Deps, 'db' | 'newId' | 'now' | 'log' | 'config'>

/** Before anything may leave: at the start, and with every tick. The demo's clock leaps as it is told to. */
export async function noticeGap(deps: Watch): Promise<void> {
  if (deps.config.mode === 'demo') return
  const last = await readLastTick(deps.db)
  if (last !== null && since(deps, last) > LONGEST_GAP_MS) await standStill(deps, last)
}

/** `noticeGap`, and this is a tick. */
export async function noteTick(deps: Watch): Promise<void> {
  if (deps.config.mode === 'demo') return
  const { db, now } = deps
  const last = await readLastTick(db)
  if (last !== null && since(deps, last) > LONGEST_GAP_MS) return standStill(deps, last)
  // A clock that was put back must not hold the mark in the future.
  if (last === null || Math.abs(since(deps, last)) >= WRITTEN_EVERY_MS)
    await db.commit([setLastTick(db, now())])
}

/** The mark comes second: after a crash in between, the gap is noticed once more. */
async function standStill(deps: Watch, last: string): Promise<void> {
  await haltTexts(deps, GAP, { since: last })
  await deps.db.commit([setLastTick(deps.db, deps.now())])
}

const since = ({ now }: Watch, instant: string): number => Date.parse(now()) - Date.parse(instant)
