// Whose session this is, as long as it is neither idle for too long nor too old.
import { judgeSession } from '../core/session-limits.ts'
import { deleteSession, touchSession } from '../db/accounts.ts'
import { findStaffName } from '../db/caseload.ts'
import { findProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'

export interface SessionRead {
  readonly id: string
  readonly staffId: string
  readonly begunAt: string
  readonly usedAt: string
}

/** The staff member's name, or null: the session is over. */
export async function readViewer(
  { db, sealer, config, now }: Pick<Deps, 'db' | 'sealer' | 'config' | 'now'>,
  session: SessionRead,
): Promise<string | null> {
  // The demo's clock leaps by months: there the cookie's own end, by the machine's clock, is the only limit.
  const verdict = config.mode === 'demo' ? 'open' : judgeSession(now(), session)
  if (verdict === 'over') {
    await db.commit([deleteSession(db, session.id)])
    return null
  }
  if (verdict === 'touch') await db.commit([touchSession(db, session.id, now())])
  const sealed = await findStaffName(db, session.staffId)
  return sealed === null ? null : sealer.open('staff', 'name_sealed', session.staffId, sealed)
}

/** What the frame of every page says of the program. */
export async function readProgramName({ db }: Pick<Deps, 'db'>): Promise<string> {
  return (await findProgram(db))?.name ?? ''
}
