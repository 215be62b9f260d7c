// Open answers of an interview under way, sealed as one text; sealed items have their drafts elsewhere.
import type { Answers } from '../core/question.ts'
import type { Db, Write } from './database.ts'
import { stoppedOnPhone } from './invitations.ts'
import { preparedRead, preparedWrite } from './prepared.ts'
import type { DraftTable } from './tables/answers.ts'

export interface DraftBody {
  readonly answers: Answers
  /** Items answered while sharing was off. */
  readonly unshared: readonly string[]
  /** Items that only autosave kept: the patient has not sent them yet. */
  readonly unsubmitted: readonly string[]
  /** Null: the sentence about sharing was not met. */
  readonly sharing: boolean | null
  readonly mode: 'page' | 'sms' | 'kiosk'
  /** How the first answer came; null: none came yet. Not in older drafts. */
  readonly begun?: DraftBody['mode'] | null
}

export interface Draft {
  readonly bodySealed: string
  readonly language: string
  readonly shared: boolean
}

const draftOf = preparedRead((query, at: { readonly id: string }) =>
  query.selectFrom('draft').selectAll().where('invitation_id', '=', at.id),
)

export async function findDraft(db: Pick<Db, 'query'>, invitationId: string): Promise<Draft | null> {
  const [row] = await draftOf(db, { id: invitationId })
  return row ? { bodySealed: row.answers_sealed, language: row.language, shared: row.shared === 1 } : null
}

const put = preparedWrite((query, { invitation_id, answers_sealed, language, shared, at }: DraftTable) =>
  query
    .insertInto('draft')
    .values({ invitation_id, answers_sealed, language, shared, at })
    .onConflict((conflict) =>
      conflict.column('invitation_id').doUpdateSet({ answers_sealed, language, shared, at }),
    ),
)

export const putDraft = (db: Pick<Db, 'query'>, row: DraftTable): Write => put(db, { ...row })

const remove = preparedWrite((query, at: { readonly id: string }) =>
  query.deleteFrom('draft').where('invitation_id', '=', at.id),
)

export const deleteDraft = (db: Pick<Db, 'query'>, invitationId: string): Write =>
  remove(db, { id: invitationId })

/** Those of interviews that a stop on this phone has ended: broken off, they are not the program's to keep. */
export function deleteDraftsOnPhone(db: Pick<Db, 'query'>, contactId: string): Write {
  return db.query.deleteFrom('draft').where('invitation_id', 'in', stoppedOnPhone(db, contactId))
}

/** Invitations that were stopped and have a draft left. */
export async function draftsOfStopped(db: Pick<Db, 'query'>, limit: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('draft')
    .innerJoin('invitation', 'invitation.id', 'draft.invitation_id')
    .select('draft.invitation_id as id')
    .where('invitation.state', '=', 'stopped')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
