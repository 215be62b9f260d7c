// Open answers of an interview under way, one sealed text for each holder of its link; sealed answers lie elsewhere.
import type { Answers } from '../core/question.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
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
  /** What was picked about sharing here; null: nothing. Not in older drafts. */
  readonly switched?: boolean | null
  readonly mode: 'page' | 'sms' | 'kiosk'
  /** How the first answer came; null: none came yet. Not in older drafts. */
  readonly begun?: DraftBody['mode'] | null
  /** Staff without whom these answers would not be there. Not in older drafts. */
  readonly makers?: readonly string[]
}

export interface Draft {
  readonly holder: string
  readonly proven: boolean
  readonly first: boolean
  readonly done: boolean
  readonly revision: number
  readonly claim: string
  readonly bodySealed: string
  readonly language: string
  readonly beganAt: string
  readonly sentAt: string | null
}

const draftsAt = preparedRead((query, at: { readonly id: string }) =>
  query.selectFrom('draft').selectAll().where('invitation_id', '=', at.id).orderBy('began_at'),
)

/** Whoever began first comes first. */
export async function draftsOf(db: Pick<Db, 'query'>, invitationId: string): Promise<Draft[]> {
  const rows = await draftsAt(db, { id: invitationId })
  return rows.map((row) => ({
    holder: row.holder,
    proven: row.proven === 1,
    first: row.first === 1,
    done: row.done === 1,
    revision: row.revision,
    claim: row.claim,
    bodySealed: row.answers_sealed,
    language: row.language,
    beganAt: row.began_at,
    sentAt: row.sent_at,
  }))
}

/** Where a draft's text is sealed to: older ones know their invitation alone. */
export const draftPlace = (invitationId: string, holder: string): string =>
  holder === BEFORE ? invitationId : `${invitationId}|${holder}`

/** The holder of what was kept before holders were told apart. */
export const BEFORE = 'before'
/** The holder that proved to hold the phone, by texting from it or by a code sent to it. */
export const PHONE = 'phone'

/** Fails as a conflict when this holder began in another request at the same time. */
export const insertDraft = (db: Pick<Db, 'query'>, row: DraftTable): Write => insertRow(db, 'draft', row)

type Change = Pick<
  DraftTable,
  | 'invitation_id'
  | 'holder'
  | 'answers_sealed'
  | 'language'
  | 'shared'
  | 'at'
  | 'sent_at'
  | 'claim'
  | 'done'
  | 'revision'
> & { readonly seen: string }

const change = preparedWrite((query, at: Change) =>
  query
    .updateTable('draft')
    .set({
      answers_sealed: at.answers_sealed,
      language: at.language,
      shared: at.shared,
      at: at.at,
      sent_at: at.sent_at,
      claim: at.claim,
      done: at.done,
      revision: at.revision,
    })
    .where('invitation_id', '=', at.invitation_id)
    .where('holder', '=', at.holder)
    .where('claim', '=', at.seen)
    .where('done', '=', 0),
)

/** Takes the next revision for `claim`, if nobody saved since `seen` was read; a draft that is done stays as it is. */
export const claimDraft = (db: Pick<Db, 'query'>, changed: Change): Write => change(db, { ...changed })

/** A code was typed in this browser: from now on it goes on where the phone stands. */
export function proveDraft(
  db: Pick<Db, 'query'>,
  at: { readonly id: string; readonly holder: string; readonly seen: string; readonly claim: string },
): Write {
  return db.query
    .updateTable('draft')
    .set({ proven: 1, claim: at.claim })
    .where('invitation_id', '=', at.id)
    .where('holder', '=', at.holder)
    .where('claim', '=', at.seen)
}

/** The interview's open part has ended: what others had begun is over. Who proved to hold the phone may go on, and so may
 *  whoever began first: a link that somebody else opened must not take the private part from the patient. */
export const endOtherDrafts = (db: Pick<Db, 'query'>, ended: Ended): Write[] => [
  removeOthers(db, { ...ended }),
  staleOthers(db, { ...ended }),
  endFirst(db, { ...ended }),
]

interface Ended {
  readonly id: string
  readonly holder: string
  readonly claim: string
}

const removeOthers = preparedWrite((query, at: Ended) =>
  query
    .deleteFrom('draft')
    .where('invitation_id', '=', at.id)
    .where('holder', '!=', at.holder)
    .where('proven', '=', 0)
    .where('first', '=', 0),
)

const endFirst = preparedWrite((query, at: Ended) =>
  query
    .updateTable('draft')
    .set({ done: 1 })
    .where('invitation_id', '=', at.id)
    .where('holder', '!=', at.holder)
    .where('proven', '=', 0)
    .where('first', '=', 1),
)

const staleOthers = preparedWrite((query, at: Ended) =>
  query
    .updateTable('draft')
    .set({ claim: at.claim })
    .where('invitation_id', '=', at.id)
    .where('holder', '!=', at.holder),
)

const remove = preparedWrite((query, at: { readonly id: string }) =>
  query.deleteFrom('draft').where('invitation_id', '=', at.id),
)

export const deleteDrafts = (db: Pick<Db, 'query'>, invitationId: string): Write =>
  remove(db, { id: invitationId })

/** Those of interviews that a stop on this phone has ended. */
export function deleteDraftsOnPhone(db: Pick<Db, 'query'>, contactId: string): Write {
  return db.query.deleteFrom('draft').where('invitation_id', 'in', stoppedOnPhone(db, contactId))
}

/** Invitations whose draft of before nobody has touched since: the migration left it without a claim. */
export async function draftsNotLookedAt(db: Pick<Db, 'query'>, limit: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('draft')
    .select('invitation_id')
    .where('claim', '=', '')
    .limit(limit)
    .execute()
  return rows.map(({ invitation_id }) => invitation_id)
}

export function markLookedAt(db: Pick<Db, 'query'>, invitationId: string, claim: string): Write {
  return db.query
    .updateTable('draft')
    .set({ claim })
    .where('invitation_id', '=', invitationId)
    .where('claim', '=', '')
}

/** Invitations that have a draft left and need none: stopped, or their link is over. */
export async function draftsLeftOver(db: Pick<Db, 'query'>, now: string, limit: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('draft')
    .innerJoin('invitation', 'invitation.id', 'draft.invitation_id')
    .select('draft.invitation_id as id')
    .distinct()
    .where((e) =>
      e.or([
        e('invitation.state', '=', 'stopped'),
        e.and([e('invitation.state', '=', 'completed'), e('invitation.expires_at', '<=', now)]),
      ]),
    )
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
