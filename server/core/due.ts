// By when a person must have called: the end of the program's next working day.
import { Temporal } from 'temporal-polyfill'

const END_OF_DAY = 17
const SATURDAY = 6

/** @returns 17:00 in the program's time zone on the first Monday to Friday after today there. */
export function dueNextBusinessDay(now: string, timeZone: string): string {
  let day = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 })
  while (day.dayOfWeek >= SATURDAY) day = day.add({ days: 1 })
  const due = day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(END_OF_DAY) })
  return new Date(due.epochMilliseconds).toISOString()
}
