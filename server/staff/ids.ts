// Where ids change between a page and the rows behind it: pages hold public ones, actions get those of the database.
import type { Context } from 'hono'
import type { PublicId } from '../core/public-id.ts'
import type { StaffDeps } from '../deps.ts'

type Keyed = Pick<StaffDeps, 'sealer'>

const NO_ROW = '-'

/** The row that a form's field names; for what is no public id of that kind, an id that no row has. Empty stays empty:
 *  the choice of nobody. */
export const rowIn = ({ sealer }: Keyed, kind: string, field: string): string =>
  field === '' ? '' : (sealer.rowId(kind, field) ?? NO_ROW)

/** The same of an address's `:id`. */
export const rowAt = (deps: Keyed, kind: string, c: Context): string =>
  rowIn(deps, kind, c.req.param('id') ?? NO_ROW)

/** A row as a page may hold it. */
export function keyed<T extends { readonly id: string }>({ sealer }: Keyed, kind: string, row: T) {
  const id: PublicId = sealer.publicId(kind, row.id)
  return { ...row, id }
}
