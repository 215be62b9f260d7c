// Months by name, in the language of the page.

/** @param month `2026-10` */
export function monthName(month: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00.000Z`))
}
