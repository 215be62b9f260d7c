// Teams of case managers.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { TeamTable } from './tables/people.ts'

export function insertTeam(db: Pick<Db, 'query'>, row: TeamTable): Write {
  return insertRow(db, 'team', row)
}

/** Ids by name. */
export async function teamIds(db: Pick<Db, 'query'>): Promise<Map<string, string>> {
  const rows = await db.query.selectFrom('team').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}
