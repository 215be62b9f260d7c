// Answers into scores: exact formulas, codes 8 and 9 as missing, and integer thousandths for what is kept.
import { goalNumber } from './goals.ts'
import type { Answers } from './question.ts'

/** A scale of one item is that item's own score. */
export interface Scale {
  readonly id: string
  readonly items: readonly string[]
  readonly min: number
  readonly max: number
  /** True as soon as one of its items is sealed: the score then lives where the answers do. */
  readonly sealed: boolean
  /** Goal attainment of the goals asked about, from Y2, Y2_2 and Y2_3; without it: a mean on 0–100. */
  readonly formula?: 'gas-t'
}

export interface Scoring {
  readonly scales: readonly Scale[]
}

export interface Score {
  readonly scale: string
  /** Thousandths of a 0–100 score, or of a T; null: fewer than half the items have a point on the scale. */
  readonly value: number | null
  readonly answered: number
  readonly sealed: boolean
}

/** One score for each scale of which at least one item has a point on the scale.
 *  @param weights of the goals asked about, first to last; a goal without one counts as little as can be. */
export function scoreSurvey(
  { scales }: Scoring,
  answers: Answers,
  weights: readonly (number | null)[] = [],
): Score[] {
  return scales.flatMap(({ id, items, min, max, sealed, formula }) => {
    const points = items.map((item) => pointOn(answers[item], min, max))
    const { score, answered } = scale0to100(points, min, max)
    const value = formula === 'gas-t' ? attainment(items, points, weights) : score
    return answered === 0 ? [] : [{ scale: id, value: thousandths(value), answered, sealed }]
  })
}

/** Y2's middle, "where I hoped", is x = 0. */
const AS_HOPED = 3
const LEAST_WEIGHT = 1

function attainment(items: readonly string[], points: Points, weights: readonly (number | null)[]) {
  const given = items.flatMap((item, at) => {
    const point = points[at] ?? null
    const weight = weights[goalNumber(item) - 1] ?? LEAST_WEIGHT
    return point === null ? [] : [{ weight, x: point - AS_HOPED }]
  })
  return gasT(
    given.map(({ weight }) => weight),
    given.map(({ x }) => x),
  )
}

/** A code on the scale; null for 8, 9, words and nothing at all. */
export function pointOn(answer: unknown, min: number, max: number): number | null {
  return typeof answer === 'number' && answer >= min && answer <= max ? answer : null
}

export type Points = readonly (number | null)[]

/** Exact; null when fewer than half of the items are answered. */
export function scale0to100(points: Points, min: number, max: number) {
  const given = points.filter((point) => point !== null)
  const answered = given.length
  const enough = answered > 0 && answered >= Math.ceil(points.length / 2)
  return {
    score: enough ? (100 * (sum(given) / answered - min)) / (max - min) : null,
    answered,
    k: points.length,
  }
}

/** Σw·25(p−1)/Σw over the goals answered; weights 1–3 are the patient's own (B3). Null without any. */
export function goalProgress(weights: readonly number[], progress: Points): number | null {
  const given = progress.flatMap((point, goal) =>
    point === null ? [] : [{ point, weight: weights[goal] ?? 1 }],
  )
  if (given.length === 0) return null
  return (
    sum(given.map(({ point, weight }) => weight * 25 * (point - 1))) / sum(given.map(({ weight }) => weight))
  )
}

/** Goal attainment T; x runs from −2 to 2 (Y2 − 3) and ρ is the assumed correlation between goals. */
export function gasT(weights: readonly number[], attained: readonly number[], rho = 0.3): number | null {
  if (weights.length === 0 || weights.length !== attained.length) return null
  const weighted = sum(weights.map((weight, goal) => weight * (attained[goal] ?? 0)))
  // The sum of squares, then the square of the sum: the 2009 guide itself once printed one for both.
  const spread = (1 - rho) * sum(weights.map((weight) => weight ** 2)) + rho * sum(weights) ** 2
  return 50 + (10 * weighted) / Math.sqrt(spread)
}

export function thousandths(figure: number): number
export function thousandths(figure: number | null): number | null
export function thousandths(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure * 1000)
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0)
}
