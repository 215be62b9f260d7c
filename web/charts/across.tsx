// One figure lying on a scale from 0 to 100, for rows that stand under one another: a dot and its interval.
import type { Point } from './columns.tsx'

/** Hidden from screen readers: the row says the same in words. */
export function Across({ point: { low, high, value, look } }: { readonly point: Point }) {
  return (
    <svg class="chart" height="36" aria-hidden="true">
      <line class="grid" x1="0" x2="100%" y1="18" y2="18" />
      {[0, 25, 50, 75, 100].map((at) => (
        <line class="grid" x1={`${at}%`} x2={`${at}%`} y1="12" y2="24" />
      ))}
      <line class="iv" x1={`${low}%`} x2={`${high}%`} y1="18" y2="18" />
      {value !== null && <circle class={look} cx={`${value}%`} cy="18" r="5.5" />}
    </svg>
  )
}

export function AcrossScale() {
  return (
    <svg class="chart" height="20" aria-hidden="true">
      {[0, 25, 50, 75, 100].map((at) => (
        <text class={at === 0 ? undefined : at === 100 ? 'end' : 'mid'} x={`${at}%`} y="15">
          {at === 100 ? '100%' : at}
        </text>
      ))}
    </svg>
  )
}
