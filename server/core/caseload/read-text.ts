// Reads the words of a cell: names, ids, places. Refuses what a spreadsheet or a screen would make something else of.

export type Reading<T> = { readonly value: T } | { readonly problem: string }

const LONGEST = { id: 64, name: 120, place: 80, evidence: 500, wording: 2_000, email: 254 } as const

// Control characters, and those that hide or turn the text around them. Joiners stay: some scripts need them.
const UNSEEN = /[\p{Cc}\u200B\u2060\u202A-\u202E\u2066-\u2069]/u

/** One space for any run of spaces and line breaks, one spelling for each accented letter. */
export function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

export function readText(cell: string, kind: keyof typeof LONGEST): Reading<string> {
  const text = tidy(cell)
  if (UNSEEN.test(text)) return { problem: 'This holds a character that cannot be seen. Type it again.' }
  if (text.includes('\uFFFD')) {
    return { problem: 'A character was lost when this file was saved. Save it again as “CSV UTF-8”.' }
  }
  if (/^[=+\-@＝＋－＠]/.test(text)) {
    return { problem: 'This begins like a spreadsheet formula, with =, +, - or @. Type it as plain text.' }
  }
  if (text.length > LONGEST[kind]) {
    return { problem: `This is longer than ${LONGEST[kind]} characters. Shorten it.` }
  }
  return { value: text }
}

export function readName(cell: string): Reading<string> {
  const reading = readText(cell, 'name')
  if ('problem' in reading || /\p{L}/u.test(reading.value)) return reading
  return { problem: 'This is no name: it has no letter in it.' }
}

export function readId(cell: string): Reading<string> {
  const reading = readText(cell, 'id')
  if ('problem' in reading || !/^\d([.,]\d+)?E\+?\d+$/i.test(reading.value)) return reading
  return {
    problem:
      'A spreadsheet has turned this id into a rounded number. Format the column as text and enter it again.',
  }
}

export function readEmail(cell: string): Reading<string> {
  const reading = readText(cell, 'email')
  if ('problem' in reading) return reading
  const address = reading.value.toLowerCase()
  if (/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(address)) return { value: address }
  return { problem: 'This is no e-mail address. Correct it, or leave it empty.' }
}
