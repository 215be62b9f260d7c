// One step with a follow-up: by whoever may see it and take that step, once, in one commit with its row in the log.
import { isUrgent, movesOf, type Move } from '../core/follow-up.ts'
import { followUpTimes } from '../core/follow-up-times.ts'
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { findFollowUpFor, type FollowUp } from '../db/follow-up-list.ts'
import { claimFollowUp, type FollowUpChange } from '../db/follow-ups.ts'
import { readStaffing } from '../db/staffing.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'

export type Stepper = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

export interface Step {
  readonly staffId: string
  readonly id: string
  /** What the form was made from; null: as it stands. */
  readonly seen: string | null
}

/** Why nothing was changed. `overtaken`: it no longer stands as whoever took this step saw it. */
export type StepFault = 'overtaken' | 'no_outcome' | 'no_attempt' | 'no_wish' | 'nobody' | 'concerned'

export interface Change {
  readonly set: FollowUpChange
  readonly also?: readonly Write[]
  readonly action: `follow_up.${string}`
  /** Ids and codes only. */
  readonly detail?: Readonly<Record<string, string | null>>
}

/** Null: it is done. Throws `Problem('not_found')` for one that is hidden from this staff member. */
export async function stepFollowUp(
  deps: Stepper,
  { staffId, id, seen }: Step,
  moves: readonly Move[],
  decide: (row: FollowUp, at: string) => Change | StepFault | Promise<Change | StepFault>,
): Promise<StepFault | null> {
  const { db, now, newId } = deps
  const [at, claim] = [now(), newId()]
  const row = await findFollowUpFor(db, { staffId, onDuty: null }, id)
  if (!row) throw new Problem('not_found')
  const may = movesOf(row, staffId, at).some((move) => moves.includes(move))
  if (!may || (seen !== null && seen !== (row.claim ?? ''))) return 'overtaken'
  const change = await decide(row, at)
  if (typeof change === 'string') return change
  const { action, detail = {}, also = [] } = change
  try {
    await db.commit([
      claimFollowUp(db, row, claim, { ...(await renewed(deps, row, at)), ...change.set }),
      mustHaveClaimed(db, 'follow_up', claim),
      ...also,
      audit(db, {
        id: newId(),
        at,
        actor: { kind: 'staff', id: staffId },
        action,
        subject: 'follow_up',
        subjectId: id,
        detail,
      }),
    ])
    return null
  } catch (error) {
    if (error instanceof Conflict) return 'overtaken'
    throw error
  }
}

/** What is urgent has its minutes again after each step: left without another, it goes on to everybody. */
async function renewed({ db }: Stepper, row: FollowUp, at: string): Promise<FollowUpChange> {
  if (!isUrgent(row)) return {}
  const { dueAt, escalatesAt } = followUpTimes(true, at, await readStaffing(db))
  return { due_at: dueAt, escalates_at: escalatesAt }
}
