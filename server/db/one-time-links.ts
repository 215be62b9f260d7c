// One-time links for a first password: found by hash, used once, short-lived.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { OneTimeLinkTable } from './tables/people.ts'

export function insertOneTimeLink(
  db: Pick<Db, 'query'>,
  row: Pick<OneTimeLinkTable, 'token_hash' | 'staff_id' | 'role' | 'expires_at'>,
): Write {
  return insertRow(db, 'one_time_link', { ...row, claim: null, used_at: null })
}

/** Older links of a staff member stop working when a new one is made. */
export function expireLinksOf(db: Pick<Db, 'query'>, staffId: string, at: string): Write {
  return db.query
    .updateTable('one_time_link')
    .set({ expires_at: at })
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
}

export interface OneTimeLink {
  readonly staffId: string
  readonly role: OneTimeLinkTable['role']
  /** The keyed hash of the staff member's address; null: there is none. */
  readonly emailIndex: string | null
  readonly nameSealed: string
  readonly emailSealed: string | null
}

/** Null: unknown, used or expired. */
export async function findOneTimeLink(
  db: Pick<Db, 'query'>,
  tokenHash: string,
  now: string,
): Promise<OneTimeLink | null> {
  const row = await db.query
    .selectFrom('one_time_link')
    .innerJoin('staff', 'staff.id', 'one_time_link.staff_id')
    .select([
      'staff.id',
      'one_time_link.role',
      'staff.email_index',
      'staff.name_sealed',
      'staff.email_sealed',
    ])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  return {
    staffId: row.id,
    role: row.role,
    emailIndex: row.email_index,
    nameSealed: row.name_sealed,
    emailSealed: row.email_sealed,
  }
}

export function claimOneTimeLink(db: Pick<Db, 'query'>, tokenHash: string, claim: string, at: string): Write {
  return db.query
    .updateTable('one_time_link')
    .set({ claim, used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
}
