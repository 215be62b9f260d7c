// How a follow-up stands: who may do what with it next, who is told first, and in which order they wait.

export type FollowUpKind =
  | 'call'
  | 'change_worker'
  | 'crisis'
  | 'allegation'
  | 'words'
  | 'pause_phrase'
  | 'stop_word'
  | 'wrong_number'
export type FollowUpState = 'open' | 'taken' | 'done'
export type Outcome = (typeof OUTCOMES)[number]
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]

export const OUTCOMES = ['reached', 'referred', 'not_reached', 'not_needed'] as const
export const ATTEMPT_RESULTS = ['no_answer', 'left_message', 'another_time'] as const

export interface FollowUpStanding {
  readonly kind: FollowUpKind
  readonly state: FollowUpState
  readonly owner: string | null
  /** Cannot open it any more: without a lead's account, or concerned by it since. */
  readonly ownerGone: boolean
  readonly dueAt: string
  /** Null: everybody's from the start. */
  readonly escalatesAt: string | null
}

export type Move = 'take' | 'take_over' | 'attempt' | 'close' | 'hand_over' | 'give_back'

/** Counted in minutes: what is urgent is due before it goes on to everybody. */
export const isUrgent = ({
  kind,
  dueAt,
  escalatesAt,
}: Omit<FollowUpStanding, 'state' | 'owner' | 'ownerGone'>) =>
  kind === 'crisis' || (escalatesAt !== null && escalatesAt > dueAt)

export const isLate = ({ state, dueAt }: FollowUpStanding, now: string): boolean =>
  state !== 'done' && dueAt <= now

/** Told to everybody who may see it, not only to whoever is on duty. */
export const isEverybodys = ({ dueAt, escalatesAt }: FollowUpStanding, now: string): boolean =>
  (escalatesAt ?? dueAt) <= now

/** What this staff member may do with one that they may see. */
export function movesOf(standing: FollowUpStanding, staffId: string, now: string): readonly Move[] {
  if (standing.state === 'open') return ['take']
  if (standing.state === 'done') return []
  if (standing.owner === staffId) return ['attempt', 'close', 'hand_over', 'give_back']
  // A call that is owed is never locked behind somebody who is not there.
  return standing.ownerGone || isLate(standing, now) ? ['take_over'] : []
}

/** Danger first, and before all what nobody sees to in time; then what is past its time, then by when they are due. */
export function inWaitingOrder<F extends FollowUpStanding & { readonly id: string }>(
  rows: readonly F[],
  now: string,
): F[] {
  const rank = (row: F) => {
    if (!isUrgent(row)) return isEverybodys(row, now) ? 2 : 3
    return row.state === 'taken' && !isLate(row, now) ? 1 : 0
  }
  const key = (row: F) => `${rank(row)} ${row.dueAt} ${row.id}`
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
