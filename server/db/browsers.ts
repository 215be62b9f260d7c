// Browsers in which a patient has answered texted links, known by the hash of their cookie.
import type { Insertable } from 'kysely'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead, preparedWrite } from './prepared.ts'
import type { BrowserTable } from './tables/answers.ts'
import type { ContactTable } from './tables/people.ts'

export interface Browser {
  readonly tokenHash: string
  readonly patientId: string
  /** When a link was first answered here. */
  readonly firstAt: string
  /** When one was last answered here. */
  readonly seenAt: string
  /** Null: not trusted with earlier words. */
  readonly trustedAt: string | null
  /** The number whose links were answered here is the patient's today. */
  readonly sameNumber: boolean
  readonly phone: ContactTable['state'] | null
  /** How many patients with a phone of their own have answered in it. */
  readonly patients: number
}

const byToken = preparedRead((query, at: { readonly tokenHash: string }) =>
  query
    .selectFrom('browser')
    .innerJoin('patient', 'patient.id', 'browser.patient_id')
    .leftJoin('contact', 'contact.id', 'patient.contact_id')
    .select([
      'browser.patient_id',
      'browser.contact_id as number',
      'browser.created_at',
      'browser.seen_at',
      'browser.trusted_at',
      'browser.patients',
      'patient.contact_id',
      'contact.state',
    ])
    .where('browser.token_hash', '=', at.tokenHash),
)

export async function findBrowser(db: Pick<Db, 'query'>, tokenHash: string): Promise<Browser | null> {
  const [row] = await byToken(db, { tokenHash })
  if (!row) return null
  return {
    tokenHash,
    patientId: row.patient_id,
    firstAt: row.created_at,
    seenAt: row.seen_at ?? row.created_at,
    trustedAt: row.trusted_at,
    sameNumber: row.number !== null && row.number === row.contact_id,
    phone: row.state,
    patients: row.patients,
  }
}

const onNumber = preparedRead((query, at: { readonly contactId: string }) =>
  query
    .selectFrom('patient')
    .select((e) => e.fn.countAll<number>().as('patients'))
    .where('contact_id', '=', at.contactId),
)

/** How many patients a number is on file for. */
export async function patientsOnNumber(db: Pick<Db, 'query'>, contactId: string): Promise<number> {
  const [row] = await onNumber(db, { contactId })
  return Number(row?.patients ?? 0)
}

export function insertBrowser(db: Pick<Db, 'query'>, row: Insertable<BrowserTable>): Write {
  return insertRow(db, 'browser', row)
}

/** A texted link was answered here again. */
export const markSeen = (db: Pick<Db, 'query'>, tokenHash: string, at: string): Write =>
  seen(db, { tokenHash, at })

const seen = preparedWrite((query, at: { readonly tokenHash: string; readonly at: string }) =>
  query.updateTable('browser').set({ seen_at: at.at }).where('token_hash', '=', at.tokenHash),
)

/** From now on this browser, and no other of the patient's, shows earlier words. */
export function trustBrowser(
  db: Pick<Db, 'query'>,
  {
    tokenHash,
    patientId,
    at,
  }: { readonly tokenHash: string; readonly patientId: string; readonly at: string },
): Write[] {
  return [
    db.query
      .updateTable('browser')
      .set({ trusted_at: null })
      .where('patient_id', '=', patientId)
      .where('token_hash', '!=', tokenHash),
    db.query.updateTable('browser').set({ trusted_at: at }).where('token_hash', '=', tokenHash),
  ]
}

const remove = preparedWrite((query, at: { readonly tokenHash: string }) =>
  query.deleteFrom('browser').where('token_hash', '=', at.tokenHash),
)

export const deleteBrowser = (db: Pick<Db, 'query'>, tokenHash: string): Write => remove(db, { tokenHash })
