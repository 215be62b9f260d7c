// Chance that repeats: even, bounded, and the same for the same seed.
// Chance that repeats by seed: the county is the same each time it is made.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChance, createOrderedIds, createSeededIds } from '../../server/demo/chance.ts'

const draws = (seed: string, count: number) => {
  const chance = createChance(seed)
  return Array.from({ length: count }, () => chance.next())
}

test('the same seed draws the same, and another seed draws something else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(draws(a, 20)).toEqual(draws(a, 20))
      if (a !== b) expect(draws(a, 20)).not.toEqual(draws(b, 20))
    }),
  )
})

test('draws stay within their bounds and spread evenly', () => {
  const all = draws('spread', 20_000)
  expect(all.every((draw) => draw >= 0 && draw < 1)).toBe(true)
  const mean = all.reduce((sum, draw) => sum + draw, 0) / all.length
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01)
})

test('normal draws have mean 0 and deviation 1', () => {
  const chance = createChance('normal')
  const all = Array.from({ length: 20_000 }, () => chance.normal())
  const mean = all.reduce((sum, draw) => sum + draw, 0) / all.length
  const spread = Math.sqrt(all.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / all.length)
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(spread - 1)).toBeLessThan(0.03)
})

test('weights are kept, and a weight of nothing is never drawn', () => {
  const chance = createChance('weights')
  const all = Array.from({ length: 10_000 }, () =>
    chance.weighted([
      ['a', 3],
      ['never', 0],
      ['b', 1],
    ]),
  )
  expect(all).not.toContain('never')
  expect(all.filter((one) => one === 'a').length / all.length).toBeCloseTo(0.75, 1)
})

test('a shuffle keeps every element once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
      expect(createChance(seed).shuffle(list).toSorted()).toEqual(list.toSorted())
    }),
  )
})

test('ids sort as they were made, also within one millisecond, and look like UUIDv7', () => {
  const at = '2026-11-24T18:00:00.000Z'
  for (const next of [createOrderedIds(() => at), () => seeded(at)]) {
    const ids = Array.from({ length: 5_000 }, () => next())
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(ids)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})

const seeded = createSeededIds('county')
