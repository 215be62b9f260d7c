// Months, quarters and coarse figures in words.
import type { Figure } from '../../server/core/disclosure/figures.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-10` as "October". */
export function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month
}

export const monthAndYear = (month: string): string => `${monthName(month)} ${month.slice(0, 4)}`

/** `2027-01-01` as "January 1, 2027". */
export function dayName(date: string): string {
  return `${monthName(date)} ${Number(date.slice(8, 10))}, ${date.slice(0, 4)}`
}

/** Two quarters of one year, such as "April to September 2026". */
export function windowName({ from, to }: { readonly from: string; readonly to: string }): string {
  const first = MONTHS[Number(from.slice(6)) * 3 - 3]
  const last = MONTHS[Number(to.slice(6)) * 3 - 1]
  return `${first} to ${last} ${to.slice(0, 4)}`
}

/** "Q3", or "Q2–Q3" for a window that waited. */
export function windowLabel({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? to.slice(5) : `${from.slice(5)}–${to.slice(5)}`
}

export const percent = (share: number): number => Math.round(100 * share)

/** Of every 100, but never 0 or 100 unless it is none or all. */
export function ofHundred(rate: number): number {
  const whole = percent(rate)
  if (rate > 0 && whole === 0) return 1
  return rate < 1 && whole === 100 ? 99 : whole
}

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
