// What looked odd about how a quarter's answers were gathered: a warning about data, of nobody.
import type { OddPattern } from '../../server/core/statistics/odd-patterns.ts'
import { windowName } from './figure-words.ts'

const ODD: Readonly<Record<OddPattern, string>> = {
  one_device: 'Five patients or more, each with a phone of their own, answered on one and the same device.',
  bursts: 'Several patients asked about one worker answered within ten minutes, hours after their texts.',
  skips: 'In one caseload most questions were passed by, far more than in the others.',
  straight_lines:
    'In one caseload nearly everybody gave the same answer to every question, unlike the others.',
  lost_phones: 'In one caseload many phones stopped or turned out wrong, far more than in the others.',
}

export interface OddProps {
  readonly odd: { readonly quarter: string; readonly found: readonly OddPattern[] } | null
}

export function OddData({ odd }: OddProps) {
  return odd === null ? null : (
    <section class="note ask" aria-labelledby="odd-h">
      <h2 id="odd-h">
        Something looks odd in how the answers of {windowName({ from: odd.quarter, to: odd.quarter })} came in
      </h2>
      <ul>
        {odd.found.map((pattern) => (
          <li>{ODD[pattern]}</li>
        ))}
      </ul>
      <p>
        It may be a clinic’s computer, a helper who means well, or a faulty list of numbers. Ask how patients
        answer before you rely on that quarter. It says nothing of anybody’s work, and Sayso does not say
        whose caseload it was.
      </p>
    </section>
  )
}
