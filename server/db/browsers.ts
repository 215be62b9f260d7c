// Browsers in which a patient has answered, known by the hash of their cookie.
import type { Insertable } from 'kysely'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead, preparedWrite } from './prepared.ts'
import type { BrowserTable } from './tables/answers.ts'

export interface Browser {
  readonly patientId: string
  /** The one invitation it may see; null: every invitation of the patient. */
  readonly invitationId: string | null
  /** How many patients with a phone of their own have answered in it. */
  readonly patients: number
}

const byToken = preparedRead((query, at: { readonly tokenHash: string }) =>
  query
    .selectFrom('browser')
    .select(['patient_id', 'invitation_id', 'patients'])
    .where('token_hash', '=', at.tokenHash),
)

export async function findBrowser(db: Pick<Db, 'query'>, tokenHash: string): Promise<Browser | null> {
  const [row] = await byToken(db, { tokenHash })
  return row ? { patientId: row.patient_id, invitationId: row.invitation_id, patients: row.patients } : null
}

export function insertBrowser(db: Pick<Db, 'query'>, row: Insertable<BrowserTable>): Write {
  return insertRow(db, 'browser', row)
}

const remove = preparedWrite((query, at: { readonly tokenHash: string }) =>
  query.deleteFrom('browser').where('token_hash', '=', at.tokenHash),
)

export const deleteBrowser = (db: Pick<Db, 'query'>, tokenHash: string): Write => remove(db, { tokenHash })
