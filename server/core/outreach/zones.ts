// Which clocks a patient may live by: the zone on file, else what the ZIP or the number allows, else every US zone.
import { AREA_CODES, EVERY_ZONE, ZIP_EXCEPTIONS, ZIP_PREFIXES, ZONES, type ZoneLetter } from './zones-data.ts'

export interface Whereabouts {
  readonly timeZone?: string | null
  readonly zip?: string | null
  /** In E.164 form or any usual US form. */
  readonly phone?: string | null
}

const BY_ZIP = new Map<string, string>(Object.entries(ZIP_EXCEPTIONS))
for (const entry of ZIP_PREFIXES.trim().split(/[|\n]/)) {
  const [range = '', letters = ''] = entry.split(' ')
  const [first = '', last = first] = range.split('-')
  for (let prefix = Number(first); prefix <= Number(last); prefix += 1) {
    BY_ZIP.set(String(prefix).padStart(3, '0'), letters)
  }
}

const BY_AREA_CODE = new Map<string, string>()
for (const [letters, codes] of Object.entries(AREA_CODES)) {
  for (const code of codes.split(/\s+/)) BY_AREA_CODE.set(code, letters)
}

/** Several zones mean doubt: a text must then fit the hours of each. */
export function zonesFor({ timeZone, zip, phone }: Whereabouts): string[] {
  const named = canonicalZone(timeZone?.trim() ?? '')
  if (named !== null) return [named]
  return zonesOfZip(zip ?? '') ?? zonesOfPhone(phone ?? '') ?? [...EVERY_ZONE]
}

export function isTimeZone(name: string): boolean {
  return canonicalZone(name) !== null
}

const canonicalNames = new Map<string, string>()

// Only region/place names: offsets and abbreviations such as EST know no daylight saving.
function canonicalZone(name: string): string | null {
  const known = canonicalNames.get(name)
  if (known !== undefined) return known
  if (!/^[A-Za-z_]{2,}(\/[A-Za-z0-9_+-]+){1,2}$/.test(name)) return null
  try {
    const canonical = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
    canonicalNames.set(name, canonical)
    return canonical
  } catch {
    return null
  }
}

function zonesOfZip(zip: string): string[] | null {
  const digits = /^\s*(\d{5})(-?\d{4})?\s*$/.exec(zip)?.[1]
  if (digits === undefined) return null
  return spelled(BY_ZIP.get(digits) ?? BY_ZIP.get(digits.slice(0, 3)))
}

function zonesOfPhone(phone: string): string[] | null {
  const digits = phone.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  if (digits.length !== 10) return null
  return spelled(BY_AREA_CODE.get(digits.slice(0, 3)))
}

function spelled(letters: string | undefined): string[] | null {
  return letters === undefined ? null : [...letters].map((letter) => ZONES[letter as ZoneLetter])
}
