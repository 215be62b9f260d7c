// For the line on every other page of a lead: how many calls are late, and how many are about danger or harm.
import { countCallsWaiting, type CallsWaiting } from '../db/follow-up-count.ts'
import { readOnDuty } from '../db/on-duty.ts'
import type { Deps } from '../deps.ts'

export type { CallsWaiting } from '../db/follow-up-count.ts'

export async function readCallsWaiting(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  staffId: string,
): Promise<CallsWaiting> {
  const at = now()
  const onDuty = await readOnDuty(db, at)
  return countCallsWaiting(db, { staffId, onDuty: onDuty?.staffId ?? null }, at)
}
