// Brings a reply to plain lower-case letters and ASCII digits, however a phone wrote it.

/** No rule reads further: a longer text is a patient's own words. */
const LONGEST = 2000

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
  return text
    .slice(0, LONGEST)
    .toWellFormed()
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u24f5-\u24fd\u2776-\u277e\u2780-\u2788\u278a-\u2792]/g, circledDigit)
    .replace(/[\u2018\u2019\u201b\u2032`´]/g, "'")
    .replace(/\u2044/g, '/')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(PICTURE, ' ')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
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

/** The parts between line ends, commas and full stops, each in plain words. */
export function clauses(raw: string): string[] {
  return raw
    .slice(0, LONGEST)
    .split(/[\n\r]/)
    .flatMap((line) => fold(line).split(/[.,;:!?()]+/))
    .map(plain)
    .filter((part) => part !== '')
}
