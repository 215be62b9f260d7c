// Teams of case managers.
import type { Db, Write } from './database.ts'
import type { TeamTable } from './tables/people.ts'

export function insertTeam(db: Pick<Db, 'query'>, row: TeamTable): Write {
  return db.query.insertInto('team').values(row)
}
