// Notes: words that a patient asked to be passed on to the case manager, with the patient's name.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { NoteTable } from './tables/answers.ts'

export function insertNote(db: Pick<Db, 'query'>, row: NoteTable): Write {
  return insertRow(db, 'note', row)
}

/** Sealed words of the note left after this interview. */
export async function findNote(
  db: Pick<Db, 'query'>,
  invitationId: string,
): Promise<{ readonly id: string; readonly wordsSealed: string } | null> {
  const row = await db.query
    .selectFrom('note')
    .select(['id', 'words_sealed'])
    .where('invitation_id', '=', invitationId)
    .executeTakeFirst()
  return row ? { id: row.id, wordsSealed: row.words_sealed } : null
}

export function rewriteNote(db: Pick<Db, 'query'>, id: string, wordsSealed: string): Write {
  return db.query.updateTable('note').set({ words_sealed: wordsSealed }).where('id', '=', id)
}
