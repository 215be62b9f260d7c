// The coarse grid: every value that a published figure can take, and how many people it can say it rests on.
import type { Level } from './cells.ts'

export type Measure = 'mean' | 'share'

/** One value of the grid, in points or percent, and the exact figures that it stands for. */
export interface Band {
  readonly value: number
  /** 'low' reads "… or less", 'high' "… or more". */
  readonly openEnd: 'low' | 'high' | null
  readonly from: number
  readonly to: number
}

export interface PeopleRange {
  readonly low: number
  readonly high: number
}

/** 11–19, tens up to 99, hundreds above: one person more or less mostly changes nothing. */
export function peopleRange(people: number): PeopleRange {
  if (people < 11) throw new RangeError('no figure rests on fewer than 11 people')
  if (people < 20) return { low: 11, high: 19 }
  const width = people < 100 ? 10 : 100
  const low = Math.floor(people / width) * width
  return { low, high: low + width - 1 }
}

const FEW = 20
const MANY = 100
const TOP = 90

export function bands(measure: Measure, level: Level, { low }: PeopleRange): readonly Band[] {
  if (measure === 'share' && low < FEW) {
    return [
      { value: 55, openEnd: 'low', from: 0, to: 55 },
      { value: 62.5, openEnd: null, from: 55, to: 70 },
      { value: 70, openEnd: 'high', from: 70, to: 100 },
    ]
  }
  const step = measure === 'share' || low < FEW ? 10 : low >= MANY && level === 'program' ? 1 : 5
  const bottom = measure === 'share' && level === 'program' ? 10 : 50
  const inside = Array.from({ length: (TOP - bottom) / step - 1 }, (_, place) => bottom + (place + 1) * step)
  return [
    { value: bottom, openEnd: 'low', from: 0, to: bottom + step / 2 },
    ...inside.map((value) => ({
      value,
      openEnd: null,
      from: value - step / 2,
      to: value + step / 2,
    })),
    { value: TOP, openEnd: 'high', from: TOP - step / 2, to: 100 },
  ]
}

/** The band of 100·part/whole. Both are whole numbers, so that no rounding error decides at an edge. */
export function bandOf(part: number, whole: number, among: readonly Band[]): Band {
  const hundredfold = 100 * part
  // Halves round up, except that "55 % or less" and "over 70 %" name their own edges.
  const edgesBelow = among.some(({ value }) => value === 62.5)
  const band = among.find(({ to }) => (edgesBelow ? hundredfold <= to * whole : hundredfold < to * whole))
  const found = band ?? among.at(-1)
  if (!found || part < 0 || part > whole) throw new RangeError('not a part of a whole')
  return found
}
