// A follow-up as a page shows it to one lead: names opened; words and number only for its owner.
import {
  isEverybodys,
  isLate,
  isUrgent,
  movesOf,
  type FollowUpStanding,
  type Move,
} from '../core/follow-up.ts'
import { attemptsOf, staffNames, type Attempt, type FollowUp } from '../db/follow-up-list.ts'
import type { OnDuty } from '../db/on-duty.ts'
import type { Deps } from '../deps.ts'

export interface OwedCall
  extends Omit<FollowUpStanding, 'owner'>,
    Pick<FollowUp, 'id' | 'language' | 'phoneKind' | 'createdAt' | 'takenAt' | 'doneAt' | 'outcome'> {
  readonly name: string
  readonly urgent: boolean
  readonly late: boolean
  readonly owner: string | null
  readonly mine: boolean
  readonly hiddenFrom: string | null
  /** Whoever is on duty, until it is everybody's. */
  readonly first: string | null
  /** Oldest first. */
  readonly attempts: readonly (Pick<Attempt, 'result' | 'at'> & { readonly by: string | null })[]
  readonly moves: readonly Move[]
}

type Opener = Pick<Deps, 'db' | 'sealer'>

export interface Looking {
  readonly staffId: string
  readonly at: string
  readonly onDuty: OnDuty | null
}

export async function openCalls(
  deps: Opener,
  rows: readonly FollowUp[],
  { staffId, at, onDuty }: Looking,
): Promise<OwedCall[]> {
  const { db, sealer } = deps
  const attempts = Map.groupBy(
    await attemptsOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ followUpId }) => followUpId,
  )
  const staff = rows.flatMap(({ id, owner, hiddenFrom }) => [
    owner,
    hiddenFrom,
    ...(attempts.get(id) ?? []).map(({ by }) => by),
  ])
  const names = await namesOf(deps, [...staff, onDuty?.staffId ?? null])
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return Promise.all(
    rows.map(async (row) => {
      const { id, kind, state, ownerGone, dueAt, escalatesAt } = row
      const urgent = isUrgent(row)
      const told = urgent && state === 'open' && row.onDutyMay && !isEverybodys(row, at)
      return {
        id,
        kind,
        state,
        ownerGone,
        dueAt,
        escalatesAt,
        language: row.language,
        phoneKind: row.phoneKind,
        createdAt: row.createdAt,
        takenAt: row.takenAt,
        doneAt: row.doneAt,
        outcome: row.outcome,
        name: await sealer.open('patient', 'name_sealed', row.patientId, row.patientNameSealed),
        urgent,
        late: isLate(row, at),
        owner: named(row.owner),
        mine: state === 'taken' && row.owner === staffId,
        hiddenFrom: named(row.hiddenFrom),
        first: told ? named(onDuty?.staffId ?? null) : null,
        attempts: (attempts.get(id) ?? []).map(({ by, result, at }) => ({ by: named(by), result, at })),
        moves: movesOf(row, staffId, at),
      }
    }),
  )
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** In the order of names; `first` before all others. */
export function byName(names: ReadonlyMap<string, string>, first: string | null): Named[] {
  const place = (id: string) => (id === first ? 0 : 1)
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => place(a.id) - place(b.id) || a.name.localeCompare(b.name, 'en'))
}

/** By id; of those on file. */
export async function namesOf({ db, sealer }: Opener, ids: readonly (string | null)[]) {
  const known = await staffNames(db, [...new Set(ids.filter((id) => id !== null))])
  const opened = [...known].map(
    async ([id, sealed]) => [id, await sealer.open('staff', 'name_sealed', id, sealed)] as const,
  )
  return new Map(await Promise.all(opened))
}
