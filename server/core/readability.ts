// How hard a sentence is to read: a school grade for English, an ease for Spanish, from words, syllables and sentences.

export interface Reading {
  readonly words: number
  /** English: Flesch–Kincaid school grade, lower is easier. Spanish: INFLESZ ease, higher is easier. */
  readonly figure: number
  readonly hard: boolean
}

/** At most 6th grade. */
const HIGHEST_GRADE = 6
/** Below 55 the INFLESZ scale calls a text "somewhat hard". */
const LOWEST_EASE = 55
/** One long word decides about a shorter text, so none is judged. */
const FEWEST_WORDS = 6

/** Null: too short to judge, or no formula for the language. Placeholders count as the short names that fill them. */
export function readingOf(text: string, language: string): Reading | null {
  const plain = text.replace(/\{\w+\}/g, 'Ana').replace(/(\d)\s+/g, '$1 ')
  const words = plain.match(/[\p{L}’']+/gu) ?? []
  if (words.length < FEWEST_WORDS) return null
  const sentences = Math.max(1, plain.split(/[.!?:;…]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length)
  const length = words.length / sentences
  const per = (count: (word: string) => number) =>
    words.reduce((sum, word) => sum + count(word), 0) / words.length
  if (language === 'en') {
    const figure = 0.39 * length + 11.8 * per(englishSyllables) - 15.59
    return { words: words.length, figure, hard: figure > HIGHEST_GRADE }
  }
  if (language !== 'es') return null
  const figure = 206.835 - 62.3 * per(spanishSyllables) - length
  return { words: words.length, figure, hard: figure < LOWEST_EASE }
}

export function englishSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const spoken = letters
    .replace(/(?:[^laeiouy]es|[^taeiouyd]ed|[^laeiouy]e)$/, (end) => end[0] ?? '')
    .replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

/** A strong vowel, or a stressed weak one, is a syllable of its own; a weak one beside another joins it. */
export function spanishSyllables(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/qu|gu(?=[eéií])/g, 'k')
    .replace(/y$/, 'i')
  return Math.max(1, letters.match(/[iuü]?[aeoáéó][iuü]?|[íú]|[iuü]{1,2}/g)?.length ?? 1)
}
