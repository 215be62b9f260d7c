// Follow-ups: a person owes this patient a call.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { FollowUpTable } from './tables/people.ts'

export function insertFollowUp(db: Pick<Db, 'query'>, row: FollowUpTable): Write {
  return insertRow(db, 'follow_up', row)
}

/** Unless this patient already waits for the same: asking twice is one call. */
export function insertFollowUpOnce(db: Pick<Db, 'query'>, row: FollowUpTable): Write {
  const columns = Object.keys(row) as (keyof FollowUpTable)[]
  return db.query
    .insertInto('follow_up')
    .columns(columns)
    .expression(
      db.query
        .selectNoFrom((e) => columns.map((column) => e.val(row[column]).as(column)))
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('follow_up')
                .select('id')
                .where('patient_id', '=', row.patient_id)
                .where('kind', '=', row.kind)
                .where('state', '<>', 'done'),
            ),
          ),
        ),
    )
}
