// Links that a staff member made for a patient, found by hash: which interview each leads to, and who made it.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead } from './prepared.ts'
import type { StaffLinkTable } from './tables/answers.ts'

export interface StaffLink {
  readonly invitationId: string
  /** A staff id. */
  readonly madeBy: string
  readonly kind: StaffLinkTable['kind']
}

const byToken = preparedRead((query, at: { readonly tokenHash: string }) =>
  query
    .selectFrom('staff_link')
    .select(['invitation_id', 'made_by', 'kind'])
    .where('token_hash', '=', at.tokenHash),
)

/** Null: no staff member made this link, or nobody did. Whether it can still be answered is the interview's to say. */
export async function findStaffLink(db: Pick<Db, 'query'>, tokenHash: string): Promise<StaffLink | null> {
  const [row] = await byToken(db, { tokenHash })
  return row ? { invitationId: row.invitation_id, madeBy: row.made_by, kind: row.kind } : null
}

export function insertStaffLink(db: Pick<Db, 'query'>, row: StaffLinkTable): Write {
  return insertRow(db, 'staff_link', row)
}
