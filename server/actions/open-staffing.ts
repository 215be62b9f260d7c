// Opens the page of staffed hours: the hours, and what they mean for a call that is asked for now.
import { followUpTimes } from '../core/follow-up-times.ts'
import { typedHours, type TypedHours } from '../core/hours-form.ts'
import { localDate } from '../core/outreach/window.ts'
import type { StaffedHours } from '../core/staffed-hours.ts'
import { readStaffing, storedStaffing } from '../db/staffing.ts'
import type { Deps } from '../deps.ts'
import { revisionOf } from './set-staffing.ts'

export interface StaffingPage {
  readonly today: string
  readonly timeZone: string
  readonly hours: StaffedHours
  readonly safetyStaffed: boolean
  readonly typed: TypedHours
  /** For the form: a change that was made from other hours is refused. */
  readonly seen: string
  readonly dangerBy: string
  readonly callBy: string
}

export async function openStaffing({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<StaffingPage> {
  const at = now()
  const [staffing, stored] = await Promise.all([readStaffing(db), storedStaffing(db)])
  const { hours, timeZone, safetyStaffed } = staffing
  return {
    today: localDate(at, [timeZone]),
    timeZone,
    hours,
    safetyStaffed,
    typed: typedHours(hours),
    seen: revisionOf(stored),
    dangerBy: followUpTimes(true, at, staffing).dueAt,
    callBy: followUpTimes(false, at, staffing).dueAt,
  }
}
