// The made-up goals: complete, distinct, and short enough for a text.
// The goals of made-up patients: twice in words, short enough for a text, each with its own steps and wins.
import { expect, test } from 'vitest'
import { foldToGsm, isGsm7 } from '../../server/core/sms/gsm.ts'
import { GOALS, NOTES, themeOf, winsOf } from '../../server/demo/goals.ts'

const all = [...GOALS.en, ...GOALS.es]

test('there are sixty goals and more, each with words twice, steps, and wins of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(60)
  for (const { words, steps, wins } of all) {
    expect(words).toHaveLength(2)
    expect(steps.length).toBeGreaterThanOrEqual(2)
    expect(wins.length).toBeGreaterThanOrEqual(4)
  }
})

test('a short name fits its place in a text', () => {
  for (const { nickname } of all) {
    expect(nickname.length, nickname).toBeGreaterThan(0)
    expect(foldToGsm(nickname).length, nickname).toBeLessThanOrEqual(30)
    expect(isGsm7(foldToGsm(nickname)), nickname).toBe(true)
  }
})

test('no goal, step or win is said by two goals, so that words find their goal', () => {
  const words = all.flatMap((theme) => theme.words)
  expect(new Set(words).size).toBe(words.length)
  for (const theme of all) for (const said of theme.words) expect(themeOf(said)).toBe(theme)
  const wins = all.flatMap((theme) => theme.wins)
  expect(new Set(wins).size).toBe(wins.length)
})

test('words that are not ours get wins that fit any goal, in their language', () => {
  expect(themeOf('a visitor wrote this')).toBeNull()
  expect(winsOf('a visitor wrote this', 'es').length).toBeGreaterThan(0)
  expect(winsOf(null, 'en')).not.toEqual(winsOf(null, 'es'))
})

test('nothing that people write is longer than the survey takes', () => {
  const texts = [
    ...all.flatMap(({ words, steps, wins }) => [...words, ...steps, ...wins]),
    ...NOTES.en,
    ...NOTES.es,
  ]
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(500)
})
