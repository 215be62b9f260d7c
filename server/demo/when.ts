// Days, times and numbers as the page of phones writes them.

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, kind: 'day' | 'long' | 'time'): Intl.DateTimeFormat {
  const key = `${zone}|${kind}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...(kind === 'time'
      ? { hour: 'numeric', minute: '2-digit' }
      : { weekday: 'long', month: 'long', day: 'numeric', ...(kind === 'long' ? { year: 'numeric' } : {}) }),
  })
  formats.set(key, made)
  return made
}

/** Sunday, November 22 */
export const dayOf = (at: string, zone: string): string => format(zone, 'day').format(new Date(at))

/** Sunday, November 22, 2026 */
export const longDayOf = (at: string, zone: string): string => format(zone, 'long').format(new Date(at))

/** 1:02 pm */
export const timeOf = (at: string, zone: string): string =>
  format(zone, 'time').format(new Date(at)).replace('AM', 'am').replace('PM', 'pm').replace('\u202f', ' ')

/** (925) 555-0123 */
export const nationalNumber = (phone: string): string =>
  phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')
