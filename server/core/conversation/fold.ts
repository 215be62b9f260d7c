// Brings a reply to plain lower-case letters and ASCII digits, however a phone wrote it.
import { optOutsInLatin } from './look-alikes.ts'

/** How much of a text the rules read, from its beginning and from its end: a stop or danger may stand at either. */
const LONGEST = 2000
const TAIL = 0.25
/** No letter comes apart into more pieces, but one sign may stand for eighteen letters. */
const PIECES = 4
const MOST_CLAUSES = 100

/** What is left out is still a patient's own words: it is kept, and read by people alone. */
export function endsOf(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text
  const tail = longest * TAIL
  return `${text.slice(0, longest - tail)}\n${text.slice(-tail)}`
}

// The zero of each script's digits that compatibility normalisation leaves as they are.
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
]

/** The one of each row of digits in filled or double circles. */
const CIRCLED_ONES = [0x2776, 0x2780, 0x278a, 0x24f5]

const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu

/** Keeps punctuation: it tells "3.5" and "4/5" from "4". */
export function fold(text: string): string {
  const pieces = endsOf(endsOf(text).toWellFormed().normalize('NFKD'), PIECES * LONGEST)
  const letters = pieces.replace(INVISIBLE, '').replace(/\p{M}+/gu, '')
  const folded = endsOf(letters)
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u24f5-\u24fd\u2776-\u277e\u2780-\u2788\u278a-\u2792]/g, circledDigit)
    .replace(/[\u2018\u2019\u201b\u2032`´]/g, "'")
    .replace(/\u2044/g, '/')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(PICTURE, ' ')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return optOutsInLatin(folded)
}

/** Words and digits alone, one blank between them. "don't" is "dont". */
export function plain(folded: string): string {
  return folded
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  const zero = ZEROS.find((first) => code >= first && code <= first + 9)
  return zero === undefined ? digit : String(code - zero)
}

function circledDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const one = CIRCLED_ONES.find((first) => code >= first && code < first + 9) ?? code
  return String(code - one + 1)
}

/** The parts between line ends, commas and full stops, each in plain words: of very many the first and the last.
 *  @param folded the same folded, where that is at hand. */
export function clauses(raw: string, folded?: string): string[] {
  const parts = (/[\n\r]/.test(raw) ? fold(raw.replace(/[\n\r]/g, ';')) : (folded ?? fold(raw)))
    .split(/[.,;:!?()]+/)
    .map(plain)
    .filter((part) => part !== '')
  const most = MOST_CLAUSES / 2
  return parts.length <= MOST_CLAUSES ? parts : [...parts.slice(0, most), ...parts.slice(-most)]
}
