// How close one goal is, month by month: a fluid chart whose words keep their size, with the same as a table.
import type { CourseMonth } from '../../server/core/thread/course.ts'
import { capital, monthLong, monthShort, monthWithYear } from './words.ts'

interface ProgressChartProps {
  readonly id: string
  /** Such as `Goal 1`. */
  readonly goal: string
  readonly first: string
  /** Other goals stand beside it, and a month asks about one. */
  readonly inTurn: boolean
  readonly course: readonly CourseMonth[]
  /** Months in which the goal was put into other words. */
  readonly reworded: readonly string[]
  readonly modes: ReadonlyMap<string, string>
  readonly labels: Readonly<Record<number, string>>
}

const MODES: Readonly<Record<string, string>> = { page: 'Page', sms: 'Text', kiosk: 'Tablet', voice: 'Phone' }
const TOP = 42
const STEP = 36
const BASE = TOP + 4 * STEP

const yOf = (value: number) => BASE - (value - 1) * STEP

export function ProgressChart(props: ProgressChartProps) {
  const { id, goal, first, inTurn, course, reworded, modes, labels } = props
  const xOf = (index: number) => `${Math.round(((index + 0.5) / course.length) * 1000) / 10}%`
  const words = course.flatMap(({ month, value }, index) => (value === null ? [] : [{ month, value, index }]))
  const last = words.at(-1)
  const every = Math.ceil(course.length / 12)
  return (
    <figure>
      <figcaption class="meta">
        {goal}: “How close are you now?”, asked {inTurn ? 'in its turn' : 'each month'}
      </figcaption>
      <svg class="chart" height="228" role="img" aria-labelledby={`${id}t ${id}d`}>
        <title id={`${id}t`}>{`How close ${first} says the goal is, ${span(course)}`}</title>
        <desc id={`${id}d`}>{describe(course, labels)}</desc>
        {course.map(
          ({ month }, index) =>
            reworded.includes(month) && (
              <>
                <line class="ref" x1={xOf(index)} x2={xOf(index)} y1="20" y2={BASE + 14} />
                <text class="mid" x={xOf(index)} y="14">
                  new words
                </text>
              </>
            ),
        )}
        {[1, 2, 3, 4, 5].map((value) => (
          <>
            <line class="grid" x1="0" x2="100%" y1={yOf(value)} y2={yOf(value)} />
            <text x="0" y={yOf(value) - 8}>
              {labels[value]}
            </text>
          </>
        ))}
        {words.slice(1).map(({ value, index }, at) => {
          const from = words[at]!
          return (
            <line
              class="ln"
              x1={xOf(from.index)}
              y1={yOf(from.value)}
              x2={xOf(index)}
              y2={yOf(value)}
              stroke-dasharray={index - from.index > 1 ? '2 5' : undefined}
            />
          )
        })}
        {words.map(({ value, index }) => (
          <circle
            class={index === last?.index ? 'now' : 'dot'}
            cx={xOf(index)}
            cy={yOf(value)}
            r={index === last?.index ? '6' : '4.5'}
          />
        ))}
        {course.map(({ silent }, index) =>
          silent ? (
            <svg x={xOf(index)} overflow="visible">
              <path class="gap" d={`M0 ${BASE + 6}v8`} />
            </svg>
          ) : null,
        )}
        {course.map(({ month }, index) =>
          index % every === 0 ? (
            <text class={Math.floor(index / every) % 2 === 1 ? 'mid odd' : 'mid'} x={xOf(index)} y="224">
              {monthShort(month)}
            </text>
          ) : null,
        )}
      </svg>
      <p class="key noprint">
        <span>
          <svg viewBox="0 0 24 14" aria-hidden="true">
            <circle class="now" cx="12" cy="7" r="5" />
          </svg>
          latest word
        </span>
        {course.some(({ silent }) => silent) && (
          <span>
            <svg viewBox="0 0 24 14" aria-hidden="true">
              <path class="gap" d="M12 3v8" />
            </svg>
            asked, nothing heard
          </span>
        )}
      </p>
      <details>
        <summary>Show as a table</summary>
        <div class="scroll" tabindex={0} role="region" aria-label={`${goal} by month`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col">How close</th>
                <th scope="col">Answered by</th>
              </tr>
            </thead>
            <tbody>
              {course.toReversed().map(({ month, value, silent }) => (
                <tr>
                  <th scope="row">{monthWithYear(month)}</th>
                  <td>{value !== null ? labels[value] : silent ? 'Asked, nothing heard' : 'No word'}</td>
                  <td>{MODES[modes.get(month) ?? ''] ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function span(course: readonly CourseMonth[]): string {
  const [first, last] = [course[0]?.month ?? '', course.at(-1)?.month ?? '']
  return first === last ? monthWithYear(first) : `${monthWithYear(first)} to ${monthWithYear(last)}`
}

function describe(course: readonly CourseMonth[], labels: Readonly<Record<number, string>>): string {
  const told = course.filter(({ value, silent }) => value !== null || silent)
  const parts = told.map(({ month, value }) => {
    const label = value === null ? 'asked, nothing heard' : (labels[value] ?? '').toLowerCase()
    return `${monthLong(month)} ${label}`
  })
  return `${capital(parts.join(', '))}.`
}
