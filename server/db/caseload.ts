// What staff pages read of people: names, caseloads by date, and what patients chose to share. Never a sealed answer.
import type { Db } from './database.ts'

export async function findStaffName(db: Pick<Db, 'query'>, id: string): Promise<string | null> {
  const row = await db.query.selectFrom('staff').select('name_sealed').where('id', '=', id).executeTakeFirst()
  return row?.name_sealed ?? null
}
