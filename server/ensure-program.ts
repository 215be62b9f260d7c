// Gives a new production database its one program row; on a database that has one, only checks that it is not a demo.
import { ConfigProblem } from './config.ts'
import type { World } from './create-deps.ts'
import { audit, OPERATOR } from './db/audit.ts'
import { Conflict } from './db/database.ts'
import { findProgram, insertProgram } from './db/program.ts'

const FLOOR = 11

/** Throws `ConfigProblem` when the database holds a demo: real patients never share it with made-up ones. */
export async function ensureProgram({
  db,
  config,
  now,
  newId,
}: Pick<World, 'db' | 'config' | 'now' | 'newId'>): Promise<void> {
  const program = await findProgram(db)
  if (program?.demo)
    throw new ConfigProblem('DATABASE_URL names a demo database, and production needs one of its own.')
  if (program) return
  const at = now()
  const row = {
    name: config.programName,
    time_zone: config.programTimeZone,
    floor: FLOOR,
    demo: 0 as const,
    demo_now: null,
    created_at: at,
  }
  const created = audit(db, {
    id: newId(),
    at,
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
