// What we started to reach patients lately, on whichever phone and by letter, as their month's ceiling counts it.
import type { OutboxState } from '../core/outreach/delivery.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import type { Db } from './database.ts'
import { mayHaveGone } from './due-texts.ts'

/** Longer than any month that `now` may be in somewhere. */
const MONTH_MS = 33 * DAY_MS
const WAITING: readonly OutboxState[] = ['queued', 'leased']

/**
 * Patient id → instants. A letter counts from the day it was made, whether or not it is printed yet.
 * @param waiting also texts that have not left, by when they may. At most 90 ids.
 */
export async function burdenOf(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
  { now, waiting }: { readonly now: string; readonly waiting: boolean },
): Promise<Map<string, string[]>> {
  const burden = new Map<string, string[]>()
  const since = instantAfter(now, -MONTH_MS)
  if (patientIds.length === 0) return burden
  const [texts, letters] = await Promise.all([
    db.query
      .selectFrom('outbox')
      .select(['patient_id', 'state', 'attempted_at', 'not_before'])
      .where('patient_id', 'in', patientIds)
      .where('kind', '=', 'ours')
      .where((e) =>
        e.or([
          e.and([e('attempted_at', '>=', since), mayHaveGone(e)]),
          ...(waiting ? [e('state', 'in', WAITING)] : []),
        ]),
      )
      .execute(),
    db.query
      .selectFrom('invitation')
      .select(['patient_id', 'created_at'])
      .where('patient_id', 'in', patientIds)
      .where('due_at', '>=', since)
      .where('contact_id', 'is', null)
      .execute(),
  ])
  const all = [
    ...texts.map(({ patient_id, state, attempted_at, not_before }) => ({
      id: patient_id,
      at: WAITING.includes(state) ? not_before : (attempted_at ?? not_before),
    })),
    ...letters.map(({ patient_id, created_at }) => ({ id: patient_id, at: created_at })),
  ]
  for (const { id, at } of all) if (id !== null) burden.set(id, [...(burden.get(id) ?? []), at])
  return burden
}
