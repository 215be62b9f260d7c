// Do they call it a success? The share of yes by closed month, with its interval and how many it rests on.
import type { MonthOfVerdicts } from '../../server/core/disclosure/sums.ts'
import { AsTable } from '../charts/as-table.tsx'
import { Columns, type Column } from '../charts/columns.tsx'
import { Key, type Mark } from '../charts/key.tsx'
import { count, percent } from './figure-words.ts'
import { monthLong, monthLongWithYear } from './words.ts'
import { TOO_FEW } from './program-reach.tsx'

export interface SuccessProps {
  readonly verdicts: readonly MonthOfVerdicts[]
  readonly monthsApart: readonly string[]
  readonly floor: number
  readonly tooFew: boolean
}

export function Success(props: SuccessProps) {
  const { verdicts, floor } = props
  const shown = verdicts.filter(({ success }) => success !== null)
  return (
    <section class="sec" id="success" aria-labelledby="success-h">
      <div class={verdicts.length > 0 ? 'split' : undefined}>
        <div>
          <h2 id="success-h">Do they call it a success?</h2>
          <p class="say">{finding(props)}</p>
        </div>
        {verdicts.length > 0 && (
          <figure>
            <figcaption class="meta">
              “You told us success would be … Today, is it a success for you?” Percent who said yes, by month
            </figcaption>
            <Columns
              id="success-c"
              title="Share who call their goal a success, by month"
              desc={description(shown)}
              unit="%"
              columns={columnsOf(verdicts, floor)}
            />
            <Key marks={marksOf(verdicts, floor)} />
            <AsTable
              name="Success by month"
              columns={['Month', 'Said yes', 'Counted', 'Share', 'Likely range', 'Goal has changed']}
              rows={[...verdicts].reverse().map((verdict) => tableRow(verdict, floor))}
            />
          </figure>
        )}
      </div>
    </section>
  )
}

function finding({ verdicts, monthsApart, floor, tooFew }: SuccessProps): string {
  const latest = verdicts.at(-1)
  if (!latest) return 'No month with a verdict is over yet. Each month’s verdicts appear here once it is.'
  const { month, success } = latest
  if (!success)
    return `Fewer than ${floor} verdicts could be counted in ${monthLong(month)}, so that month has no share.`
  const said = `In ${monthLong(month)} ${percent(success.share)}% said yes, and the true share is likely between ${percent(success.low)}% and ${percent(success.high)}%.`
  return [said, comparison(verdicts, monthsApart), tooFew ? TOO_FEW : '']
    .filter((words) => words !== '')
    .join(' ')
}

function comparison(verdicts: readonly MonthOfVerdicts[], apart: readonly string[]): string {
  if (verdicts.filter(({ success }) => success !== null).length < 2) return ''
  if (apart.length === 0) return 'Every other month’s range overlaps it: the changes may be chance.'
  const names = apart.map(monthLongWithYear)
  const listed = names.length > 3 ? `${names.length} earlier months` : names.join(' and ')
  return `Its range lies apart from ${listed}: more than chance makes. It says “look”, not “why”.`
}

function description(shown: readonly MonthOfVerdicts[]): string {
  const shares = shown.map(({ success }) => percent(success?.share ?? 0))
  if (shares.length === 0) return 'No month has enough verdicts to show a share.'
  return `${shares.length} months with a share, from ${Math.min(...shares)} to ${Math.max(...shares)} percent. The table below has them all.`
}

function columnsOf(verdicts: readonly MonthOfVerdicts[], floor: number): Column[] {
  return verdicts.map(({ month, success }, place) => ({
    label: monthLong(month).slice(0, 3),
    year: month.slice(0, 4),
    words: success
      ? `${monthLongWithYear(month)}: ${percent(success.share)}%, likely ${percent(success.low)} to ${percent(success.high)}%`
      : `${monthLongWithYear(month)}: fewer than ${floor} verdicts counted`,
    point: success && {
      low: 100 * success.low,
      high: 100 * success.high,
      value: 100 * success.share,
      look: place === verdicts.length - 1 ? 'now' : 'dot',
    },
  }))
}

function marksOf(verdicts: readonly MonthOfVerdicts[], floor: number): { mark: Mark; words: string }[] {
  const [earlier, latest] = [verdicts.slice(0, -1), verdicts.slice(-1)]
  const has = (months: readonly MonthOfVerdicts[]) => months.some(({ success }) => success !== null)
  return [
    ...(has(latest) ? [{ mark: 'now', words: 'Latest month' } as const] : []),
    ...(has(earlier) ? [{ mark: 'dot', words: 'Said yes' } as const] : []),
    ...(has(verdicts) ? [{ mark: 'interval', words: 'Likely range, 95%' } as const] : []),
    ...(verdicts.some(({ success }) => success === null)
      ? [{ mark: 'gap', words: `Fewer than ${floor} counted` } as const]
      : []),
  ]
}

function tableRow({ month, success, changed }: MonthOfVerdicts, floor: number): string[] {
  const few = `Fewer than ${floor}`
  return [
    monthLongWithYear(month),
    success ? count(success.yes) : '',
    success ? count(success.answered) : few,
    success ? `${percent(success.share)}%` : '',
    success ? `${percent(success.low)}% to ${percent(success.high)}%` : '',
    changed === null ? few : count(changed),
  ]
}
