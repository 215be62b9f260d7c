// Browsers in which a patient has answered, known by the hash of their cookie.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { BrowserTable } from './tables/answers.ts'

export interface Browser {
  readonly patientId: string
  /** The one invitation it may see; null: every invitation of the patient. */
  readonly invitationId: string | null
}

export async function findBrowser(db: Pick<Db, 'query'>, tokenHash: string): Promise<Browser | null> {
  const row = await db.query
    .selectFrom('browser')
    .select(['patient_id', 'invitation_id'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ? { patientId: row.patient_id, invitationId: row.invitation_id } : null
}

export function insertBrowser(db: Pick<Db, 'query'>, row: BrowserTable): Write {
  return insertRow(db, 'browser', row)
}

export function deleteBrowser(db: Pick<Db, 'query'>, tokenHash: string): Write {
  return db.query.deleteFrom('browser').where('token_hash', '=', tokenHash)
}
