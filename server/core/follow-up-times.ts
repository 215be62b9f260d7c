// By when a follow-up is owed, and from when on it is everybody's.
import { addStaffedMinutes, endOfNextBusinessDay, type StaffedTime } from './staffed-hours.ts'

export interface FollowUpTimes {
  readonly dueAt: string
  readonly escalatesAt: string
}

const ACKNOWLEDGED_WITHIN = 15
const ESCALATES_AFTER = 30

/** @param urgent words of danger, or harm by somebody here: counted in minutes in which somebody is there. */
export function followUpTimes(urgent: boolean, at: string, time: StaffedTime): FollowUpTimes {
  if (urgent)
    return {
      dueAt: addStaffedMinutes(at, ACKNOWLEDGED_WITHIN, time),
      escalatesAt: addStaffedMinutes(at, ESCALATES_AFTER, time),
    }
  const dueAt = endOfNextBusinessDay(at, time)
  return { dueAt, escalatesAt: dueAt }
}
