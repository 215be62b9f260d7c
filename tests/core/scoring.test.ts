// Scores agree with the vectors computed in R, and codes that are no point on a scale never count.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  gasT,
  goalProgress,
  pointOn,
  scale0to100,
  scoreSurvey,
  thousandths,
  type Scoring,
} from '../../server/core/scoring.ts'
import vectors from '../vectors/scoring.json' with { type: 'json' }

interface Vector {
  readonly id: string
  readonly input: {
    items?: (number | null)[]
    min?: number
    max?: number
    w?: number[]
    x?: number[]
    p?: (number | null)[]
    rho?: number
  }
  readonly expected: { answered?: number; k?: number; score?: number | null; T?: number; correct?: number }
}

const family = (prefix: string) => (vectors as readonly Vector[]).filter(({ id }) => id.startsWith(prefix))

describe('vectors', () => {
  test.each(family('scale.'))('$id', ({ input: { items = [], min = 1, max = 5 }, expected }) => {
    expect(scale0to100(items, min, max)).toEqual(expected)
  })

  test.each(family('goal.'))('$id', ({ input: { w = [], p = [] }, expected }) => {
    expect(goalProgress(w, p)).toBeCloseTo(expected.score ?? Number.NaN, 6)
  })

  test.each(family('gas.'))('$id', ({ input: { w = [], x = [], rho }, expected }) => {
    expect(gasT(w, x, rho)).toBeCloseTo(expected.T ?? expected.correct ?? Number.NaN, 6)
  })
})

describe('what is missing', () => {
  const trust3: Scoring = {
    scales: [{ id: 'trust-3', items: ['T1', 'T2', 'T3'], min: 1, max: 5, sealed: true }],
  }

  test('8, 9 and words are no points', () => {
    for (const answer of [8, 9, 'four', undefined, 0]) expect(pointOn(answer, 1, 5)).toBeNull()
  })

  test('two of three make a score, one of three counts as answered without one, none is no row', () => {
    expect(scoreSurvey(trust3, { T1: 4, T2: 9, T3: 5 })).toEqual([
      { scale: 'trust-3', value: 87_500, answered: 2, sealed: true },
    ])
    expect(scoreSurvey(trust3, { T1: 4, T2: 9 })).toEqual([
      { scale: 'trust-3', value: null, answered: 1, sealed: true },
    ])
    expect(scoreSurvey(trust3, { T1: 8, T2: 9, T3: 9 })).toEqual([])
  })

  test('no goal, or no answer about one, is no progress and no T', () => {
    expect(goalProgress([], [])).toBeNull()
    expect(goalProgress([3, 1], [null, null])).toBeNull()
    expect(gasT([], [])).toBeNull()
    expect(gasT([1, 2], [1])).toBeNull()
  })
})

const code = fc.option(fc.integer({ min: 1, max: 5 }))

test('a score stays within 0 and 100 and moves with its answers', () => {
  fc.assert(
    fc.property(fc.array(code, { minLength: 1, maxLength: 12 }), (points) => {
      const { score } = scale0to100(points, 1, 5)
      const mirrored = scale0to100(
        points.map((point) => (point === null ? null : 6 - point)),
        1,
        5,
      ).score
      if (score === null || mirrored === null) return score === mirrored
      return score >= 0 && score <= 100 && Math.abs(score + mirrored - 100) < 1e-9
    }),
  )
})

test('the T of one goal is 50 + 10x, whatever its weight, and no answer makes none', () => {
  const scoring: Scoring = {
    scales: [{ id: 'gas-t', items: ['Y2'], min: 1, max: 5, sealed: false, formula: 'gas-t' }],
  }
  const value = (Y2: number) => scoreSurvey(scoring, { Y2 })[0]?.value
  expect([1, 2, 3, 4, 5].map(value)).toEqual([30_000, 40_000, 50_000, 60_000, 70_000])
  expect(scoreSurvey(scoring, { Y2: 9 })).toEqual([])
  for (const weight of [1, 2, 3]) expect(gasT([weight], [2])).toBeCloseTo(70, 9)
})

test('figures are kept as whole thousandths', () => {
  expect(thousandths(81.25)).toBe(81_250)
  expect(thousandths(250 / 3)).toBe(83_333)
  expect(thousandths(null)).toBeNull()
})
