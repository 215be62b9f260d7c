// An administrator says when somebody is there, and whether anybody reads the safety queue.
import { readTypedHours, type HoursFault, type TypedHours } from '../core/hours-form.ts'
import type { Weekday } from '../core/staffed-hours.ts'
import { audit } from '../db/audit.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { claimStaffing, storedStaffing, type StoredStaffing } from '../db/staffing.ts'
import type { Deps } from '../deps.ts'

export interface StaffingSaid {
  readonly typed: TypedHours
  readonly safetyStaffed: boolean
  /** What the form was made from. */
  readonly seen: string
}

export interface StaffingRefused {
  readonly why: 'faulty' | 'empty' | 'stale'
  readonly faults: Readonly<Partial<Record<Weekday, HoursFault>>>
}

type Needs = Pick<Deps, 'db' | 'now' | 'newId'>

export const revisionOf = ({ hours, safety }: StoredStaffing): string => `${safety} ${hours}`

/** Null: it is done. Calls that wait already keep their times. */
export async function setStaffing(
  { db, now, newId }: Needs,
  staffId: string,
  said: StaffingSaid,
): Promise<StaffingRefused | null> {
  const { hours, faults } = readTypedHours(said.typed)
  if (Object.keys(faults).length > 0) return { why: 'faulty', faults }
  if (Object.keys(hours).length === 0) return { why: 'empty', faults }
  const before = await storedStaffing(db)
  if (revisionOf(before) !== said.seen) return { why: 'stale', faults }
  const after: StoredStaffing = { hours: JSON.stringify(hours), safety: said.safetyStaffed ? 1 : 0 }
  if (revisionOf(after) === said.seen) return null
  const claim = newId()
  try {
    await db.commit([
      claimStaffing(db, before, after, claim),
      mustHaveClaimed(db, 'program', claim),
      audit(db, {
        id: newId(),
        at: now(),
        actor: { kind: 'staff', id: staffId },
        action: 'staffing.set',
        subject: 'program',
        subjectId: 'program',
        detail: changes(before, after),
      }),
    ])
    return null
  } catch (error) {
    if (error instanceof Conflict) return { why: 'stale', faults }
    throw error
  }
}

/** Only what is another now, as it was and as it is. */
function changes(before: StoredStaffing, after: StoredStaffing): Record<string, string | number> {
  return {
    ...(before.hours === after.hours ? {} : { 'hours from': before.hours, 'hours to': after.hours }),
    ...(before.safety === after.safety
      ? {}
      : { 'safety queue read from': before.safety, 'safety queue read to': after.safety }),
  }
}
