// Which passwords are guessed first: those that are little more than common words, walks on a keyboard, or the person.
import { COMMON_WORDS } from './common-words.ts'

/** `personal`: made of what is known about the person or the program. */
export type PasswordProblem = 'common' | 'personal'

/** What is left when the easy parts are taken out has to be as long as this. */
const LEAST_LEFT = 5
/** A third one is as good as any other word. */
const MOST_COMMON_WORDS = 2
/** A year or a code at the end is worth nothing. */
const FREE_DIGITS = 4
const SHORTEST_PART = 3
const SHORTEST_WALK = 3

/** In small letters without accents; i and l are one letter, because a 1 stands for either. */
const fold = (text: string) =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('i', 'l')

const longestFirst = (words: readonly string[]) => [...new Set(words)].toSorted((a, b) => b.length - a.length)

const ROWS = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaqxswcdevfrbgtnhymjukilop',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qwertzuiop',
  'azertyuiop',
]

const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '1': 'l',
  '!': 'l',
  '+': 't',
}

const COMMON = longestFirst(COMMON_WORDS.map(fold))
const WALKS = ROWS.map(fold).flatMap((row) => [row, [...row].toReversed().join('')])

/** Null: as good as its length. @param about texts about the person and the program: names, an e-mail address. */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | null {
  const own = partsOf(about)
  const verdicts = readingsOf(fold(password)).map((reading) => judge(reading, own))
  return verdicts.find((verdict) => verdict === 'personal') ?? verdicts.find(Boolean) ?? null
}

/** As it stands, without what separates words, and with digits and signs inside read as the letters they look like. */
function readingsOf(folded: string): string[] {
  const whole = onceOf(folded)
  const close = whole.replaceAll(/[\s\p{P}]+/gu, '')
  const letters = [...whole.matchAll(/\p{L}/gu)]
  const from = letters[0]?.index ?? whole.length
  const last = letters.at(-1)
  const to = last ? last.index + last[0].length : whole.length
  const [before, core, after] = [whole.slice(0, from), whole.slice(from, to), whole.slice(to)]
  const asLetters = (text: string) => [...text].map((c) => LETTERS[c] ?? c).join('')
  return [whole, close, before + asLetters(core) + after, asLetters(whole)]
}

function judge(reading: string, own: readonly string[]): PasswordProblem | null {
  const { letters, digits } = leastLeft(reading, own)
  if (letters + Math.max(0, digits - FREE_DIGITS) >= LEAST_LEFT) return null
  return own.some((part) => reading.includes(part)) ? 'personal' : 'common'
}

interface Left {
  readonly letters: number
  readonly digits: number
}

const isLess = (one: Left, other: Left) =>
  one.letters === other.letters ? one.digits < other.digits : one.letters < other.letters

/** However it is cut: without what is known of its owner, without walks and repetitions, and without two common words. */
function leastLeft(text: string, own: readonly string[]): Left {
  // From each place to the end, by how many common words may still be taken out.
  const from: Left[][] = [Array.from({ length: MOST_COMMON_WORDS + 1 }, () => ({ letters: 0, digits: 0 }))]
  const left = (at: number, words: number): Left => from[text.length - at]![words]!
  for (let at = text.length - 1; at >= 0; at--) {
    const begins = (word: string) => text.startsWith(word, at)
    const free = [...own.filter(begins).map(({ length }) => length), walkAt(text, at), repetitionAt(text, at)]
    const common = COMMON.filter(begins).map(({ length }) => length)
    const best = Array.from({ length: MOST_COMMON_WORDS + 1 }, (_, words) => {
      const kept = left(at + 1, words)
      const options = [
        ...free.filter((length) => length > 0).map((length) => left(at + length, words)),
        ...(words > 0 ? common.map((length) => left(at + length, words - 1)) : []),
      ]
      const here = {
        letters: kept.letters + Number(/\p{L}/u.test(text.charAt(at))),
        digits: kept.digits + Number(/\d/.test(text.charAt(at))),
      }
      return options.reduce((least, option) => (isLess(option, least) ? option : least), here)
    })
    from.push(best)
  }
  return left(0, MOST_COMMON_WORDS)
}

/** Keys side by side, the alphabet and counting, either way: how many characters; 0: too few. */
function walkAt(text: string, at: number): number {
  let length = 0
  while (at + length < text.length && WALKS.some((walk) => walk.includes(text.slice(at, at + length + 1))))
    length += 1
  return length >= SHORTEST_WALK ? length : 0
}

function repetitionAt(text: string, at: number): number {
  for (let size = 1; size <= LONGEST_REPEATED; size += 1) {
    const piece = text.slice(at, at + size)
    let times = 1
    while (piece.length === size && text.startsWith(piece, at + times * size)) times += 1
    if (times >= 3) return times * size
  }
  return 0
}

const LONGEST_REPEATED = 6

/** The shortest text that this one repeats; itself, if it repeats none. */
function onceOf(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const piece = text.slice(0, size)
    if (text.length % size === 0 && piece.repeat(text.length / size) === text) return piece
  }
  return text
}

/** Names and the pieces of an address, alone and without what stands between them. */
function partsOf(about: readonly string[]): string[] {
  const parts = about.flatMap((text) => {
    const pieces = fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
    return [pieces.join(''), ...pieces]
  })
  return longestFirst(parts.filter((part) => part.length >= SHORTEST_PART))
}
