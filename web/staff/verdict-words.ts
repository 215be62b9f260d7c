// The sentences about a frozen sum of verdicts: the finding and its doubt, or what a window that was held waits for.
import type { Figure } from '../../server/core/disclosure/figures.ts'
import type { WaitsFor } from '../../server/core/disclosure/sums.ts'
import { figureWords, intervalWords, peopleWords } from './figure-words.ts'
import { monthLong, monthLongWithYear, monthShort } from './words.ts'

export interface VerdictSum {
  /** Months, both inclusive, of one year. */
  readonly from: string
  readonly to: string
  readonly state: 'published' | 'held' | 'lapsed'
  readonly waitsFor: WaitsFor | null
  readonly figure: Figure | null
  /** In the program's time zone, of 10 characters. */
  readonly frozenOn: string
  /** Against the latest figure. */
  readonly apart: boolean
}

type Months = Pick<VerdictSum, 'from' | 'to'>

/** "October", or "August to October". */
export const monthsIn = ({ from, to }: Months): string =>
  from === to ? monthLong(to) : `${monthLong(from)} to ${monthLong(to)}`

export const monthsInYear = (window: Months): string => `${monthsIn(window)} ${window.to.slice(0, 4)}`

/** "Oct", or "Aug–Oct". */
export const monthsLabel = ({ from, to }: Months): string =>
  from === to ? monthShort(to) : `${monthShort(from)}–${monthShort(to)}`

const inMonths = (window: Months): string =>
  `${window.from === window.to ? 'In' : 'From'} ${monthsIn(window)}`

/** The finding alone. */
export function called(window: VerdictSum): string {
  const { figure } = window
  if (!figure) return ''
  return `${inMonths(window)} ${figureWords(figure)} of ${peopleWords(figure)} people called their goal a success.`
}

export function calledWithDoubt(window: VerdictSum): string {
  const { figure } = window
  if (!figure) return ''
  const [low, high] = figure.interval
  return `${inMonths(window)} ${figureWords(figure)} said yes, and for everyone like those who answered it is likely between ${low}% and ${high}%.`
}

const NEEDS: Readonly<Record<WaitsFor, string>> = {
  most: 'about two thirds of the answers needed are there',
  some: 'a third or less of the answers needed is there',
  maker:
    'every answer came by way of one person on the staff, so the program needs a second person who prints letters',
}

export function waitingSentence(window: VerdictSum): string {
  const { state, waitsFor } = window
  if (waitsFor === null) return ''
  if (state === 'held')
    return `${monthsInYear(window)}: ${NEEDS[waitsFor]}. It is looked at again together with the month after.`
  const why = waitsFor === 'maker' ? NEEDS.maker : 'too few answers'
  return `${monthsInYear(window)} ended with its year and will not be shown: ${why}.`
}

export function rowOf(window: VerdictSum): string[] {
  const { figure, state } = window
  const name = window.from === window.to ? monthLongWithYear(window.to) : monthsInYear(window)
  if (!figure) return [name, state === 'held' ? 'Not shown yet' : 'Not shown', '', 'Too few']
  return [name, figureWords(figure), `${intervalWords(figure)}%`, peopleWords(figure)]
}
