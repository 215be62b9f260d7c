// Saves a changed schedule, unless it breaks a rule or somebody else was quicker; the log has each setting's from and to.
import { SCHEDULE } from '../core/outreach/schedule.ts'
import { changesBetween, readTyped, type TypedSchedule } from '../core/outreach/schedule-form.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { readProgram } from '../db/program.ts'
import { claimSchedule, readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'

export type Saving = 'saved' | 'unchanged' | 'refused' | 'stale'

/** @param revision of the schedule that the form was filled in over. */
export async function saveSchedule(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  staffId: string,
  { typed, revision }: { readonly typed: TypedSchedule; readonly revision: number },
): Promise<Saving> {
  const [{ timeZone }, before] = await Promise.all([readProgram(db), readSchedule(db)])
  const at = now()
  const { settings, faults } = readTyped(typed, localDate(at, [timeZone]))
  if (revision !== before.revision) return 'stale'
  if (Object.keys(faults).length > 0) return 'refused'
  const changes = changesBetween(before, settings)
  if (changes.length === 0) return 'unchanged'
  const claim = newId()
  const own = changesBetween(SCHEDULE, settings).map(({ name }) => [name, settings[name]] as const)
  try {
    await db.commit([
      claimSchedule(db, claim, { settings: Object.fromEntries(own), revision }),
      mustHaveClaimed(db, 'program', claim),
      audit(db, {
        id: newId(),
        at,
        actor: { kind: 'staff', id: staffId },
        action: 'schedule.changed',
        subject: 'program',
        subjectId: 'program',
        detail: Object.fromEntries(changes.map(({ name, from, to }) => [name, `${from} → ${to}`])),
      }),
    ])
    return 'saved'
  } catch (error) {
    if (error instanceof Conflict) return 'stale'
    throw error
  }
}
