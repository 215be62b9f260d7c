// A patient's own way to sealed_answer: drafts while answering, answers and scores at the end. No staff code comes here.
import type { Insertable } from 'kysely'
import type { Answers } from '../core/question.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { stoppedOnPhone } from './invitations.ts'
import { preparedRead, preparedWrite } from './prepared.ts'
import type { SealedAnswerTable } from './tables/answers.ts'

export interface SealedDrafts {
  readonly answers: Answers
  /** Items that only autosave kept. */
  readonly unsubmitted: readonly string[]
}

const draftsOf = preparedRead((query, at: { readonly id: string }) =>
  query
    .selectFrom('sealed_answer')
    .select(['item', 'value', 'sent'])
    .where('invitation_id', '=', at.id)
    .where('kind', '=', 'draft'),
)

export async function sealedDrafts(db: Pick<Db, 'query'>, invitationId: string): Promise<SealedDrafts> {
  const rows = await draftsOf(db, { id: invitationId })
  return {
    answers: Object.fromEntries(rows.flatMap(({ item, value }) => (value === null ? [] : [[item, value]]))),
    unsubmitted: rows.filter(({ sent }) => sent === 0).map(({ item }) => item),
  }
}

export function insertSealedAnswer(db: Pick<Db, 'query'>, row: Insertable<SealedAnswerTable>): Write {
  return insertRow(db, 'sealed_answer', row)
}

const removeDrafts = preparedWrite((query, at: { readonly id: string }) =>
  query.deleteFrom('sealed_answer').where('invitation_id', '=', at.id).where('kind', '=', 'draft'),
)

export const deleteSealedDrafts = (db: Pick<Db, 'query'>, invitationId: string): Write =>
  removeDrafts(db, { id: invitationId })

/** Those of interviews that a stop on this phone has ended. */
export function deleteSealedDraftsOnPhone(db: Pick<Db, 'query'>, contactId: string): Write {
  return db.query
    .deleteFrom('sealed_answer')
    .where('invitation_id', 'in', stoppedOnPhone(db, contactId))
    .where('kind', '=', 'draft')
}
