// How many calls wait for a lead who is on another page, and how many wait for nobody.
import type { Db } from './database.ts'
import { mayBeSeenBy } from './follow-up-sight.ts'
import type { Reader } from './follow-up-list.ts'
import type { AccountTables } from './tables/accounts.ts'

export interface CallsWaiting {
  /** Past their time, and everybody's. */
  readonly late: number
  /** About danger, that nobody has taken, and not late: for whoever is on duty, else for everybody. */
  readonly danger: number
}

export async function countCallsWaiting(
  db: Pick<Db, 'query'>,
  { staffId, onDuty }: Reader,
  now: string,
): Promise<CallsWaiting> {
  const row = await db.query
    .selectFrom('follow_up')
    .select((e) => {
      const escalated = e(e.fn.coalesce('escalates_at', 'due_at'), '<=', now)
      const another = onDuty !== null && onDuty !== staffId
      const urgent = e.and([
        e('state', '=', 'open'),
        e.or([e('kind', '=', 'crisis'), e('escalates_at', '>', e.ref('due_at'))]),
        ...(another ? [e.not(mayBeSeenBy(e, e.val(onDuty)))] : []),
      ])
      const counted = (when: typeof escalated) =>
        e.fn.sum<number | null>(e.case().when(when).then(e.lit(1)).else(e.lit(0)).end())
      return [counted(escalated).as('late'), counted(e.and([e.not(escalated), urgent])).as('danger')]
    })
    .where('state', 'in', ['open', 'taken'])
    .where((e) => mayBeSeenBy(e, e.val(staffId)))
    .executeTakeFirstOrThrow()
  return { late: Number(row.late ?? 0), danger: Number(row.danger ?? 0) }
}

/** Calls that concern everybody with a lead's account; less those that concern this reader, who learns of none. */
export async function countCallsOfNobody(db: Pick<Db, 'query'>, staffId: string): Promise<number> {
  const row = await db.query
    .withTables<AccountTables>()
    .selectFrom('follow_up')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', 'in', ['open', 'taken'])
    .where((e) => mayBeSeenBy(e, e.val(staffId)))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('user')
            .select('user.id')
            .where('user.role', '=', 'lead')
            .where((u) => mayBeSeenBy(u, u.ref('user.staffId'))),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return row.n
}
