// Sets how many texts may leave a second: what the carrier has granted this sender.
import { audit, OPERATOR } from '../db/audit.ts'
import { setPace } from '../db/pace.ts'
import type { Deps } from '../deps.ts'

export const FASTEST = 1000

/** @param perSecond a whole number from 1 to `FASTEST`. */
export async function setRate(
  { db, newId, now }: Pick<Deps, 'db' | 'newId' | 'now'>,
  perSecond: number,
): Promise<void> {
  await db.commit([
    setPace(db, perSecond),
    audit(db, {
      id: newId(),
      at: now(),
      actor: OPERATOR,
      action: 'rate.set',
      subject: 'program',
      subjectId: 'program',
      detail: { perSecond },
    }),
  ])
}
