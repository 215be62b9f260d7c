// What a text costs at the carrier, and how words are folded into the alphabet in which it costs least.

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('^{}\\[~]|€\f')

/** Characters without a decomposition into GSM-7 that still have an obvious stand-in. */
const STAND_INS = new Map(
  (
    [
      ['‘’‚‛′`´ʹʻʼ‹›', "'"],
      ['“”„‟″«»', '"'],
      ['‐‑‒–—―−•·‣', '-'],
      ['…', '...'],
      ['⁄∕', '/'],
      ['\t\v\u2028\u2029', ' '],
      ['đð', 'd'],
      ['ĐÐ', 'D'],
      ['ł', 'l'],
      ['Ł', 'L'],
      ['ħ', 'h'],
      ['Ħ', 'H'],
      ['ŧ', 't'],
      ['Ŧ', 'T'],
      ['ı', 'i'],
      ['ŋ', 'n'],
      ['Ŋ', 'N'],
      ['œ', 'oe'],
      ['Œ', 'OE'],
      ['þ', 'th'],
      ['Þ', 'Th'],
    ] as const
  ).flatMap(([letters, standIn]) => [...letters].map((letter): [string, string] => [letter, standIn])),
)

function foldCharacter(character: string): string {
  if (BASIC.has(character) || EXTENDED.has(character)) return character
  const standIn = STAND_INS.get(character)
  if (standIn !== undefined) return standIn
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain === character) return /\p{Zs}/u.test(character) ? ' ' : ''
  return [...plain].map(foldCharacter).join('')
}

/** The same words in GSM-7: accents it lacks are dropped, what has no letters there disappears. */
export function foldToGsm(text: string): string {
  let lost = false
  const folded = [...text.normalize('NFC').replace(/\r\n?/g, '\n')].map((character) => {
    const out = foldCharacter(character)
    lost ||= out === ''
    return out
  })
  return lost ? folded.join('').replace(/ {2,}/g, ' ').trim() : folded.join('')
}

/** Units of seven bits, or null when the text cannot be written in GSM-7. */
export function gsmUnits(text: string): number | null {
  let units = 0
  for (const character of text) {
    if (BASIC.has(character)) units += 1
    else if (EXTENDED.has(character)) units += 2
    else return null
  }
  return units
}

export function isGsm7(text: string): boolean {
  return gsmUnits(text) !== null
}

export interface Segments {
  readonly encoding: 'GSM-7' | 'UCS-2'
  readonly units: number
  readonly segments: number
}

export function countSegments(text: string): Segments {
  const units = gsmUnits(text)
  if (units === null) {
    return {
      encoding: 'UCS-2',
      units: text.length,
      segments: parts(text, text.length, 70, 67, (c) => c.length),
    }
  }
  const width = (character: string) => (EXTENDED.has(character) ? 2 : 1)
  return { encoding: 'GSM-7', units, segments: parts(text, units, 160, 153, width) }
}

// An escape pair or a surrogate pair is never split between two parts, so a part may end one unit early.
function parts(
  text: string,
  units: number,
  alone: number,
  joined: number,
  width: (character: string) => number,
): number {
  if (units === 0) return 0
  if (units <= alone) return 1
  let count = 1
  let room = joined
  for (const character of text) {
    const need = width(character)
    if (need > room) {
      count += 1
      room = joined
    }
    room -= need
  }
  return count
}
