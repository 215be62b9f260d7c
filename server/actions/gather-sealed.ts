// When links have ended, moves what was answered in private into the blocks of the program year, away from every person.
import { PROGRAM } from '../core/disclosure/cells.ts'
import { dayInQuarter, dayStart, endsYear, quarterOf, yearOf } from '../core/disclosure/quarters.ts'
import { Conflict, mustHaveClaimed, mustHaveClaimedAll } from '../db/database.ts'
import { programClaim, readProgram, takeProgram } from '../db/program.ts'
import { lastClosed } from '../db/releases.ts'
import {
  deleteTaken,
  endedParts,
  markPartsClosed,
  partsAt,
  takeParts,
  type EndedPart,
} from '../db/sealed-parts.ts'
import type { Deps } from '../deps.ts'
import { blockWrites, type Ended } from './sealed-blocks.ts'
import { openPart } from './sealed-part.ts'

type Gatherer = Pick<Deps, 'db' | 'sealed' | 'now' | 'newId' | 'newToken'>

export interface GatherReport {
  /** Interviews. */
  readonly gathered: number
  /** It stopped at its bounds, or somebody else was at it. */
  readonly more: boolean
}

const AT_ONCE = 200
const MOST_ROUNDS = 5

/**
 * Links that ended before the program's present day: so what ended on one day lies together, and a tick finds
 * something once a day. Cheap when there is nothing.
 */
export async function gatherSealed(deps: Gatherer): Promise<GatherReport> {
  const { timeZone } = await readProgram(deps.db)
  const before = dayStart(deps.now(), timeZone)
  let gathered = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const seen = await programClaim(deps.db)
    const ended = await endedParts(deps.db, before, AT_ONCE)
    if (ended.length === 0) return { gathered, more: false }
    try {
      await gather(deps, ended, timeZone, seen)
    } catch (error) {
      // Saved at this moment, or gathered by somebody else.
      if (error instanceof Conflict) return { gathered, more: true }
      throw error
    }
    gathered += ended.length
    if (ended.length < AT_ONCE) return { gathered, more: false }
  }
  return { gathered, more: true }
}

async function gather(
  deps: Gatherer,
  ended: readonly EndedPart[],
  timeZone: string,
  seen: string | null,
): Promise<void> {
  const { db, sealed, newId } = deps
  const slots = ended.map(({ invitationId }) => sealed.slot(invitationId))
  const parts = await partsAt(db, slots)
  const interviews = ended.map(async ({ expiresAt }, place): Promise<Ended> => {
    const part = parts.find(({ slot }) => slot === slots[place])
    const body = part ? await openPart(deps, part) : null
    const quarter = body?.place.quarter ?? quarterOf(expiresAt, timeZone)
    return { body, quarter, turn: dayInQuarter(expiresAt, timeZone) }
  })
  const last = await lastClosed(db, PROGRAM)
  // What came after its year was closed is in no window, and its year's key is gone.
  const closedTo = last === null ? 0 : endsYear(last.to) ? yearOf(last.to) : yearOf(last.to) - 1
  const kept = (await Promise.all(interviews)).filter(({ quarter }) => yearOf(quarter) > closedTo)
  const claim = newId()
  await db.commit([
    takeProgram(db, seen, claim),
    mustHaveClaimed(db, 'program', claim),
    ...takeParts(
      db,
      parts.map((part) => part.claim),
      claim,
    ),
    mustHaveClaimedAll(db, 'sealed_part', claim, parts.length),
    deleteTaken(db, claim),
    ...markPartsClosed(
      db,
      ended.map(({ invitationId }) => invitationId),
    ),
    ...(await blockWrites(deps, kept)),
  ])
}
