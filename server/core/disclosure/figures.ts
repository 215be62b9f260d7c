// A cell's figures as published: coarse values over a range of people, with intervals made from those alone.
import { wilson, Z95 } from '../statistics/wilson.ts'
import { bandOf, bands, peopleRange, type Band, type Measure, type PeopleRange } from './bands.ts'
import type { Level, ReleasedScale } from './cells.ts'
import { peopleIn, type Row } from './rows.ts'

/** All values are points or percent of 0–100; nothing here tells an exact count, sum or spread. */
export interface Figure {
  /** The scale, or one of its items. */
  readonly scale: string
  readonly measure: Measure
  readonly people: PeopleRange
  readonly value: number
  readonly openEnd: Band['openEnd']
  readonly interval: readonly [number, number]
}

/**
 * How far one patient's score lies from the mean, for every group alike: a group's own spread would tell of its
 * members. 25 of 100 points is more than trust scales usually show, so that intervals err on the wide side.
 */
const PROGRAM_SPREAD = 25

/** The scale's mean and, at program level, the share of each item's upper answers: all on the same rows. */
export function figuresOf(rows: readonly Row[], scale: ReleasedScale, level: Level): Figure[] {
  const people = peopleRange(peopleIn(rows))
  const total = sum(rows.flatMap(({ points }) => points.map((point) => point - scale.min)))
  const most = rows.length * scale.items.length * (scale.max - scale.min)
  const mean = figure(scale.id, 'mean', level, people, total, most)
  if (level !== 'program') return [mean]
  const shares = scale.items.map((item, place) => {
    const upper = rows.filter(({ points }) => (points[place] ?? 0) >= scale.countsFrom).length
    return figure(item, 'share', level, people, upper, rows.length)
  })
  return [mean, ...shares]
}

/** `part` of `whole`, as the grid has it. */
export function figure(
  scale: string,
  measure: Measure,
  level: Level,
  people: PeopleRange,
  part: number,
  whole: number,
): Figure {
  const band = bandOf(part, whole, bands(measure, level, people))
  const { value, openEnd } = band
  return { scale, measure, people, value, openEnd, interval: intervalOf(band, measure, people) }
}

/**
 * 95 %, to whole points outwards, at the range's lower end of people: from the lower limit of the least figure that
 * the band stands for to the upper limit of the greatest. Rounding can outweigh chance where thousands answered.
 */
export function intervalOf({ from, to }: Band, measure: Measure, { low: n }: PeopleRange): [number, number] {
  const margin = (Z95 * PROGRAM_SPREAD) / Math.sqrt(n)
  const low = measure === 'mean' ? from - margin : 100 * wilson(from / 100, n).low
  const high = measure === 'mean' ? to + margin : 100 * wilson(to / 100, n).high
  return [Math.max(0, Math.floor(low)), Math.min(100, Math.ceil(high))]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
