// How hard a sentence reads: known syllables, and sentences that anybody would call easy or hard.
import { expect, test } from 'vitest'
import { englishSyllables, readingOf, spanishSyllables } from '../../server/core/readability.ts'

test.each<[string, number]>([
  ['trust', 1],
  ['asked', 1],
  ['wanted', 2],
  ['little', 2],
  ['people', 2],
  ['success', 2],
  ['every', 3],
  ['institution', 4],
])('%s has %i syllables', (word, count) => {
  expect(englishSyllables(word)).toBe(count)
})

test.each<[string, number]>([
  ['meta', 2],
  ['cuánto', 2],
  ['día', 2],
  ['confianza', 3],
  ['quiere', 2],
  ['trabajo', 3],
  ['ciudad', 2],
  ['muy', 1],
])('%s has %i syllables in Spanish', (word, count) => {
  expect(spanishSyllables(word)).toBe(count)
})

test('a grade is the Flesch–Kincaid formula over words, sentences and syllables', () => {
  const reading = readingOf('The cat sat on the mat. The dog ran.', 'en')
  expect(reading?.words).toBe(9)
  expect(reading?.figure).toBeCloseTo(0.39 * 4.5 + 11.8 - 15.59, 6)
})

test('long words and long sentences are hard, in both languages', () => {
  expect(
    readingOf('Considering institutional circumstances, is your accommodation satisfactory?', 'en')?.hard,
  ).toBe(true)
  expect(readingOf('How safe is the place where you sleep?', 'en')?.hard).toBe(false)
  expect(
    readingOf('Considerando circunstancias institucionales, ¿recomendaría nuestras habitaciones?', 'es')
      ?.hard,
  ).toBe(true)
  expect(readingOf('¿Qué tan seguro es el lugar donde duerme?', 'es')?.hard).toBe(false)
})

test('two words are not judged, nor is a language without a formula', () => {
  expect(readingOf('Housing stability?', 'en')).toBeNull()
  expect(readingOf('one two three four five six seven', 'ar')).toBeNull()
})
