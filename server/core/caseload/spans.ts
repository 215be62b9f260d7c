// Stretches of days: whether two of them meet, and whether days lie empty between them.
import { Temporal } from 'temporal-polyfill'

export interface Span {
  readonly from: string
  /** The last day; null: still going on. */
  readonly to: string | null
}

const NEVER = '9999-12-31'

/** @param touching whether one may start on the day on which another ends. */
export function overlap(spans: readonly Span[], touching: boolean): boolean {
  let last = ''
  for (const { from, to } of spans.toSorted(byStart)) {
    if (touching ? from < last : from <= last) return true
    if ((to ?? NEVER) > last) last = to ?? NEVER
  }
  return false
}

/** Those that start two days or more after the one before has ended. */
export function afterGap<S extends Span>(spans: readonly S[]): S[] {
  const sorted = spans.toSorted(byStart)
  return sorted.filter((span, index) => {
    const before = sorted[index - 1]?.to
    return before ? span.from > Temporal.PlainDate.from(before).add({ days: 1 }).toString() : false
  })
}

const byStart = (a: Span, b: Span): number => (a.from < b.from ? -1 : Number(a.from > b.from))
