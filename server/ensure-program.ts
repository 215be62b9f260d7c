// Gives a new production database its one program row; on a database that has one, only checks that it is not a demo.
import { ConfigProblem } from './config.ts'
import { audit, OPERATOR } from './db/audit.ts'
import { Conflict, type Db } from './db/database.ts'
import { findProgram, insertProgram } from './db/program.ts'
import { createNewId } from './ids.ts'

const FLOOR = 11

/** Throws `ConfigProblem` when the database holds a demo: real patients never share it with made-up ones. */
export async function ensureProgram(
  db: Db,
  { name, timeZone }: { readonly name: string; readonly timeZone: string },
  now: string,
): Promise<void> {
  const program = await findProgram(db)
  if (program?.demo)
    throw new ConfigProblem('DATABASE_URL names a demo database, and production needs one of its own.')
  if (program) return
  const row = { name, time_zone: timeZone, floor: FLOOR, demo: 0 as const, demo_now: null, created_at: now }
  const created = audit(db, {
    id: createNewId(() => now)(),
    at: now,
    actor: OPERATOR,
    action: 'program.created',
    subject: 'program',
    subjectId: 'program',
  })
  try {
    await db.commit([insertProgram(db, row), created])
  } catch (error) {
    // Another process started at the same moment, and its row is as good as ours.
    if (!(error instanceof Conflict)) throw error
  }
}
