// The three questions of a release one by one: the share who gave one of the two upper answers, as published.
import type { Figure } from '../../server/core/disclosure/figures.ts'
import { Across, AcrossScale } from '../charts/across.tsx'
import { AsTable } from '../charts/as-table.tsx'
import type { Point } from '../charts/columns.tsx'
import { Key } from '../charts/key.tsx'
import { figureWords, intervalWords, peopleWords, windowName } from './figure-words.ts'
import type { TrustRelease } from './trust-words.ts'

const QUESTIONS: Readonly<Record<string, string>> = {
  T1: 'Trust them a lot or completely',
  T2: 'Say they listen most of the time or every time',
  T3: 'Say they do what they say they will do, most of the time or every time',
}

export function TrustItems({ release }: { readonly release: TrustRelease }) {
  const shares = release.figures.filter(({ measure }) => measure === 'share')
  if (shares.length === 0) return null
  return (
    <>
      <h3 class="th">The three questions, {windowName(release)}</h3>
      <figure>
        <figcaption class="meta">
          Percent who gave one of the two upper answers, among {peopleWords(shares[0]!)} people, rounded so
          that nobody’s answer can be worked out
        </figcaption>
        <div class="cath" aria-hidden="true">
          <p />
          <AcrossScale />
          <p class="meta">Share</p>
        </div>
        <ul class="cat">
          {shares.map((figure) => (
            <li>
              <p class="nm">{QUESTIONS[figure.scale] ?? figure.scale}</p>
              <Across point={pointOf(figure)} />
              <p class="est">
                {figureWords(figure)} <span>({intervalWords(figure)})</span>
              </p>
            </li>
          ))}
        </ul>
        <Key
          marks={[
            ...(shares.some(isPoint) ? [{ mark: 'dot', words: 'Share, rounded' } as const] : []),
            ...(shares.some(({ openEnd }) => openEnd !== null)
              ? [{ mark: 'open', words: '“Or less”, “or more”' } as const]
              : []),
            { mark: 'across', words: 'Likely range, 95%' },
          ]}
        />
        <AsTable
          name="The three questions"
          columns={['Question', 'Share', 'Likely range', 'People who answered']}
          rows={shares.map((figure) => [
            QUESTIONS[figure.scale] ?? figure.scale,
            figureWords(figure),
            `${intervalWords(figure)}%`,
            peopleWords(figure),
          ])}
        />
      </figure>
    </>
  )
}

/** "Between 55 and 70 %" is a range: it has no point of its own. */
const isPoint = ({ value, openEnd }: Figure): boolean => openEnd === null && Number.isInteger(value)

function pointOf(figure: Figure): Point {
  const [low, high] = figure.interval
  const value = figure.openEnd !== null || isPoint(figure) ? figure.value : null
  return { low, high, value, look: figure.openEnd === null ? 'dot' : 'open' }
}
