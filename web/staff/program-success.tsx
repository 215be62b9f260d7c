// Do they call it a success? The share of yes in each frozen window of months, as coarse as it was frozen.
import { AsTable } from '../charts/as-table.tsx'
import { Columns, type Column } from '../charts/columns.tsx'
import { Key, type Mark } from '../charts/key.tsx'
import { figureWords, intervalWords } from './figure-words.ts'
import { TOO_FEW } from './program-reach.tsx'
import {
  calledWithDoubt,
  monthsInYear,
  monthsLabel,
  rowOf,
  waitingSentence,
  type VerdictSum,
} from './verdict-words.ts'
import { dateWithYear } from './words.ts'

export interface SuccessProps {
  /** Oldest first. */
  readonly verdicts: readonly VerdictSum[]
  readonly tooFew: boolean
}

export function Success({ verdicts, tooFew }: SuccessProps) {
  const latest = verdicts.findLast(({ figure }) => figure !== null)
  return (
    <section class="sec" id="success" aria-labelledby="success-h">
      <div class={latest ? 'split' : undefined}>
        <div>
          <h2 id="success-h">Do they call it a success?</h2>
          <p class="say">{finding(verdicts, latest, tooFew)}</p>
          <p class="meta prose">
            A month’s figure is frozen when nobody can answer for it any more, only for groups of 11 or more
            people, and never changes after.
          </p>
        </div>
        {latest && (
          <figure>
            <figcaption class="meta">
              “You told us success would be … Today, is it a success for you?” Percent who said yes, of those
              whose turn it was to be asked
            </figcaption>
            <Columns
              id="success-c"
              title="Share who call their goal a success, by month"
              desc={verdicts.map(described).join(' ')}
              unit="%"
              columns={verdicts.map((window) => columnOf(window, latest))}
            />
            <Key marks={marksOf(verdicts, latest)} />
            <AsTable
              name="Success by month"
              columns={['Months', 'Said yes', 'Likely range', 'People who answered', 'Frozen on']}
              rows={verdicts.toReversed().map((window) => [...rowOf(window), dateWithYear(window.frozenOn)])}
            />
          </figure>
        )}
      </div>
    </section>
  )
}

function finding(verdicts: readonly VerdictSum[], latest: VerdictSum | undefined, tooFew: boolean): string {
  const last = verdicts.at(-1)
  if (!last)
    return 'No month is over yet. A month’s figure appears here when nobody can answer for it any more.'
  return [
    latest ? calledWithDoubt(latest) : '',
    latest ? comparison(verdicts, latest) : '',
    latest && tooFew ? TOO_FEW : '',
    last === latest ? '' : waitingSentence(last),
  ]
    .filter((words) => words !== '')
    .join(' ')
}

function comparison(verdicts: readonly VerdictSum[], latest: VerdictSum): string {
  const others = verdicts.filter((window) => window.figure !== null && window !== latest)
  if (others.length === 0) return ''
  const apart = others.filter((window) => window.apart).map(monthsInYear)
  if (apart.length === 0) return 'Every other month’s range overlaps it: the changes may be chance.'
  const listed = apart.length > 3 ? `${apart.length} earlier figures` : apart.join(' and ')
  return `Its range lies apart from ${listed}: more than chance makes. It says “look”, not “why”.`
}

const described = (window: VerdictSum): string =>
  `${monthsInYear(window)}: ${window.figure ? `${figureWords(window.figure)}, likely ${intervalWords(window.figure)}%` : 'not shown'}.`

function columnOf(window: VerdictSum, latest: VerdictSum): Column {
  const { figure } = window
  const place = { label: monthsLabel(window), year: window.to.slice(0, 4), words: described(window) }
  if (!figure) return { ...place, point: null }
  const [low, high] = figure.interval
  const look = window === latest ? 'now' : figure.openEnd === null ? 'dot' : 'open'
  return { ...place, point: { low, high, value: isPoint(window) ? figure.value : null, look } }
}

/** "Between 55 and 70 %" is a range: it has no point of its own. */
const isPoint = ({ figure }: VerdictSum): boolean =>
  figure !== null && (figure.openEnd !== null || Number.isInteger(figure.value))

function marksOf(verdicts: readonly VerdictSum[], latest: VerdictSum): { mark: Mark; words: string }[] {
  const earlier = verdicts.filter((window) => window !== latest && isPoint(window))
  const has = (open: boolean) => earlier.some(({ figure }) => (figure?.openEnd !== null) === open)
  return [
    ...(isPoint(latest) ? [{ mark: 'now', words: 'Latest figure' } as const] : []),
    ...(has(false) ? [{ mark: 'dot', words: 'Said yes, rounded' } as const] : []),
    ...(has(true) ? [{ mark: 'open', words: '“Or less”, “or more”' } as const] : []),
    { mark: 'interval', words: 'Likely range, 95%' },
    ...(verdicts.some(({ figure }) => figure === null) ? [{ mark: 'gap', words: 'Not shown' } as const] : []),
  ]
}
