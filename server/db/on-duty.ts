// Which lead hears of danger first, and until when; a lead without an account is on duty no more.
import type { Db, Write } from './database.ts'
import { mayBeSeenBy } from './follow-up-sight.ts'
import { preparedRead } from './prepared.ts'
import type { AccountTables } from './tables/accounts.ts'

type Query = Pick<Db, 'query'>

export interface OnDuty {
  readonly staffId: string
  readonly until: string
}

const onDuty = preparedRead((query, at: { readonly now: string }) =>
  query
    .withTables<AccountTables>()
    .selectFrom('program')
    .innerJoin('user', (join) =>
      join.onRef('user.staffId', '=', 'program.on_duty_staff_id').on('user.role', '=', 'lead'),
    )
    .select(['program.on_duty_staff_id', 'program.on_duty_until'])
    .where('program.on_duty_until', '>', at.now),
)

export async function readOnDuty(db: Query, now: string): Promise<OnDuty | null> {
  const [row] = await onDuty(db, { now })
  if (!row?.on_duty_staff_id || !row.on_duty_until) return null
  return { staffId: row.on_duty_staff_id, until: row.on_duty_until }
}

export function setOnDuty(db: Query, duty: OnDuty | null): Write {
  return db.query
    .updateTable('program')
    .set({ on_duty_staff_id: duty?.staffId ?? null, on_duty_until: duty?.until ?? null })
}

/** Everybody with a lead's account. */
export async function leadIds(db: Query): Promise<string[]> {
  const rows = await db.query
    .withTables<AccountTables>()
    .selectFrom('user')
    .select('staffId')
    .where('role', '=', 'lead')
    .execute()
  return rows.map(({ staffId }) => staffId)
}

/** Those of them whom this follow-up does not concern. */
export async function leadIdsFor(db: Query, followUpId: string): Promise<string[]> {
  const rows = await db.query
    .withTables<AccountTables>()
    .selectFrom('follow_up')
    .innerJoin('user', (join) => join.on('user.role', '=', 'lead'))
    .select('user.staffId')
    .where('follow_up.id', '=', followUpId)
    .where((e) => mayBeSeenBy(e, e.ref('user.staffId')))
    .execute()
  return rows.map(({ staffId }) => staffId)
}
