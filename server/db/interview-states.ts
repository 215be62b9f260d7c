// What answering makes of an invitation: begun, and its open part ended.
import type { Db, Write } from './database.ts'
import { ANSWERABLE } from './invitations.ts'
import { preparedWrite } from './prepared.ts'

/** The open part has ended, for `claim`, if it had not before. */
export const claimEnd = (
  db: Pick<Db, 'query'>,
  ended: { readonly id: string; readonly claim: string; readonly at: string },
): Write => takeEnd(db, ended)

const takeEnd = preparedWrite(
  (query, at: { readonly id: string; readonly claim: string; readonly at: string }) =>
    query
      .updateTable('invitation')
      .set((e) => ({
        claim: at.claim,
        state: 'completed',
        started_at: e.fn.coalesce('started_at', e.val(at.at)),
        ended_at: at.at,
      }))
      .where('id', '=', at.id)
      .where('state', 'in', ANSWERABLE),
)

/** Somebody has begun to answer. */
export const markStarted = (db: Pick<Db, 'query'>, id: string, at: string): Write => takeStart(db, { id, at })

const takeStart = preparedWrite((query, at: { readonly id: string; readonly at: string }) =>
  query
    .updateTable('invitation')
    .set((e) => ({ state: 'started', started_at: e.fn.coalesce('started_at', e.val(at.at)) }))
    .where('id', '=', at.id)
    .where('state', 'in', ANSWERABLE),
)
