// Federal holidays of the United States, offered to a program as days on which no text that we start leaves.
import { Temporal } from 'temporal-polyfill'
import { dateAfter } from '../time.ts'

export interface Holiday {
  readonly on: string
  readonly name: string
  /** The working day that is free for a holiday at a weekend. */
  readonly observed: boolean
}

const FIXED = [
  [1, 1, "New Year's Day"],
  [6, 19, 'Juneteenth'],
  [7, 4, 'Independence Day'],
  [11, 11, 'Veterans Day'],
  [12, 25, 'Christmas Day'],
] as const

/** Month, weekday by ISO, which of them: 0 is the last. */
const MOVING = [
  [1, 1, 3, 'Martin Luther King Jr. Day'],
  [2, 1, 3, "Washington's Birthday"],
  [5, 1, 0, 'Memorial Day'],
  [9, 1, 1, 'Labor Day'],
  [10, 1, 2, 'Columbus Day'],
  [11, 4, 4, 'Thanksgiving Day'],
] as const

/** In the order of the year, which a New Year's Day on a Saturday begins on its last evening before. */
export function federalHolidays(year: number): Holiday[] {
  const fixed = [year, year + 1].flatMap((of) =>
    FIXED.flatMap(([month, day, name]): Holiday[] => {
      const on = Temporal.PlainDate.from({ year: of, month, day })
      const free = { 6: -1, 7: 1 }[on.dayOfWeek]
      const itself = { on: on.toString(), name, observed: false }
      return free === undefined
        ? [itself]
        : [itself, { on: dateAfter(itself.on, free), name, observed: true }]
    }),
  )
  const moving = MOVING.map(([month, weekday, which, name]): Holiday => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 })
    const ahead = (weekday - first.dayOfWeek + 7) % 7
    const days = which === 0 ? Math.floor((first.daysInMonth - 1 - ahead) / 7) * 7 : (which - 1) * 7
    return { on: first.add({ days: ahead + days }).toString(), name, observed: false }
  })
  return [...fixed, ...moving]
    .filter(({ on }) => on.startsWith(`${year}-`))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}
