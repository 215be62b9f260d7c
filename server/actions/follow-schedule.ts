// After a change of the schedule: what it makes of everybody's next date, a part of them in each tick.
import { begunEverywhere } from '../core/outreach/window.ts'
import { followSchedule, followsOlderSchedule, type ProgramSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'

export interface FollowReport {
  readonly followed: number
  readonly more: boolean
}

/**
 * Marks them to be looked at today: planning then works each next date out by the new schedule. Whoever is being planned
 * by the old one at this moment is stored with its revision, and found here again.
 */
export async function followNewSchedule(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { revision }: ProgramSchedule,
  limit: number,
): Promise<FollowReport> {
  if (!(await followsOlderSchedule(db, revision))) return { followed: 0, more: false }
  const [written] = await db.commit([followSchedule(db, { revision, from: begunEverywhere(now()), limit })])
  const followed = written?.changes ?? 0
  return { followed, more: followed === limit }
}
