// Twelve months of "how close" in one small line: a dot a month, gold for the latest word, a tick where nothing came.
import type { CourseMonth } from '../../server/core/thread/course.ts'
import { monthShort } from './words.ts'

interface SparklineProps {
  /** Makes the ids of title and description unique on the page. */
  readonly id: string
  readonly name: string
  readonly course: readonly CourseMonth[]
  readonly labels: Readonly<Record<number, string>>
}

const WIDTH = 160
const STEP = 8
const BOTTOM = 38

/** Nothing when there is no word to draw. */
export function Sparkline({ id, name, course, labels }: SparklineProps) {
  const column = WIDTH / course.length
  const points = course.map((month, index) => ({
    ...month,
    x: Math.round(column * (index + 0.5)),
    y: month.value === null ? null : BOTTOM - (month.value - 1) * STEP,
  }))
  const dots = points.filter((point) => point.y !== null)
  if (dots.length === 0) return null
  const last = dots.at(-1)!
  const told = points
    .filter(({ value, silent }) => value !== null || silent)
    .map(({ month, value }) => {
      const label = value === null ? 'asked, nothing heard' : (labels[value] ?? '').toLowerCase()
      return `${monthShort(month)} ${label}`
    })
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} 44`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>{`${name}: how close, month by month`}</title>
      <desc id={`${id}d`}>{`${told.join(', ')}.`}</desc>
      <path class="grid" d="M0 6H160M0 38H160" />
      <path class="ln" d={lineOf(points)} />
      {points.map(({ x, y, silent }) =>
        silent ? (
          <path class="gap" d={`M${x} 40v4`} />
        ) : y === null || x === last.x ? null : (
          <circle class="dot" cx={x} cy={y} r="2.25" />
        ),
      )}
      <circle class="now" cx={last.x} cy={last.y ?? 0} r="4.5" />
    </svg>
  )
}

/** The line breaks where a month has no word. */
function lineOf(points: readonly { readonly x: number; readonly y: number | null }[]): string {
  let drawing = false
  return points
    .map(({ x, y }) => {
      const part = y === null ? '' : `${drawing ? 'L' : 'M'}${x} ${y}`
      drawing = y !== null
      return part
    })
    .join('')
}
