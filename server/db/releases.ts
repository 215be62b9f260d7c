// Releases and their figures: written once when a quarter ends, never changed, and all that pages know of sealed answers.
import type { Cell } from '../core/disclosure/cells.ts'
import type { Closed, Wait } from '../core/disclosure/closing.ts'
import type { Figure } from '../core/disclosure/figures.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { ReleaseFigureTable, ReleaseTable } from './tables/releases.ts'

export interface Release extends Closed {
  readonly id: string
  readonly thirds: number | null
  /** What it waits for, or waited for to its year's end; null: published, or looked at before this was kept. */
  readonly heldFor: Wait | null
  readonly closedAt: string
  readonly figures: readonly Figure[]
}

/** The window that was looked at last, whatever came of it. */
export async function lastClosed(db: Pick<Db, 'query'>, { level, cell }: Cell): Promise<Closed | null> {
  const row = await db.query
    .selectFrom('release')
    .select(['from_quarter', 'to_quarter', 'state'])
    .where('level', '=', level)
    .where('cell', '=', cell)
    .orderBy('to_quarter', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { from: row.from_quarter, to: row.to_quarter, state: row.state } : null
}

/** The latest `limit` of a cell, oldest first. */
export async function releasesOf(
  db: Pick<Db, 'query'>,
  { level, cell }: Cell,
  limit: number,
): Promise<Release[]> {
  const rows = await db.query
    .selectFrom('release')
    .selectAll()
    .where('level', '=', level)
    .where('cell', '=', cell)
    .orderBy('to_quarter', 'desc')
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const figures = await db.query
    .selectFrom('release_figure')
    .selectAll()
    .where('release_id', 'in', ids)
    .where('month', 'is', null)
    .orderBy('scale')
    .execute()
  return rows
    .map((row) => decode(row, figures.filter(({ release_id: release }) => release === row.id).map(figureOf)))
    .reverse()
}

export function insertRelease(db: Pick<Db, 'query'>, row: ReleaseTable): Write {
  return insertRow(db, 'release', row)
}

export function insertReleaseFigure(
  db: Pick<Db, 'query'>,
  of: { readonly id: string; readonly releaseId: string },
  { scale, measure, people, value, openEnd, interval }: Figure,
): Write {
  return insertRow(db, 'release_figure', {
    id: of.id,
    release_id: of.releaseId,
    scale,
    measure,
    month: null,
    n_low: people.low,
    n_high: people.high,
    value: value * 1000,
    open_end: openEnd,
    interval_low: interval[0] * 1000,
    interval_high: interval[1] * 1000,
  })
}

/** When this database became a program's. */
export async function programBeganAt(db: Pick<Db, 'query'>): Promise<string> {
  const row = await db.query.selectFrom('program').select('created_at').executeTakeFirstOrThrow()
  return row.created_at
}

function decode(row: ReleaseTable, figures: readonly Figure[]): Release {
  return {
    id: row.id,
    from: row.from_quarter,
    to: row.to_quarter,
    state: row.state,
    thirds: row.thirds,
    heldFor: row.held_for ?? null,
    closedAt: row.closed_at,
    figures,
  }
}

function figureOf(row: ReleaseFigureTable): Figure {
  return {
    scale: row.scale,
    measure: row.measure,
    people: { low: row.n_low, high: row.n_high },
    value: row.value / 1000,
    openEnd: row.open_end,
    interval: [(row.interval_low ?? 0) / 1000, (row.interval_high ?? 100_000) / 1000],
  }
}
