// Trust in the case manager: what was released when quarters closed, and when the next look is.
import type { Figure } from '../../server/core/disclosure/figures.ts'
import { AsTable } from '../charts/as-table.tsx'
import { Columns, type Column } from '../charts/columns.tsx'
import { Key, type Mark } from '../charts/key.tsx'
import { figureWords, intervalWords, peopleWords, windowLabel, windowName } from './figure-words.ts'
import { dateWithYear } from './words.ts'
import { TOO_FEW } from './program-reach.tsx'
import { TrustItems } from './program-trust-items.tsx'
import { doubt, heldSentence, type TrustRelease } from './trust-words.ts'

export interface TrustProps {
  readonly releases: readonly TrustRelease[]
  readonly trust: { readonly sealed: string; readonly nextLook: string }
  readonly tooFew: boolean
}

export function Trust({ releases, trust, tooFew }: TrustProps) {
  const latest = releases.findLast(({ state }) => state === 'published')
  const last = releases.at(-1)
  return (
    <section class="sec" id="trust" aria-labelledby="trust-h">
      <div class={latest ? 'split' : undefined}>
        <div>
          <h2 id="trust-h">How much do they trust their case manager?</h2>
          <p class="say">
            {latest && doubt(latest)}
            {latest && tooFew && ` ${TOO_FEW}`}
            {last && last.state !== 'published' && ` ${heldSentence(last, trust.nextLook)}`}
            {!last && `The first look is on ${dateWithYear(trust.nextLook)}.`}
          </p>
          <p class="dev">Developing scale: patients have not yet tested the wording</p>
          <p class="meta prose">
            A third of patients is asked each month. Figures open when a quarter closes, only for groups of 11
            or more people, and never change after. Next look: {dateWithYear(trust.nextLook)}.
          </p>
        </div>
        {latest && (
          <figure>
            <figcaption class="meta">Three questions, 0 to 100, average of each closed quarter</figcaption>
            <Columns
              id="trust-c"
              title="Trust, all of the program, by closed quarter"
              desc={description(releases, trust.sealed)}
              unit=""
              columns={columnsOf(releases, latest, trust.sealed)}
            />
            <Key marks={marksOf(releases)} />
            <AsTable
              name="Trust by quarter"
              columns={['Quarter', 'Average', 'Likely range', 'People who answered', 'Frozen on']}
              rows={[...releases].reverse().map(tableRow)}
            />
          </figure>
        )}
      </div>
      {latest && <TrustItems release={latest} />}
    </section>
  )
}

const meanOf = ({ figures }: TrustRelease): Figure | undefined =>
  figures.find(({ measure }) => measure === 'mean')

function columnsOf(releases: readonly TrustRelease[], latest: TrustRelease, sealed: string): Column[] {
  const ended = releases.map((release): Column => {
    const mean = meanOf(release)
    const place = { label: windowLabel(release), year: release.to.slice(0, 4) }
    if (!mean) return { ...place, words: windowName(release), point: null, instead: 'not shown' }
    const [low, high] = mean.interval
    const look = release === latest ? 'now' : mean.openEnd === null ? 'dot' : 'open'
    return {
      ...place,
      words: `${windowName(release)}: ${figureWords(mean)}, likely ${intervalWords(mean)}`,
      point: { low, high, value: mean.value, look },
    }
  })
  const present = { from: sealed, to: sealed }
  return [
    ...ended,
    {
      label: windowLabel(present),
      year: sealed.slice(0, 4),
      words: 'Sealed',
      point: null,
      instead: 'sealed',
    },
  ]
}

function marksOf(releases: readonly TrustRelease[]): { mark: Mark; words: string }[] {
  const means = releases.flatMap((release) => meanOf(release) ?? [])
  const earlier = means.slice(0, -1)
  return [
    { mark: 'now', words: 'Latest closed quarter' },
    ...(earlier.some(({ openEnd }) => openEnd === null)
      ? [{ mark: 'dot', words: 'Average, rounded' } as const]
      : []),
    ...(earlier.some(({ openEnd }) => openEnd !== null)
      ? [{ mark: 'open', words: '“Or less”, “or more”' } as const]
      : []),
    { mark: 'interval', words: 'Likely range, 95%' },
    { mark: 'sealed', words: 'Nobody has seen these' },
  ]
}

function description(releases: readonly TrustRelease[], sealed: string): string {
  const told = releases.map((release) => {
    const mean = meanOf(release)
    return `${windowName(release)}: ${mean ? `${figureWords(mean)}, likely ${intervalWords(mean)}` : 'not shown'}.`
  })
  return `On a scale of 0 to 100. ${told.join(' ')} ${windowName({ from: sealed, to: sealed })} is sealed.`
}

function tableRow(release: TrustRelease): string[] {
  const mean = meanOf(release)
  return [
    windowName(release),
    mean ? figureWords(mean) : release.state === 'held' ? 'Not shown yet' : 'Not shown',
    mean ? intervalWords(mean) : '',
    mean ? peopleWords(mean) : 'Too few',
    dateWithYear(release.frozenOn),
  ]
}
