// Whether nobody can answer any more what was due in a span of time: by the links really made, letters included.
import { DAY_MS, instantAfter } from '../core/time.ts'
import { linksDue } from '../db/expiry.ts'
import type { Deps } from '../deps.ts'

/** One that cannot be ended, which the log tells at every beat, must not hold up the others for ever. */
const DAYS_TO_END = 7

/** @param span instants; the second is the first of what follows. */
export async function linksEnded(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  span: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const { lastEndsAt, open } = await linksDue(db, span)
  if (lastEndsAt === null) return true
  return instantAfter(lastEndsAt, open ? DAYS_TO_END * DAY_MS : 0) <= now()
}
