// Reading the audit log: for the auditor's page, and to count failed sign-ins.
import type { PastTry } from '../core/sign-in-limits.ts'
import type { Db } from './database.ts'
import type { AuditTable } from './tables/program.ts'

export interface LogRow {
  readonly id: string
  readonly at: string
  readonly actorKind: AuditTable['actor_kind']
  readonly actorId: string | null
  /** The staff member's sealed name, when one acted. */
  readonly nameSealed: string | null
  readonly action: string
  readonly subject: string
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

interface Place {
  readonly id: string
  readonly at: string
}

/** Null: there is none. */
export async function findLogRow(db: Pick<Db, 'query'>, id: string): Promise<Place | null> {
  const row = await db.query.selectFrom('audit').select(['id', 'at']).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Newest first. @param before the last row seen; null for the newest. */
export async function newestLogRows(
  db: Pick<Db, 'query'>,
  limit: number,
  before: Place | null,
): Promise<LogRow[]> {
  let query = db.query
    .selectFrom('audit')
    .leftJoin('staff', 'staff.id', 'audit.actor_id')
    .select([
      'audit.id',
      'audit.at',
      'audit.actor_kind',
      'audit.actor_id',
      'staff.name_sealed',
      'audit.action',
      'audit.subject_kind',
      'audit.subject_id',
      'audit.detail',
    ])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
  if (before) {
    query = query.where((e) =>
      e.or([
        e('audit.at', '<', before.at),
        e.and([e('audit.at', '=', before.at), e('audit.id', '<', before.id)]),
      ]),
    )
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    nameSealed: row.name_sealed,
    action: row.action,
    subject: row.subject_kind,
    subjectId: row.subject_id,
    detail: JSON.parse(row.detail),
  }))
}

export const TRIED = 'sign_in.tried'
export const SUCCEEDED = 'sign_in.succeeded'

/** Tries since then of one account or from one network, oldest first. */
export async function triesSince(
  db: Pick<Db, 'query'>,
  of: { readonly account: string; readonly network: string; readonly since: string },
): Promise<(PastTry & { readonly id: string })[]> {
  const rows = await db.query
    .selectFrom('audit')
    .select(['id', 'action', 'subject_id', 'detail'])
    .where('at', '>', of.since)
    .where('action', 'in', [TRIED, SUCCEEDED])
    .where((e) =>
      e.or([
        e('subject_id', '=', of.account),
        // Known browsers, whose detail says more, are nobody's strangers.
        e('detail', '=', JSON.stringify({ network: of.network })),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, action, subject_id, detail }) => {
    const { network, browser }: { network: string; browser?: string } = JSON.parse(detail)
    const worked = action === SUCCEEDED
    return { id, account: subject_id ?? '', network, browser: browser ?? null, worked }
  })
}
