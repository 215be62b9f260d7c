// May two figures differ by chance alone? The plainest reading that a page can print: do their intervals overlap?

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Two 95 % intervals that lie apart differ by more than chance makes in about 1 of 180 comparisons of equals, so that
 * a year of months beside the latest one errs in about 1 of 17.
 */
export function lieApart(one: Interval, other: Interval): boolean {
  return one.high < other.low || other.high < one.low
}
