// One sealed body for each begun interview, found by a keyed hash alone: no column names whom or what it is about.
import type { Db, Write } from './database.ts'
import { inChunks, pieces } from './in-chunks.ts'
import { preparedRead, preparedWrite } from './prepared.ts'
import type { SealedPartTable } from './tables/sealed.ts'

const bySlot = preparedRead((query, at: { readonly slot: string }) =>
  query.selectFrom('sealed_part').select(['slot', 'key_id', 'body', 'claim']).where('slot', '=', at.slot),
)

export async function findPart(db: Pick<Db, 'query'>, slot: string): Promise<SealedPartTable | null> {
  const [row] = await bySlot(db, { slot })
  return row ?? null
}

/** Fails as a conflict when another save made it first. */
const insert = preparedWrite((query, { slot, key_id, body, claim }: SealedPartTable) =>
  query.insertInto('sealed_part').values({ slot, key_id, body, claim }),
)

export const insertPart = (db: Pick<Db, 'query'>, row: SealedPartTable): Write => insert(db, row)

interface Replacing extends SealedPartTable {
  readonly seen: string
}

const replace = preparedWrite((query, at: Replacing) =>
  query
    .updateTable('sealed_part')
    .set({ key_id: at.key_id, body: at.body, claim: at.claim })
    .where('slot', '=', at.slot)
    .where('claim', '=', at.seen),
)

/** Claims it for `row.claim`, if nobody saved since `seen` was read. */
export const replacePart = (db: Pick<Db, 'query'>, row: SealedPartTable, seen: string): Write =>
  replace(db, { ...row, seen })

const markOpen = preparedWrite((query, at: { readonly id: string }) =>
  query.updateTable('invitation').set({ part_open: 1 }).where('id', '=', at.id),
)

/** A part lies there until its link has ended. */
export const markPartOpen = (db: Pick<Db, 'query'>, invitationId: string): Write =>
  markOpen(db, { id: invitationId })

/** What it held is forgotten; its interview is counted as begun all the same. */
export function deletePart(db: Pick<Db, 'query'>, slot: string): Write {
  return db.query.deleteFrom('sealed_part').where('slot', '=', slot)
}

export interface EndedPart {
  readonly invitationId: string
  readonly expiresAt: string
}

/** Of interviews that were begun and whose link ended before this instant: the oldest first. */
export async function endedParts(db: Pick<Db, 'query'>, before: string, limit: number): Promise<EndedPart[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .select(['id', 'expires_at'])
    .where('part_open', '=', 1)
    .where('expires_at', '<=', before)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ id, expires_at }) => ({ invitationId: id, expiresAt: expires_at }))
}

export function partsAt(db: Pick<Db, 'query'>, slots: readonly string[]): Promise<SealedPartTable[]> {
  return inChunks(slots, (piece) =>
    db.query
      .selectFrom('sealed_part')
      .select(['slot', 'key_id', 'body', 'claim'])
      .where('slot', 'in', piece)
      .execute(),
  )
}

/** Takes those that nobody has saved since they were read; for `mustHaveClaimedAll`, and then to be deleted. */
export function takeParts(db: Pick<Db, 'query'>, seen: readonly string[], claim: string): Write[] {
  return pieces(seen).map((piece) =>
    db.query.updateTable('sealed_part').set({ claim }).where('claim', 'in', piece),
  )
}

export function deleteTaken(db: Pick<Db, 'query'>, claim: string): Write {
  return db.query.deleteFrom('sealed_part').where('claim', '=', claim)
}

export function markPartsClosed(db: Pick<Db, 'query'>, invitationIds: readonly string[]): Write[] {
  return pieces(invitationIds).map((piece) =>
    db.query.updateTable('invitation').set({ part_open: 0 }).where('id', 'in', piece),
  )
}
