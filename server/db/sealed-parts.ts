// One sealed body for each begun interview, found by a keyed hash alone: no column names whom or what it is about.
import type { Db, Write } from './database.ts'
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
