// Follow-ups: a person owes this patient a call.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { FollowUpAttemptTable, FollowUpTable } from './tables/people.ts'

type Query = Pick<Db, 'query'>

export function insertFollowUp(db: Query, row: FollowUpTable): Write {
  return insertRow(db, 'follow_up', row)
}

/** Unless this patient already waits for the same: asking twice is one call. */
export function insertFollowUpOnce(db: Query, row: FollowUpTable): Write {
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

export type FollowUpChange = Partial<
  Pick<
    FollowUpTable,
    | 'state'
    | 'owner_staff_id'
    | 'words_sealed'
    | 'taken_at'
    | 'done_at'
    | 'outcome'
    | 'due_at'
    | 'escalates_at'
  >
>

/** The next step, if none was taken since `before` was read. To be followed by `mustHaveClaimed`. */
export function claimFollowUp(
  db: Query,
  before: { readonly id: string; readonly claim: string | null },
  claim: string,
  change: FollowUpChange,
): Write {
  return db.query
    .updateTable('follow_up')
    .set({ ...change, claim })
    .where('id', '=', before.id)
    .where('claim', before.claim === null ? 'is' : '=', before.claim)
}

export function insertAttempt(db: Query, row: FollowUpAttemptTable): Write {
  return insertRow(db, 'follow_up_attempt', row)
}

/** Whether a call waits, about words that paused this phone, to somebody else who is texted on it. */
export async function pauseOfAnotherWaits(db: Query, contactId: string, patientId: string): Promise<boolean> {
  const row = await db.query
    .selectFrom('follow_up')
    .innerJoin('patient', 'patient.id', 'follow_up.patient_id')
    .select('follow_up.id')
    .where('patient.contact_id', '=', contactId)
    .where('follow_up.kind', 'in', ['pause_phrase', 'stop_word'])
    .where('follow_up.state', '<>', 'done')
    .where('patient.id', '<>', patientId)
    .executeTakeFirst()
  return row !== undefined
}

/** The newest call of this kind that comes with words and that nobody has taken up yet; null: there is none. */
export async function openWords(
  db: Query,
  patientId: string,
  kind: FollowUpTable['kind'],
): Promise<{ readonly id: string; readonly claim: string | null; readonly wordsSealed: string } | null> {
  const row = await db.query
    .selectFrom('follow_up')
    .select(['id', 'claim', 'words_sealed'])
    .where('patient_id', '=', patientId)
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .where('words_sealed', 'is not', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, claim: row.claim, wordsSealed: row.words_sealed ?? '' } : null
}
