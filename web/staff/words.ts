// Dates, months, languages and small numbers as staff read them.
const PLAIN = { timeZone: 'UTC' } as const
const asDate = (date: string) => new Date(`${date.length === 7 ? `${date}-15` : date}T12:00:00.000Z`)
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { ...PLAIN, ...options })

const dayMonth = format({ month: 'short', day: 'numeric' })
const dayMonthYear = format({ month: 'short', day: 'numeric', year: 'numeric' })
const longDay = format({ weekday: 'long', month: 'long', day: 'numeric' })
const longMonthDay = format({ month: 'long', day: 'numeric' })
const longMonthDayYear = format({ month: 'long', day: 'numeric', year: 'numeric' })
const shortMonth = format({ month: 'short' })
const longMonth = format({ month: 'long' })
const longMonthYear = format({ month: 'long', year: 'numeric' })
const monthYear = format({ month: 'short', year: 'numeric' })

/** `Nov 20`, with its year when that is not the present one. Dates as ISO text. */
export const shortDate = (date: string, today: string): string =>
  (date.slice(0, 4) === today.slice(0, 4) ? dayMonth : dayMonthYear).format(asDate(date))
/** `November 20` */
export const fullDate = (date: string, today: string): string =>
  (date.slice(0, 4) === today.slice(0, 4) ? longMonthDay : longMonthDayYear).format(asDate(date))
/** `January 1, 2027` */
export const dateWithYear = (date: string): string => longMonthDayYear.format(asDate(date))
/** `Monday, November 23` */
export const dayOf = (date: string): string => longDay.format(asDate(date))
/** `Nov` */
export const monthShort = (month: string): string => shortMonth.format(asDate(month))
/** `November` */
export const monthLong = (month: string): string => longMonth.format(asDate(month))
/** `November 2026` */
export const monthLongWithYear = (month: string): string => longMonthYear.format(asDate(month))
/** `Nov 2026` */
export const monthWithYear = (month: string): string => monthYear.format(asDate(month))

const languages = new Intl.DisplayNames(['en'], { type: 'language' })

export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Small numbers as words, as sentences want them. */
export const inWords = (count: number): string => NUMBERS[count] ?? count.toLocaleString('en-US')

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const PHONES = {
  own: 'Own phone',
  shared: 'Shared phone: say only your first name',
  program: 'Program phone: say only your first name',
} as const

/** +19255550114 → (925) 555-0114 */
export const readablePhone = (phone: string): string =>
  phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')
