// Each save of an interview is its next revision: whoever read an older one comes too late.
import type { Db, Write } from './database.ts'
import { ANSWERABLE, type Invitation } from './invitations.ts'
import { preparedWrite } from './prepared.ts'

/** Takes the next revision for `claim`, if nobody saved since `revision` was read; `ends` closes the interview. */
export function claimRevision(
  db: Pick<Db, 'query'>,
  saved: {
    readonly id: string
    readonly revision: number
    readonly claim: string
    readonly at: string
    readonly ends: 'completed' | 'partial' | null
  },
): Write {
  const { id, revision, claim, at, ends } = saved
  const [state, endedAt] = [ends ?? 'started', ends ? at : null] as const
  return takeRevision(db, { id, revision, next: revision + 1, claim, at, state, endedAt })
}

interface Revising {
  readonly id: string
  readonly revision: number
  readonly next: number
  readonly claim: string
  readonly at: string
  readonly state: Invitation['state']
  readonly endedAt: string | null
}

const takeRevision = preparedWrite((query, at: Revising) =>
  query
    .updateTable('invitation')
    .set((e) => ({
      revision: at.next,
      claim: at.claim,
      state: at.state,
      started_at: e.fn.coalesce('started_at', e.val(at.at)),
      ended_at: at.endedAt,
    }))
    .where('id', '=', at.id)
    .where('revision', '=', at.revision)
    .where('state', 'in', ANSWERABLE),
)
