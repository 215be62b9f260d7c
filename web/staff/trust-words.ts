// The sentences about a release: the finding, then the doubt; or how far a quarter that was held is from being shown.
import type { Wait } from '../../server/core/disclosure/closing.ts'
import type { Figure } from '../../server/core/disclosure/figures.ts'
import { figureWords, windowName } from './figure-words.ts'
import { dateWithYear } from './words.ts'

export interface TrustRelease {
  readonly from: string
  readonly to: string
  readonly state: 'published' | 'held' | 'lapsed'
  readonly thirds: number | null
  /** Null: published, or held before this was kept. */
  readonly heldFor: Wait | null
  /** In the program's time zone, of 10 characters. */
  readonly frozenOn: string
  readonly figures: readonly Figure[]
  /** Against the release before it; null: there is none. */
  readonly apart: boolean | null
}

export function stood(release: TrustRelease): string {
  const mean = release.figures.find(({ measure }) => measure === 'mean')
  return mean ? `From ${windowName(release)} trust stood at ${figureWords(mean)} of 100` : ''
}

export function doubt(release: TrustRelease): string {
  const mean = release.figures.find(({ measure }) => measure === 'mean')
  if (!mean) return ''
  const [low, high] = mean.interval
  const finding = `${stood(release)}, and for everyone like those who answered it is likely between ${low} and ${high}.`
  if (release.apart === null) return finding
  return release.apart
    ? `${finding} The range lies apart from the one before: more than chance makes. It says “look”, not “who”.`
    : `${finding} The range overlaps the one before: the change may be chance.`
}

export function heldSentence(release: TrustRelease, nextLook: string): string {
  const next = `next look ${dateWithYear(nextLook)}`
  if (release.state === 'lapsed' && release.heldFor === 'maker')
    return `${windowName(release)} ended with its year and will not be shown: too many of its answers came through one person’s hands; ${next}.`
  if (release.state === 'lapsed')
    return `${windowName(release)} ended with its year and too few answers, and will not be shown; ${next}.`
  if (release.heldFor === 'maker')
    return `${windowName(release)} needs a second person who prints letters. Too many of its answers came through one person’s hands, and no figure is shown; ${next}.`
  const share = release.thirds === 2 ? 'about two thirds' : 'a third or less'
  return `${windowName(release)}: ${share} of the answers needed; ${next}.`
}
