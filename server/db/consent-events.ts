// The consent ledger: append-only.
import type { Insertable } from 'kysely'
import { NOT_RECORDED } from '../core/caseload/known.ts'
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import { insertRow } from './insert-row.ts'
import type { ConsentEventTable } from './tables/people.ts'

export function insertConsentEvent(db: Pick<Db, 'query'>, row: Insertable<ConsentEventTable>): Write {
  return insertRow(db, 'consent_event', row)
}

export interface TextConsent {
  readonly patientId: string
  readonly given: boolean
  readonly on: string
  /** The words are known, and what was said of the risk. */
  readonly worded: boolean
  readonly warned: boolean
}

/** Each yes and no of a patient to texts, in no order. */
export async function textConsentsOf(
  db: Pick<Db, 'query'>,
  patientIds: readonly string[],
): Promise<TextConsent[]> {
  return inChunks(patientIds, async (piece) => {
    const rows = await db.query
      .selectFrom('consent_event')
      .select(['patient_id', 'kind', 'given_on', 'wording', 'risk_warning'])
      .where('patient_id', 'in', piece)
      .where('kind', 'in', ['texts_given', 'texts_withdrawn'])
      .where('about', '=', 'patient')
      .execute()
    return rows.map(({ patient_id, kind, given_on, wording, risk_warning }) => ({
      patientId: patient_id,
      given: kind === 'texts_given',
      on: given_on,
      worded: wording !== NOT_RECORDED,
      warned: risk_warning !== null,
    }))
  })
}
