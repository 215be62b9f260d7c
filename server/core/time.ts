// Steps in time: instants as ISO text of 24 characters, dates of 10.

export const DAY_MS = 86_400_000

/** @param ms may be negative. */
export function instantAfter(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}

/** @param days may be negative. */
export function dateAfter(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** Whole days since 1970, so that dates can be counted between. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) / DAY_MS
}

/** A day that a calendar has, as `2027-03-31`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = dayNumber(text)
  // A 30th of February would be a day in March.
  return !Number.isNaN(day) && dateOf(day) === text
}

export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
