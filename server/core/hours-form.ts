// Hours as a form holds them, two times a day, and what is wrong with them.
import { isSpan, WEEKDAYS, type StaffedHours, type Weekday } from './staffed-hours.ts'

/** As typed: `HH:MM`, or empty on a day when nobody is there. Midnight ends a day as `00:00`. */
export type TypedHours = Readonly<Record<Weekday, { readonly from: string; readonly to: string }>>
export type HoursFault = 'half' | 'order'

export interface HoursRead {
  readonly hours: StaffedHours
  /** Days whose times make no hours; the others are read all the same. */
  readonly faults: Readonly<Partial<Record<Weekday, HoursFault>>>
}

const MIDNIGHT = '00:00'
const DAY_END = '24:00'

export function readTypedHours(typed: TypedHours): HoursRead {
  const hours: Partial<Record<Weekday, readonly [string, string]>> = {}
  const faults: Partial<Record<Weekday, HoursFault>> = {}
  for (const day of WEEKDAYS) {
    const { from, to } = typed[day]
    const end = to === MIDNIGHT ? DAY_END : to
    if (from === '' && to === '') continue
    if (from === '' || to === '') faults[day] = 'half'
    else if (isSpan(from, end)) hours[day] = [from, end]
    else faults[day] = 'order'
  }
  return { hours, faults }
}

export function typedHours(hours: StaffedHours): TypedHours {
  const entries = WEEKDAYS.map((day) => {
    const [from, to] = hours[day] ?? ['', '']
    return [day, { from, to: to === DAY_END ? MIDNIGHT : to }]
  })
  return Object.fromEntries(entries) as TypedHours
}
