// Writes and reads the blocks of a program year: rows in an order by chance, as long as they are many.
import { yearOf, type Quarter } from '../core/disclosure/quarters.ts'
import { decodeBlock, encodeBlock, rowOf, type SealedRow } from '../core/disclosure/sealed-row.ts'
import type { SealedBody } from '../core/sealed-body.ts'
import type { Write } from '../db/database.ts'
import { blockAfter, insertBlock, lastPart } from '../db/sealed-years.ts'
import type { Deps } from '../deps.ts'

export interface Ended {
  /** Null: the interview left nothing. */
  readonly body: SealedBody | null
  /** In which its link ended. */
  readonly quarter: Quarter
  /** Whole days from the quarter's beginning to the link's end. */
  readonly turn: number
}

/** One block for each program year, a row for each interview. A lost race is a `Conflict`. */
export async function blockWrites(
  { db, sealed, newToken }: Pick<Deps, 'db' | 'sealed' | 'newToken'>,
  interviews: readonly Ended[],
): Promise<Write[]> {
  const years = Map.groupBy(interviews, ({ quarter }) => yearOf(quarter))
  const blocks = [...years].map(async ([year, ended]) => {
    const [key, last] = [await sealed.ofYear(year), await lastPart(db, year)]
    const rows = ended.map(({ body, turn }) => ({
      row: body && rowOf(body, key.tag(body.place.patientId), turn),
      chance: newToken(),
    }))
    rows.sort((a, b) => (a.chance < b.chance ? -1 : 1))
    const part = last + 1
    const body = key.seal(placeOf(year, part), encodeBlock(rows.map(({ row }) => row)))
    return insertBlock(db, { year, part, key_id: key.id, claim: newToken(), body })
  })
  return Promise.all(blocks)
}

/** What `pick` keeps of each block of a year, one block in memory at a time. */
export async function readBlocks<R>(
  { db, sealed }: Pick<Deps, 'db' | 'sealed'>,
  year: number,
  pick: (row: SealedRow) => R | null,
): Promise<R[]> {
  const found: R[] = []
  for (let part = 0; ; ) {
    const block = await blockAfter(db, year, part)
    if (!block) return found
    const key = await sealed.byId(block.key_id)
    if (!key) throw new Error('the key of a sealed block is gone')
    for (const row of decodeBlock(key.open(placeOf(year, block.part), block.body))) {
      const kept = pick(row)
      if (kept !== null) found.push(kept)
    }
    part = block.part
  }
}

const placeOf = (year: number, part: number) => `sealed_year|body|${year}.${part}`
