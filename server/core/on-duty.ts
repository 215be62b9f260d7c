// Until when somebody is on duty: the end of the hours that run or come next, or the next time a clock shows that time.
import { Temporal } from 'temporal-polyfill'
import { nextClosing, type StaffedTime } from './staffed-hours.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** @param time `HH:MM` there; empty: the end of the hours. Null: there is no such time. */
export function onDutyUntil(now: string, time: string, staffed: StaffedTime): string | null {
  if (time === '') return nextClosing(now, staffed)
  if (!TIME.test(time)) return null
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(staffed.timeZone)
  const today = here.withPlainTime(time)
  const at =
    Temporal.ZonedDateTime.compare(today, here) > 0 ? today : here.add({ days: 1 }).withPlainTime(time)
  return new Date(at.epochMilliseconds).toISOString()
}
