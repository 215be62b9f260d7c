// Figures over time from 0 to 100: a dot and its interval for each month or window, fluid across, fixed in height.

export interface Point {
  readonly low: number
  readonly high: number
  /** Null: a range alone is known. */
  readonly value: number | null
  readonly look: 'dot' | 'open' | 'now'
}

export interface Column {
  readonly label: string
  readonly year: string
  /** Read on hover, and by whoever cannot see the chart from its table. */
  readonly words: string
  readonly point: Point | null
  /** A word where a figure would stand; without it a tick says that there is none. */
  readonly instead?: string
}

interface ColumnsProps {
  readonly id: string
  readonly title: string
  readonly desc: string
  readonly unit: '%' | ''
  readonly columns: readonly Column[]
}

const TOP = 20
const BOTTOM = 210
/** Room at the left for the scale's labels, in percent of the width. */
const LEFT = 6
const CROWDED = 6

const down = (value: number) => Math.round(10 * (BOTTOM - ((BOTTOM - TOP) * value) / 100)) / 10
const across = (place: number, count: number) =>
  `${Math.round(100 * (LEFT + ((100 - LEFT) * place) / count)) / 100}%`

export function Columns({ id, title, desc, unit, columns }: ColumnsProps) {
  const count = columns.length
  const middle = (place: number) => across(place + 0.5, count)
  return (
    <svg class="chart" height="258" role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{desc}</desc>
      {[0, 25, 50, 75, 100].map((value) => (
        <>
          <line class="grid" x1="0" x2="100%" y1={down(value)} y2={down(value)} />
          <text x="0" y={down(value) - 5}>
            {value === 100 ? `100${unit}` : value}
          </text>
        </>
      ))}
      {columns.map(({ label, words, point, instead }, place) => (
        <>
          {instead !== undefined && (
            <>
              <rect
                class="hatch"
                x={across(place + 0.1, count)}
                y={TOP}
                width={`${(80 - 0.8 * LEFT) / count}%`}
                height={BOTTOM - TOP}
              />
              <text class={count > CROWDED ? 'mid odd' : 'mid'} x={middle(place)} y={(TOP + BOTTOM) / 2 + 5}>
                {instead}
              </text>
            </>
          )}
          {!point && instead === undefined && (
            <g>
              <title>{words}</title>
              <line class="gap" x1={middle(place)} x2={middle(place)} y1={BOTTOM - 4} y2={BOTTOM + 4} />
            </g>
          )}
          {point && <PointMark x={middle(place)} point={point} words={words} />}
          <text class={isOdd(place, count) ? 'mid odd' : 'mid'} x={middle(place)} y={BOTTOM + 22}>
            {label}
          </text>
        </>
      ))}
      {yearsOf(columns).map(({ year, from, to }) => (
        <>
          {from > 0 && (
            <line
              class="grid"
              x1={across(from, count)}
              x2={across(from, count)}
              y1={BOTTOM}
              y2={BOTTOM + 44}
            />
          )}
          <text class="mid" x={across((from + to) / 2, count)} y={BOTTOM + 40}>
            {year}
          </text>
        </>
      ))}
    </svg>
  )
}

function PointMark({ x, point, words }: { x: string; point: Point; words: string }) {
  const { low, high, value, look } = point
  const y = value === null ? null : down(value)
  return (
    <g>
      <title>{words}</title>
      <line class="iv" x1={x} x2={x} y1={down(low)} y2={down(high)} />
      {y !== null && <circle class={look} cx={x} cy={y} r={look === 'now' ? 6 : 5} />}
    </g>
  )
}

/** On a narrow screen every other label gives way, never the latest. */
function isOdd(place: number, count: number): boolean {
  return count > CROWDED && (count - 1 - place) % 2 === 1
}

function yearsOf(columns: readonly Column[]) {
  const years: { year: string; from: number; to: number }[] = []
  for (const [place, { year }] of columns.entries()) {
    const last = years.at(-1)
    if (last?.year === year) last.to = place + 1
    else years.push({ year, from: place, to: place + 1 })
  }
  return years
}
