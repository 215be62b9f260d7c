// Quarters and coarse figures in words.
import type { Figure } from '../../server/core/disclosure/figures.ts'
import { monthLong } from './words.ts'

/** Two quarters of one year, such as "April to September 2026". */
export function windowName({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${monthOf(from, 1)} to ${monthOf(to, 3)} ${to.slice(0, 4)}`
}

const monthOf = (quarter: string, nth: 1 | 3): string =>
  monthLong(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 3 + nth).padStart(2, '0')}`)

/** "Q3", or "Q2–Q3" for a window that waited. */
export function windowLabel({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? to.slice(5) : `${from.slice(5)}–${to.slice(5)}`
}

export const percent = (share: number): number => Math.round(100 * share)

export const count = (people: number): string => people.toLocaleString('en-US')

const FEW = 20

/** The published value, no finer than it is. */
export function figureWords({ measure, value, openEnd, people }: Figure): string {
  if (measure === 'mean') {
    if (openEnd === null) return `about ${value}`
    return openEnd === 'low' ? `${value} or less` : `${value} or more`
  }
  // Of 11 to 19 people a share is one of three.
  const few = people.low < FEW
  if (openEnd === 'low') return `${value}% or less`
  if (openEnd === 'high') return few ? `over ${value}%` : `${value}% or more`
  return few ? 'between 55% and 70%' : `about ${value}%`
}

export const peopleWords = ({ people }: Figure): string => `${count(people.low)} to ${count(people.high)}`

export const intervalWords = ({ interval: [low, high] }: Figure): string => `${low} to ${high}`
